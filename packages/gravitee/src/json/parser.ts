import { span, type Diagnostic, type Span } from '@sluice/parser';
import { graviteeMessages } from '../messages.ts';
import type { JsonMember, JsonNode } from './ast.ts';

export interface ParsedJson {
  /** Null where the text is no JSON. */
  readonly root: JsonNode | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Strict JSON (RFC 8259) with spans; a byte order mark may stand in front. Any text gives an answer, never an
 * exception: the first fault ends the reading with one finding at its place. Names that stand twice in an object are
 * kept and reported, for all but the last of them go unseen in the gateway.
 */
export function parseJson(text: string): ParsedJson {
  const reader = new Reader(text);
  try {
    return { root: reader.document(), diagnostics: reader.diagnostics };
  } catch (e) {
    if (!(e instanceof Fault)) throw e;
    return { root: null, diagnostics: [...reader.diagnostics, e.diagnostic] };
  }
}

/** The nesting that the gateway's own reader (Jackson since 2.15) allows. */
const MAX_DEPTH = 1000;

/** Ends the reading; not an Error, so a bug of ours is never taken for it. */
class Fault {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    this.diagnostic = diagnostic;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex -- the characters that a JSON string must escape
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const BLANK = /[ \t\r\n]*/y;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly text: string;
  private at: number;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  document(): JsonNode {
    this.blank();
    const root = this.value();
    this.blank();
    if (this.at < this.text.length) this.fault('nothing more is expected behind the value');
    return root;
  }

  private value(): JsonNode {
    const start = this.at;
    switch (this.text[start]) {
      case '{':
        return this.nested(() => this.object(start));
      case '[':
        return this.nested(() => this.array(start));
      case '"':
        return { kind: 'string', value: this.string(), span: span(start, this.at) };
      default:
        return this.scalar(start);
    }
  }

  private nested(read: () => JsonNode): JsonNode {
    if (++this.depth > MAX_DEPTH)
      throw new Fault(graviteeMessages('GIO3002', span(this.at, this.at + 1), { limit: MAX_DEPTH }));
    this.at++;
    this.blank();
    const node = read();
    this.depth--;
    return node;
  }

  private object(start: number): JsonNode {
    const members: JsonMember[] = [];
    const names = new Map<string, Span>();
    while (this.text[this.at] !== '}') {
      const nameStart = this.at;
      if (this.text[nameStart] !== '"')
        this.fault(members.length === 0 ? 'a name or "}" is expected' : 'a name is expected');
      const name = this.string();
      const nameSpan = span(nameStart, this.at);
      const earlier = names.get(name);
      if (earlier !== undefined) this.diagnostics.push(graviteeMessages('GIO3003', earlier, { name }));
      names.set(name, nameSpan);
      this.blank();
      if (this.text[this.at] !== ':') this.fault('":" is expected behind the name');
      this.at++;
      this.blank();
      members.push({ name, nameSpan, value: this.value() });
      if (!this.comma('}')) break;
    }
    this.at++;
    return { kind: 'object', members, span: span(start, this.at) };
  }

  private array(start: number): JsonNode {
    const items: JsonNode[] = [];
    while (this.text[this.at] !== ']') {
      items.push(this.value());
      if (!this.comma(']')) break;
    }
    this.at++;
    return { kind: 'array', items, span: span(start, this.at) };
  }

  /** Whether another member follows; false in front of `close`. */
  private comma(close: string): boolean {
    this.blank();
    if (this.text[this.at] === close) return false;
    if (this.text[this.at] !== ',') this.fault(`"," or "${close}" is expected`);
    this.at++;
    this.blank();
    if (this.text[this.at] === close) this.fault('something more is expected behind the comma');
    return true;
  }

  private string(): string {
    const start = this.at++;
    let value = '';
    for (;;) {
      value += this.take(PLAIN);
      const c = this.text[this.at];
      if (c === '"') break;
      if (c !== '\\')
        this.fault(c === undefined ? 'the string is never closed' : 'a control character must be escaped', start);
      value += this.escape();
    }
    this.at++;
    return value;
  }

  private escape(): string {
    const c = this.text[this.at + 1] ?? '';
    const simple = ESCAPES[c];
    const hex = c === 'u' ? /^[0-9A-Fa-f]{4}$/.exec(this.text.slice(this.at + 2, this.at + 6)) : null;
    if (simple === undefined && hex === null) this.fault('this escape does not exist', this.at, this.at + 2);
    this.at += simple === undefined ? 6 : 2;
    return simple ?? String.fromCharCode(Number.parseInt(hex![0], 16));
  }

  private scalar(start: number): JsonNode {
    const number = this.take(NUMBER);
    const rest = this.take(/[\p{L}\p{N}_$.+-]+/uy);
    const at = span(start, this.at);
    const word = number + rest;
    switch (word) {
      case 'true':
      case 'false':
        return { kind: 'boolean', value: word === 'true', span: at };
      case 'null':
        return { kind: 'null', span: at };
      case '':
        return this.fault('a value is expected');
      default:
        if (number !== '' && rest === '') return { kind: 'number', text: number, span: at };
        return this.fault('this is no value of JSON', start, this.at);
    }
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private blank(): void {
    BLANK.lastIndex = this.at;
    BLANK.exec(this.text);
    this.at = BLANK.lastIndex;
  }

  private fault(what: string, start = this.at, end = this.at): never {
    const { length } = this.text;
    const from = Math.min(start, Math.max(length - 1, 0));
    throw new Fault(graviteeMessages('GIO3001', span(from, Math.min(Math.max(end, from + 1), length)), { what }));
  }
}
