import { CLR } from '../clr.ts';
import { argument } from '../exception.ts';
import { boxedCursorOf } from '../protocol.ts';
import { ENUMERATE } from '../sequence.ts';
import { checkNesting } from './errors.ts';
import { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { equalValues, JValue, nullValue, valueOfSlot } from './value.ts';

/** Newtonsoft.Json.Linq.JContainer: a token with children. */
export abstract class JContainer extends JToken {
  /** Raised by every change: the enumerations under way fail, as in .NET. */
  version = 0;

  abstract insert(index: number, token: JToken | null): void;
  abstract setItem(index: number, token: JToken | null): void;
  abstract removeAt(index: number): void;
  abstract clear(): void;
  /** Appends what has just been made: it has no parent, and fits. */
  abstract append(token: JToken): void;

  override get first(): JToken | null {
    return this.count > 0 ? this.child(0) : null;
  }
  override get last(): JToken | null {
    return this.count > 0 ? this.child(this.count - 1) : null;
  }

  remove(token: JToken | null): boolean {
    const index = token === null ? -1 : this.indexOf(token);
    if (index >= 0) this.removeAt(index);
    return index >= 0;
  }

  /** `Add(object)` and its like: a sequence adds its elements one by one. */
  addContent(index: number, content: unknown, depth = 0): void {
    checkNesting(depth);
    if (!isMultiContent(content)) return this.insert(index, tokenOf(content));
    let at = index;
    for (const cursor = boxedCursorOf(content); cursor.moveNext(); at++) this.addContent(at, cursor.current, depth + 1);
  }

  *descendants(self: boolean, depth = 0): Generator<JToken> {
    checkNesting(depth);
    if (self) yield this;
    for (const cursor = this[ENUMERATE](); cursor.moveNext();) {
      yield cursor.current;
      if (cursor.current instanceof JContainer) yield* cursor.current.descendants(false, depth + 1);
    }
  }

  /** What goes in: a copy where the token stands somewhere already, or is this container or its root. */
  protected adopt(token: JToken | null): JToken {
    if (token === null) return nullValue();
    if (token.parent !== null || token === this || (token.count > 0 && this.root === token)) return token.clone(0);
    return token;
  }

  /** Refuses a child of the wrong kind; `existing` is the one it replaces. */
  protected validate(token: JToken, existing: JToken | null): void {
    void existing;
    if (token.type === TokenType.Property) cannotAdd(token, this);
  }
}

export const cannotAdd = (token: JToken, to: JToken): never => argument(`Can not add ${token[CLR]} to ${to[CLR]}.`);

/** Sequences are added element by element; texts, tokens and bytes are values. */
export const isMultiContent = (content: unknown): boolean =>
  typeof content === 'object' &&
  content !== null &&
  !(content instanceof JToken) &&
  !(content instanceof Uint8Array) &&
  ENUMERATE in content;

/** A token for content in an object slot; a JValue where it is not a token. */
export const tokenOf = (content: unknown): JToken => (content instanceof JToken ? content : valueOfSlot(content));

/** Setting an equal value keeps the token that is there. */
export function isUnchanged(existing: JToken, token: JToken | null): boolean {
  if (!(existing instanceof JValue)) return false;
  return token === null ? existing.type === TokenType.Null : token instanceof JValue && equalValues(existing, token);
}
