import { isEnum, T } from '../../types/registry.ts';
import { runtimeName } from '../../types/type.ts';
import { Box, CLR, type ClrObject } from '../clr.ts';
import { CONVERTS_AS } from '../convert-code.ts';
import { argument } from '../exception.ts';
import { objectKey, runtimeTypeOf, toText } from '../object.ts';
import { ENUMERATE, type Cursor } from '../sequence.ts';
import { NO_TOKENS } from './cursors.ts';
import { doubleText } from './library.ts';
import { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { compareSlots } from './compare.ts';

/**
 * How a JValue keeps its value. What the reader makes (text, numbers, booleans) is kept bare and becomes an object
 * slot only when somebody asks for `.Value`: `(int)token` never makes a bigint of a small number.
 */
export const Tag = {
  Null: 0,
  String: 1,
  Boolean: 2,
  /** Int64: a number where it is a safe integer, a bigint otherwise. */
  Int64: 3,
  Int32: 4,
  Double: 5,
  /** Anything else, as it stands in an object slot. */
  Slot: 6,
} as const;
export type Tag = (typeof Tag)[keyof typeof Tag];

/** Newtonsoft.Json.Linq.JValue: a token without children. */
export class JValue extends JToken {
  type: TokenType;
  tag: Tag;
  stored: unknown;

  constructor(type: TokenType, tag: Tag, stored: unknown) {
    super();
    this.type = type;
    this.tag = tag;
    this.stored = stored;
  }

  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JValue';
  }

  get count(): number {
    return 0;
  }
  child(): JToken {
    return this.noChildren();
  }
  indexOf(): number {
    return -1;
  }
  [ENUMERATE](): Cursor<never> {
    return NO_TOKENS;
  }

  get [CONVERTS_AS](): unknown {
    return this.slot;
  }

  /** `Value`: the value in an object slot. */
  get slot(): unknown {
    switch (this.tag) {
      case Tag.Int64:
        return typeof this.stored === 'bigint' ? this.stored : BigInt(this.stored as number);
      case Tag.Double:
        return new Box(T.double(), this.stored as number);
      default:
        return this.stored;
    }
  }

  /** `Value = …`: another run-time type gives another type of token. */
  assign(slot: unknown): void {
    const current = this.slot;
    const same = current !== null && slot !== null && runtimeTypeOf(current) === runtimeTypeOf(slot);
    if (!same) this.type = valueType(slot, this.type);
    this.stored = slot;
    this.tag = slotTag(slot);
  }

  /** `ToString()`: the text itself, not JSON; the empty string for null. */
  get text(): string {
    switch (this.tag) {
      case Tag.Null:
        return '';
      case Tag.String:
        return this.stored as string;
      case Tag.Int32:
      case Tag.Int64:
        return String(this.stored);
      case Tag.Double:
        return doubleText(this.stored as number);
      default:
        return toText(this.stored);
    }
  }

  clone(): JToken {
    const copy = new JValue(this.type, this.tag, this.stored);
    copy.line = this.line;
    copy.position = this.position;
    return copy;
  }

  deepEquals(other: JToken): boolean {
    return other instanceof JValue && equalValues(this, other);
  }

  deepKey(): string {
    const key = objectKey(this.slot);
    return `${this.type}:${typeof key === 'object' && key !== null ? this.text : String(key)}`;
  }
}

/** Newtonsoft.Json.Linq.JRaw: text that is written as it stands. */
export class JRaw extends JValue {
  constructor(text: unknown) {
    super(TokenType.Raw, slotTag(text), text);
  }

  override get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JRaw';
  }

  override clone(): JToken {
    return new JRaw(this.stored);
  }
}

/** `Equals`: the same type and the same value; 1 and 1.0 differ. */
export const equalValues = (a: JValue, b: JValue): boolean =>
  a === b ||
  (a.type === b.type &&
    (a.tag === b.tag && a.tag !== Tag.Slot && a.tag !== Tag.Double
      ? a.stored === b.stored || (a.tag === Tag.Int64 && BigInt(a.stored as number) === BigInt(b.stored as number))
      : compareValues(a.type, a, b) === 0));

/** `CompareTo`; a text compared with something else is read as that. */
export const compareJValues = (a: JValue, b: JValue | null): number =>
  b === null ? 1 : compareValues(a.type === TokenType.String && a.type !== b.type ? b.type : a.type, a, b);

export const compareValues = (type: TokenType, a: JValue, b: JValue): number => compareSlots(type, a.slot, b.slot);

// ---- making values

const slotTag = (slot: unknown): Tag => {
  switch (typeof slot) {
    case 'string':
      return Tag.String;
    case 'number':
      return Tag.Int32;
    case 'bigint':
      return Tag.Int64;
    case 'boolean':
      return Tag.Boolean;
    default:
      return slot === null ? Tag.Null : Tag.Slot;
  }
};

/** The type of token for a value in an object slot; ArgumentException where JSON has none. */
export function valueType(slot: unknown, current: TokenType | null): TokenType {
  switch (typeof slot) {
    case 'string':
      return current === TokenType.Comment || current === TokenType.Raw ? current : TokenType.String;
    case 'number':
    case 'bigint':
      return TokenType.Integer;
    case 'boolean':
      return TokenType.Boolean;
    default:
  }
  if (slot === null) return TokenType.Null;
  if (slot instanceof Box) {
    if (slot.type === T.double() || slot.type === T.float()) return TokenType.Float;
    if (slot.type !== T.char() || isEnum(slot.type)) return TokenType.Integer;
  } else if (slot instanceof Uint8Array) return TokenType.Bytes;
  const found = BY_NAME[(slot as ClrObject)[CLR]];
  if (found !== undefined) return found;
  return argument(`Could not determine JSON object type for type ${runtimeName(runtimeTypeOf(slot))}.`);
}
const BY_NAME: Readonly<Record<string, TokenType>> = {
  __proto__: null as never,
  'System.Decimal': TokenType.Float,
  'System.DateTime': TokenType.Date,
  'System.DateTimeOffset': TokenType.Date,
  'System.Guid': TokenType.Guid,
  'System.Uri': TokenType.Uri,
  'System.TimeSpan': TokenType.TimeSpan,
  'System.Numerics.BigInteger': TokenType.Integer,
};

/** `new JValue(object)`. */
export const valueOfSlot = (slot: unknown): JValue => new JValue(valueType(slot, null), slotTag(slot), slot);
export const stringValue = (text: string | null): JValue =>
  new JValue(TokenType.String, text === null ? Tag.Null : Tag.String, text);
export const boolValue = (value: boolean): JValue => new JValue(TokenType.Boolean, Tag.Boolean, value);
/** An Int64 given as a number. */
export const longValue = (value: number | bigint): JValue => new JValue(TokenType.Integer, Tag.Int64, value);
export const doubleValue = (value: number): JValue => new JValue(TokenType.Float, Tag.Double, value);
export const nullValue = (): JValue => new JValue(TokenType.Null, Tag.Null, null);
export const undefinedValue = (): JValue => new JValue(TokenType.Undefined, Tag.Null, null);
export const commentValue = (text: string | null): JValue =>
  new JValue(TokenType.Comment, text === null ? Tag.Null : Tag.String, text);
