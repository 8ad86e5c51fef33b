import { indexOutOfRange } from '../array.ts';
import { argumentNull } from '../exception.ts';
import { isLetterOrDigit } from './characters.ts';
import { jsonException } from './errors.ts';
import type { Comparator, Filter, Query, Side } from './jpath.ts';
import { convert } from './library.ts';
import { boolValue, doubleValue, longValue, nullValue, stringValue, type JValue } from './value.ts';

/** Reads Newtonsoft's JSONPath; refuses with JsonException and Newtonsoft's messages. */

/** Paths are mostly constants: the last ones read are kept. */
const cache = new Map<string, readonly Filter[]>();
const CACHED = 256;

export function parsePath(path: string | null): readonly Filter[] {
  if (path === null) return argumentNull('expression');
  let filters = cache.get(path);
  if (filters === undefined) {
    filters = new PathParser(path).parse();
    if (cache.size >= CACHED) cache.delete(cache.keys().next().value!);
    cache.set(path, filters);
  }
  return filters;
}

const OPERATORS: readonly (readonly [text: string, operator: Comparator])[] = [
  ['===', '==='],
  ['==', '=='],
  ['=~', '=~'],
  ['!==', '!=='],
  ['!=', '!='],
  ['<>', '!='],
  ['<=', '<='],
  ['<', '<'],
  ['>=', '>='],
  ['>', '>'],
];
const ESCAPES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '\\': '\\',
  '"': '"',
  "'": "'",
  '/': '/',
};
const OPEN_INDEXER = 'Path ended with open indexer.';
const OPEN_QUERY = 'Path ended with open query.';
/** Queries nest inside the paths of queries. */
const MAX_DEPTH = 64;

class PathParser {
  private readonly text: string;
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  parse(): readonly Filter[] {
    const { text } = this;
    const filters: Filter[] = [];
    let start = 0;
    this.skipSpace();
    if (this.at === text.length) return filters;
    if (text[this.at] === '$') {
      if (text.length === 1) return filters;
      // `$` alone begins a name; `$.` and `$[` stand for the root.
      const next = text[this.at + 1];
      if (next === '.' || next === '[') start = ++this.at;
    }
    if (!this.steps(filters, start, false)) {
      const last = this.at;
      this.skipSpace();
      if (this.at < text.length) jsonException(`Unexpected character while parsing path: ${text[last]!}`);
    }
    return filters;
  }

  /** Steps up to the end of the path or of the query around it; true at the end of the text. */
  private steps(filters: Filter[], from: number, query: boolean): boolean {
    const { text } = this;
    let start = from;
    let scan = false;
    let afterIndexer = false;
    let afterDot = false;
    const flush = (): void => {
      if (this.at > start) {
        filters.push(field(text.slice(start, this.at), scan));
        scan = false;
      }
    };
    for (let ended = false; this.at < text.length && !ended;) {
      const c = text[this.at]!;
      switch (c) {
        case '[':
        case '(':
          flush();
          filters.push(this.indexer(c === '[' ? ']' : ')', scan));
          scan = false;
          start = ++this.at;
          afterIndexer = true;
          afterDot = false;
          break;
        case ']':
        case ')':
        case ' ':
          ended = true;
          break;
        case '.':
          flush();
          if (text[this.at + 1] === '.') {
            scan = true;
            this.at++;
          }
          start = ++this.at;
          afterIndexer = false;
          afterDot = true;
          break;
        default:
          if (query && '=<!>|&'.includes(c)) ended = true;
          else if (afterIndexer) jsonException(`Unexpected character following indexer: ${c}`);
          else this.at++;
      }
    }
    const atEnd = this.at === text.length;
    if (this.at > start) filters.push(field(text.slice(start, this.at).trimEnd(), scan));
    else if (afterDot && (atEnd || query)) jsonException('Unexpected end while parsing path.');
    return atEnd;
  }

