import { suggest, type Diagnostic, type Span } from '@sluice/parser';
import { memberOf, type JsonNode } from '../json/ast.ts';
import { graviteeMessages } from '../messages.ts';

/**
 * A place in a definition, and how its value is read: as the gateway's Jackson mapper would, with a finding where that
 * one fails. Numbers and booleans pass for text, "true" for a boolean, null for what is absent, and unknown names are
 * not looked at. Reading never throws: what cannot be read counts as absent.
 */
export class Cursor {
  readonly node: JsonNode;
  /** `api.flows[0].response[1]`: empty at the root. */
  readonly path: string;
  readonly report: (d: Diagnostic) => void;

  constructor(node: JsonNode, path: string, report: (d: Diagnostic) => void) {
    this.node = node;
    this.path = path;
    this.report = report;
  }

  get span(): Span {
    return this.node.span;
  }

  /** Where a finding about the whole of it is shown: of something long, where it begins. */
  get mark(): Span {
    const { kind, span } = this.node;
    return kind === 'object' || kind === 'array' ? { start: span.start, end: span.start + 1 } : span;
  }

  /** Null where it is absent, null, or this is no object. */
  get(name: string): Cursor | null {
    const found = this.find(name);
    return found === null || found.node.kind === 'null' ? null : found;
  }

  /** Like `get`, but null stays a value of its own. */
  find(name: string): Cursor | null {
    const member = this.node.kind === 'object' ? memberOf(this.node, name) : undefined;
    return member === undefined ? null : this.at(member.value, `.${name}`);
  }

  has(name: string): boolean {
    return this.node.kind === 'object' && memberOf(this.node, name) !== undefined;
  }

  object(name: string): Cursor | null {
    return this.get(name)?.expect('object') ?? null;
  }

  /** The objects of a list; empty where there is no list. */
  objects(name: string): Cursor[] {
    return this.items(name).flatMap((item) => item.expect('object') ?? []);
  }

  items(name: string): Cursor[] {
    const list = this.get(name)?.expect('array') ?? null;
    return list?.node.kind === 'array' ? list.node.items.map((item, i) => list.at(item, `[${i}]`)) : [];
  }

  /** Names and values of a map, the last one of each name. */
  entries(): [string, Cursor][] {
    const { node } = this;
    if (node.kind !== 'object') return [];
    return [...new Set(node.members.map((m) => m.name))].map((name) => [name, this.find(name)!]);
  }

  text(name: string): string | null {
    return this.get(name)?.asText() ?? null;
  }

  asText(): string | null {
    const { node } = this;
    switch (node.kind) {
      case 'string':
        return node.value;
      case 'number':
        return node.text;
      case 'boolean':
        return String(node.value);
      case 'null':
      case 'object':
      case 'array':
        this.refuse('a text');
        return null;
    }
  }

  /** Whole numbers, also as text. */
  integer(name: string): number | null {
    const found = this.get(name);
    const text = found?.asText() ?? null;
    if (found === null || text === null) return null;
    if (/^\s*[+-]?\d{1,9}\s*$/.test(text)) return Number(text);
    found.refuse('a whole number');
    return null;
  }

  /** A primitive boolean of Java: null is false, absent is `absent`. */
  flag(name: string, absent: boolean): boolean {
    const found = this.find(name);
    if (found === null) return absent;
    const { node } = found;
    if (node.kind === 'null') return false;
    const text = node.kind === 'boolean' || node.kind === 'string' ? String(node.value).trim().toLowerCase() : '';
    if (text === 'true' || text === 'false') return text === 'true';
    found.refuse('true or false');
    return absent;
  }

  /** Letter case, `-` and `_` make no difference; unknown text counts as the fallback, with a warning. */
  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T {
    const found = this.get(name);
    const text = found?.asText() ?? null;
    if (found === null || text === null) return fallback;
    const known = values.find((v) => fold(v) === fold(text));
    if (known === undefined)
      this.report(graviteeMessages('GIO3008', found.mark, { value: text, values: values.join(', '), fallback }));
    return known ?? fallback;
  }

  /** Reports where it is absent or empty. */
  required(name: string): Cursor | null {
    const found = this.get(name);
    if (found === null) this.report(graviteeMessages('GIO3007', this.mark, { path: join(this.path, name) }));
    return found;
  }

  expect(kind: 'object' | 'array'): Cursor | null {
    if (this.node.kind === kind) return this;
    this.refuse(kind === 'object' ? 'an object' : 'a list');
    return null;
  }

  refuse(expected: string): void {
    this.report(graviteeMessages('GIO3006', this.mark, { path: this.path || 'The document', expected }));
  }

  private at(node: JsonNode, step: string): Cursor {
    return new Cursor(node, this.path === '' ? step.replace(/^\./, '') : this.path + step, this.report);
  }
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const fold = (text: string): string => text.toLowerCase().replace(/[-_]/g, '');

/** `; did you mean "x"?`, or nothing. */
export function hint(text: string, known: Iterable<string>): string {
  const near = suggest(text, known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}
