import { toText } from '../object.ts';
import { argumentNull, clrThrow, invalidOperation } from '../exception.ts';
import { CLR } from '../clr.ts';
import type { ENUMERATE } from '../sequence.ts';
import type { Cursor, Sequence } from '../sequence.ts';
import type { LineInfo } from './errors.ts';
import { TokenType } from './token-type.ts';

/**
 * Newtonsoft.Json.Linq.JToken: a node of a mutable JSON tree that knows its parent. Adding a token that already has a
 * parent adds a copy. `parent` is always a JContainer.
 */
export abstract class JToken implements Sequence<JToken> {
  parent: JToken | null = null;
  /** Where the token stands in its parent, when last looked up: a hint, checked before use. */
  hint = 0;
  /** The place in the text it was read from (`LineInfo`); 0 where it was not read from a text. */
  line = 0;
  position = 0;

  abstract readonly type: TokenType;
  abstract get [CLR](): string;
  abstract [ENUMERATE](): Cursor<JToken>;

  /** A copy without a parent; `depth` counts the levels above it, so that hostile nesting ends in a limit. */
  abstract clone(depth: number): JToken;
  abstract deepEquals(other: JToken, depth: number): boolean;
  /** A text that is the same for tokens that are `deepEquals`: the key of JTokenEqualityComparer. */
  abstract deepKey(depth: number): string;

  abstract readonly count: number;
  abstract child(index: number): JToken;
  /** By identity; -1 where it is not a child. */
  abstract indexOf(token: JToken): number;

  /** `this[object]`: the key is an object slot. */
  get(key: unknown): JToken | null {
    void key;
    return this.noChildren();
  }
  set(key: unknown, value: JToken | null): void {
    void key;
    void value;
    clrThrow('System.InvalidOperationException', `Cannot set child value on ${this[CLR]}.`);
  }

  get first(): JToken | null {
    return this.noChildren();
  }
  get last(): JToken | null {
    return this.noChildren();
  }

  noChildren(): never {
    return invalidOperation(`Cannot access child value on ${this[CLR]}.`);
  }

  get root(): JToken {
    let at: JToken = this;
    while (at.parent !== null) at = at.parent;
    return at;
  }

  get lineInfo(): LineInfo | null {
    return this.line === 0 ? null : this;
  }

  /** The sibling `by` places after this one; null outside the parent. */
  sibling(by: number): JToken | null {
    const { parent } = this;
    if (parent === null || parent.type === TokenType.Property) return null;
    const index = parent.indexOf(this) + by;
    return index >= 0 && index < parent.count ? parent.child(index) : null;
  }

  *ancestors(self: boolean): Generator<JToken> {
    for (let at: JToken | null = self ? this : this.parent; at !== null; at = at.parent) yield at;
  }
}

/** How messages show a key: `{null}`, `"text"`, `5`. */
export const keyText = (key: unknown): string =>
  key === null ? '{null}' : typeof key === 'string' ? `"${key}"` : toText(key);

/** A key of the wrong kind: `Accessed JArray values with invalid key value: "a". Int32 array index expected.` */
export function invalidKey(verb: 'Accessed' | 'Set', owner: string, key: unknown, expected: string): never {
  if (key === null) return argumentNull('key');
  throw clrThrow(
    'System.ArgumentException',
    `${verb} ${owner} values with invalid key value: ${keyText(key)}. ${expected} expected.`,
  );
}