  private indexer(close: string, scan: boolean): Filter {
    this.at++;
    this.expectMore(OPEN_INDEXER);
    this.skipSpace();
    const c = this.here;
    return c === "'" ? this.quotedFields(close, scan) : c === '?' ? this.query(close, scan) : this.arrayIndexer(close);
  }

  private quotedFields(close: string, scan: boolean): Filter {
    const names: string[] = [];
    while (this.at < this.text.length) {
      names.push(this.quoted());
      this.skipSpace();
      this.expectMore(OPEN_INDEXER);
      const c = this.text[this.at]!;
      if (c === close) {
        if (names.length === 1) return { kind: scan ? 'scan' : 'field', name: names[0]! };
        return { kind: scan ? 'scans' : 'fields', names };
      }
      if (c !== ',') this.unexpectedInIndexer(c);
      this.at++;
      this.skipSpace();
    }
    return jsonException(OPEN_INDEXER);
  }

  private arrayIndexer(close: string): Filter {
    const { text } = this;
    const indexes: number[] = [];
    const parts: (number | null)[] = [];
    let start = this.at;
    let end: number | null = null;
    const number = (required: boolean): number | null => {
      const length = (end ?? this.at) - start;
      if (length > 0) return convert('Int32', text.slice(start, start + length)) as number;
      return required ? jsonException('Array index expected.') : null;
    };
    while (this.at < text.length) {
      const c = text[this.at]!;
      if (c === ' ') {
        end = this.at;
        this.skipSpace();
      } else if (c === close) {
        if (indexes.length > 0) return { kind: 'indexes', indexes: [...indexes, number(true)!] };
        if (parts.length === 0) return { kind: 'index', index: number(true) };
        const last = number(false);
        const [sliceStart = null, sliceEnd = null, step = null] =
          parts.length === 1 ? [parts[0]!, last] : [parts[0]!, parts[1]!, last ?? parts[2] ?? null];
        return { kind: 'slice', start: sliceStart, end: sliceEnd, step };
      } else if (c === ',' || c === ':') {
        if (c === ',') indexes.push(number(true)!);
        else parts.push(number(false));
        this.at++;
        this.skipSpace();
        start = this.at;
        end = null;
      } else if (c === '*') {
        this.at++;
        this.expectMore(OPEN_INDEXER);
        this.skipSpace();
        if (this.here !== close) this.unexpectedInIndexer(c);
        return { kind: 'index', index: null };
      } else if ((!/\p{Nd}/u.test(c) && c !== '-') || end !== null) this.unexpectedInIndexer(c);
      else this.at++;
    }
    return jsonException(OPEN_INDEXER);
  }

  // ---- queries

  private query(close: string, scan: boolean): Filter {
    const { text } = this;
    if (++this.depth > MAX_DEPTH) jsonException(OPEN_QUERY);
    this.at++;
    this.expectMore(OPEN_INDEXER);
    if (text[this.at] !== '(') this.unexpectedInIndexer(text[this.at]!);
    this.at++;
    const query = this.expression();
    this.at++;
    this.expectMore(OPEN_INDEXER);
    this.skipSpace();
    if (this.here !== close) this.unexpectedInIndexer(this.here);
    this.depth--;
    return { kind: scan ? 'scanQuery' : 'query', query };
  }

