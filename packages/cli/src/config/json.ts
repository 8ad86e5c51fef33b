import type { Span } from '@sluice/parser';

/**
 * JSON with a span on every value and key, for messages that point into a configuration. Comments and a comma behind
 * the last item are taken, as editors do for such files. The first mistake ends the reading; nesting is bounded.
 */
export type JsonNode = { readonly span: Span } & (
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'literal'; readonly value: boolean | null }
);

export interface JsonMember {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: JsonNode;
}

export class JsonError extends Error {
  readonly span: Span;
  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

const DEEPEST = 100;
const SPACE = /(?:[\s\ufeff]+|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;
/** Any character but quotes, backslashes and control characters; or an escape. */
const STRING = /"(?:[ !#-[\]-~\u00a0-\u{10ffff}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;

/** Throws JsonError. */
export function readJson(text: string): JsonNode {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  value(depth: number): JsonNode {
    this.match(SPACE);
    const start = this.at;
    if (depth > DEEPEST) throw this.wrong('it is nested too deeply');
    const spanned = <T>(node: T): T & { readonly span: Span } => ({ ...node, span: { start, end: this.at } });
    switch (this.text[start]) {
      case '{':
        return spanned({ kind: 'object', members: this.members(depth) });
      case '[':
        return spanned({ kind: 'array', items: this.items(depth) });
      case '"':
        return spanned({ kind: 'string', value: this.string() });
      default: {
        const digits = this.match(NUMBER);
        if (digits !== '') return spanned({ kind: 'number', value: Number(digits) });
        const word = this.match(WORD);
        if (word === 'null') return spanned({ kind: 'literal', value: null });
        if (word === 'true' || word === 'false') return spanned({ kind: 'literal', value: word === 'true' });
        this.at = start;
        throw this.wrong('a value is missing here');
      }
    }
  }

  end(): void {
    this.match(SPACE);
    if (this.at < this.text.length) throw this.wrong('nothing may stand behind the value');
  }

  private members(depth: number): JsonMember[] {
    const members: JsonMember[] = [];
    this.at++;
    while (!this.closes('}')) {
      if (members.length > 0) this.comma('}');
      if (this.closes('}')) break;
      const start = this.at;
      if (this.text[start] !== '"') throw this.wrong('a key in double quotes is missing here');
      const key = this.string();
      const keySpan = { start, end: this.at };
      this.match(SPACE);
      if (this.text[this.at] !== ':') throw this.wrong('a colon is missing here');
      this.at++;
      members.push({ key, keySpan, value: this.value(depth + 1) });
    }
    this.at++;
    return members;
  }

  private items(depth: number): JsonNode[] {
    const items: JsonNode[] = [];
    this.at++;
    while (!this.closes(']')) {
      if (items.length > 0) this.comma(']');
      if (this.closes(']')) break;
      items.push(this.value(depth + 1));
    }
    this.at++;
    return items;
  }

  private closes(bracket: string): boolean {
    this.match(SPACE);
    return this.text[this.at] === bracket;
  }

  private comma(bracket: string): void {
    if (this.text[this.at] !== ',') throw this.wrong(`a comma or ${bracket} is missing here`);
    this.at++;
  }

  private string(): string {
    const written = this.match(STRING);
    if (written === '') throw this.wrong('this text is not closed, or holds a character that must be escaped');
    return JSON.parse(written) as string;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private wrong(problem: string): JsonError {
    return new JsonError(problem, { start: this.at, end: Math.min(this.at + 1, this.text.length) });
  }
}