  /** `&&` and `||` as Newtonsoft groups them: a change of operator opens a group at the end of the one before. */
  private expression(): Query {
    interface Group {
      readonly kind: 'and' | 'or';
      readonly parts: Query[];
    }
    let root: Group | null = null;
    let group: Group | null = null;
    while (this.at < this.text.length) {
      const left = this.side();
      const query: Query = /[)|&]/.test(this.text[this.at]!)
        ? { kind: 'exists', left }
        : { kind: 'compare', left, operator: this.operator(), right: this.side() };
      const c = this.text[this.at]!;
      if (c === ')') {
        if (group === null) return query;
        group.parts.push(query);
        return root!;
      }
      if (c !== '&' && c !== '|') continue;
      if (!this.accept(c + c)) this.unexpectedInQuery();
      const kind = c === '&' ? 'and' : 'or';
      if (group?.kind !== kind) {
        const inner: Group = { kind, parts: [] };
        group?.parts.push(inner);
        group = inner;
        root ??= inner;
      }
      group.parts.push(query);
    }
    return jsonException(OPEN_QUERY);
  }

  private side(): Side {
    this.skipSpace();
    const side = this.sidePath() ?? this.literal() ?? this.unexpectedInQuery();
    this.skipSpace();
    this.expectMore(OPEN_QUERY);
    return side;
  }

  private sidePath(): readonly Filter[] | null {
    const c = this.here;
    if (c !== '$' && c !== '@') return null;
    const filters: Filter[] = c === '$' ? [{ kind: 'root' }] : [];
    this.at++;
    if (this.steps(filters, this.at, true)) jsonException(OPEN_QUERY);
    return filters;
  }

  private operator(): Comparator {
    if (this.at + 1 >= this.text.length) jsonException(OPEN_QUERY);
    for (const [text, operator] of OPERATORS) if (this.accept(text)) return operator;
    return jsonException('Could not read query operator.');
  }

  private literal(): JValue | null {
    const c = this.here;
    if (c === "'") return stringValue(this.quoted());
    if (c === '/') return stringValue(this.regex());
    if (/[\p{Nd}-]/u.test(c)) return this.number();
    if (this.accept('true')) return boolValue(true);
    if (this.accept('false')) return boolValue(false);
    return this.accept('null') ? nullValue() : null;
  }

  private number(): JValue | null {
    const end = /[ )]|$/.exec(this.text.slice(this.at))!.index + this.at;
    const digits = this.text.slice(this.at, end);
    this.at = end;
    if (end === this.text.length) return null;
    if (/[.Ee]/.test(digits))
      return /^-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(digits) ? doubleValue(Number(digits)) : null;
    if (!/^-?\d+$/.test(digits) || BigInt.asIntN(64, BigInt(digits)) !== BigInt(digits)) return null;
    const number = Number(digits);
    return longValue(Number.isSafeInteger(number) ? number + 0 : BigInt(digits));
  }

  private quoted(): string {
    const { text } = this;
    let out = '';
    for (this.at++; this.at < text.length; this.at++) {
      const c = text[this.at]!;
      if (c === "'") {
        this.at++;
        return out;
      }
      if (c === '\\' && this.at + 1 < text.length) {
        const escaped = text[++this.at]!;
        out += ESCAPES[escaped] ?? jsonException(`Unknown escape character: \\${escaped}`);
      } else out += c;
    }
    return jsonException('Path ended with an open string.');
  }

  /** With its slashes and options. */
  private regex(): string {
    const { text } = this;
    const start = this.at++;
    for (; this.at < text.length; this.at++) {
      if (text[this.at] === '\\' && this.at + 1 < text.length) this.at++;
      else if (text[this.at] === '/') {
        do this.at++;
        while (isLetterOrDigit(text.charCodeAt(this.at)) && !/\p{Nd}/u.test(text[this.at]!));
        return text.slice(start, this.at);
      }
    }
    return jsonException('Path ended with an open regex.');
  }

  // ----

  /** The character here; Newtonsoft looks past the end in places, and falls over. */
  private get here(): string {
    return this.text[this.at] ?? indexOutOfRange();
  }

  private accept(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }
  private skipSpace(): void {
    while (this.text[this.at] === ' ') this.at++;
  }
  private expectMore(message: string): void {
    if (this.at >= this.text.length) jsonException(message);
  }
  private unexpectedInIndexer(c: string): never {
    return jsonException(`Unexpected character while parsing path indexer: ${c}`);
  }
  private unexpectedInQuery(): never {
    return jsonException(`Unexpected character while parsing path query: ${this.here}`);
  }
}

const field = (name: string, scan: boolean): Filter => ({
  kind: scan ? 'scan' : 'field',
  name: name === '*' ? null : name,
});
