import { runtimeName } from '../../types/type.ts';
import { DateTime } from '../date-time.ts';
import { clockOf, DateTimeOffset, offsetOfDateTime } from '../date-time-offset.ts';
import { argument, argumentNull, overflow } from '../exception.ts';
import { runtimeTypeOf, toText } from '../object.ts';
import { BigInteger } from './big-integer.ts';
import { construct, convert, libraryRow } from './library.ts';
import { JProperty } from './object.ts';
import type { JToken } from './token.ts';
import { tokenTypeName, TokenType } from './token-type.ts';
import { JValue, Tag } from './value.ts';
import { base64 } from './writer.ts';

/**
 * `(int)token` and its like: what Newtonsoft converts, from which tokens, and what it says where it does not. A
 * property stands for its value; a null token is ArgumentNullException, a JSON null ArgumentException, unless the
 * target can be null.
 */
const mask = (...types: readonly TokenType[]): number => types.reduce<number>((m, t) => m | (1 << t), 0);
const {
  Integer,
  Float,
  String: Text,
  Comment,
  Raw,
  Boolean: Bool,
  Date,
  Bytes,
  Guid,
  Uri,
  TimeSpan,
  Null,
  Undefined,
} = TokenType;

const NUMBERS = mask(Integer, Float, Text, Comment, Raw, Bool);
const STRINGS = mask(Date, Integer, Float, Text, Comment, Raw, Bool, Bytes, Guid, TimeSpan, Uri);
const CHARS = mask(Integer, Float, Text, Comment, Raw);
const DATES = mask(Date, Text, Comment, Raw);
const GUIDS = mask(Text, Comment, Raw, Guid, Bytes);
const SPANS = mask(Text, Comment, Raw, TimeSpan);
const URIS = mask(Text, Comment, Raw, Uri);
const BYTES = mask(Bytes, Text, Comment, Raw, Integer);
const NULLS = mask(Null, Undefined);

/** The value of a token that may be converted; throws Newtonsoft's refusal. */
function valueOf(token: JToken | null, types: number, target: string): JValue {
  if (token === null) return argumentNull('value');
  const value = token instanceof JProperty ? token.value : token;
  if (value instanceof JValue && (types & (1 << value.type)) !== 0) return value;
  return argument(`Can not convert ${tokenTypeName(value.type)} to ${target}.`);
}

/** To a type that can be null: null for a null token and for JSON null. */
const nullable =
  <V>(types: number, target: string, from: (value: JValue) => V) =>
  (token: JToken | null): V | null => {
    if (token === null) return null;
    const value = valueOf(token, types | NULLS, target);
    return value.tag === Tag.Null ? null : from(value);
  };

const strict =
  <V>(types: number, target: string, from: (value: JValue) => V) =>
  (token: JToken | null): V =>
    from(valueOf(token, types, target));

/** `Convert.ToX` of the value; a BigInteger is cast, which overflows on its own terms. */
const converting =
  (target: string) =>
  (value: JValue): unknown => {
    const { slot } = value;
    return slot instanceof BigInteger ? fromBig(slot, target) : convert(target, slot);
  };

/** A BigInteger of the reader is beyond Int64: it fits nothing but UInt64, floating point and decimal. */
export function fromBig({ value }: BigInteger, target: string): unknown {
  switch (target) {
    case 'Double':
      return truncatedDouble(value);
    case 'Single':
      return Math.fround(truncatedDouble(value));
    case 'Decimal':
      return libraryRow('System.Decimal', 'static decimal Parse(string s)')(String(value));
    case 'UInt64':
      return BigInt.asUintN(64, value) === value ? value : tooLarge('a UInt64');
    case 'UInt32':
      return tooLarge('a UInt32');
    case 'Int64':
      return tooLarge('an Int64');
    default:
      return tooLarge('an Int32');
  }
}

const tooLarge = (target: string): never => overflow(`Value was either too large or too small for ${target}.`);

/** Bits beyond the 53 of a double are cut off, not rounded. */
function truncatedDouble(value: bigint): number {
  const size = value < 0n ? -value : value;
  const shift = BigInt(Math.max(size.toString(2).length - 53, 0));
  const cut = Number((size >> shift) << shift);
  return value < 0n ? -cut : cut;
}

/** `BigInteger.ToByteArray()`: two's complement, lowest byte first, as short as the sign allows. */
function bytesOfBig(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 8n) {
    bytes.push(Number(BigInt.asUintN(8, rest)));
    if (BigInt.asIntN(8, rest) === rest) return Uint8Array.from(bytes);
  }
}

const toInt32 = converting('Int32');
const toDouble = converting('Double');

/** The hot ones first look at how the reader stores what it reads. */
function int(value: JValue): number {
  const { stored } = value;
  return value.tag === Tag.Int64 && typeof stored === 'number' && (stored | 0) === stored
    ? stored
    : (toInt32(value) as number);
}
function long(value: JValue): bigint {
  const { stored } = value;
  return value.tag === Tag.Int64
    ? typeof stored === 'bigint'
      ? stored
      : BigInt(stored as number)
    : (convertLong(value) as bigint);
}
const convertLong = converting('Int64');
function double(value: JValue): number {
  if (value.tag === Tag.Double || value.tag === Tag.Int32) return value.stored as number;
  return value.tag === Tag.Int64 ? Number(value.stored) : (toDouble(value) as number);
}
const convertBool = converting('Boolean');
const bool = (value: JValue): boolean =>
  value.tag === Tag.Boolean ? (value.stored as boolean) : (convertBool(value) as boolean);

function text(value: JValue): string {
  if (value.tag === Tag.Slot) return value.stored instanceof Uint8Array ? base64(value.stored) : toText(value.stored);
  return value.text;
}

function dateTime(value: JValue): DateTime {
  const { slot } = value;
  if (slot instanceof DateTime) return slot;
  return slot instanceof DateTimeOffset ? clockOf(slot) : (convert('DateTime', slot) as DateTime);
}
function dateTimeOffset(value: JValue): DateTimeOffset {
  const { slot } = value;
  if (slot instanceof DateTimeOffset) return slot;
  if (typeof slot === 'string')
    return libraryRow('System.DateTimeOffset', 'static DateTimeOffset Parse(string input)')(slot) as DateTimeOffset;
  return offsetOfDateTime(dateTime(value));
}
function guid(value: JValue): unknown {
  if (value.type === Guid) return value.stored;
  if (value.stored instanceof Uint8Array) return libraryRow('System.Guid', 'new(byte[] b)')(value.stored);
  return construct('System.Guid', value.text);
}
const timeSpan = (value: JValue): unknown =>
  value.type === TimeSpan ? value.stored : libraryRow('System.TimeSpan', 'static TimeSpan Parse(string s)')(value.text);
const uri = (value: JValue): unknown => (value.type === Uri ? value.stored : construct('System.Uri', value.text));
function bytes(value: JValue): Uint8Array {
  const { slot } = value;
  if (slot instanceof Uint8Array) return slot;
  if (typeof slot === 'string')
    return libraryRow('System.Convert', 'static byte[] FromBase64String(string s)')(slot) as Uint8Array;
  if (slot instanceof BigInteger) return bytesOfBig(slot.value);
  return argument(`Can not convert ${tokenTypeName(value.type)} to byte array.`);
}

interface Cast {
  readonly types: number;
  readonly target: string;
  readonly from: (value: JValue) => unknown;
}
const number = (target: string, from = converting(target)): Cast => ({ types: NUMBERS, target, from });

/** One entry per .NET type that a token converts to, by the C# name of the type. */
const CASTS: Readonly<Record<string, Cast>> = {
  bool: number('Boolean', bool),
  sbyte: number('SByte'),
  byte: number('Byte'),
  short: number('Int16'),
  ushort: number('UInt16'),
  int: number('Int32', int),
  uint: number('UInt32'),
  long: number('Int64', long),
  ulong: number('UInt64'),
  float: number('Single'),
  double: number('Double', double),
  decimal: number('Decimal'),
  char: { types: CHARS, target: 'Char', from: converting('Char') },
  DateTime: { types: DATES, target: 'DateTime', from: dateTime },
  DateTimeOffset: { types: DATES, target: 'DateTimeOffset', from: dateTimeOffset },
  Guid: { types: GUIDS, target: 'Guid', from: guid },
  TimeSpan: { types: SPANS, target: 'TimeSpan', from: timeSpan },
};
const REFERENCES: Readonly<Record<string, Cast>> = {
  string: { types: STRINGS, target: 'String', from: text },
  Uri: { types: URIS, target: 'Uri', from: uri },
};

type Convert = (token: JToken | null) => unknown;

const castString = nullable(STRINGS, 'String', text);
const castInt = strict(NUMBERS, 'Int32', int);

function isSmallInteger(token: JToken | null): token is JValue {
  if (!(token instanceof JValue) || token.tag !== Tag.Int64) return false;
  const { stored } = token;
  return typeof stored === 'number' && (stored | 0) === stored;
}

/** The explicit conversions of JToken, by their target: `int`, `int?`, `string` … */
export const casts: ReadonlyMap<string, Convert> = new Map([
  ...Object.entries(CASTS).flatMap(([name, c]): [string, Convert][] => [
    [name, strict(c.types, c.target, c.from)],
    [`${name}?`, nullable(c.types, c.target, c.from)],
  ]),
  ...Object.entries(REFERENCES).map(([name, c]): [string, Convert] => [name, nullable(c.types, c.target, c.from)]),
  // what nearly every cast is: a text, and a number as the reader stores it
  ['string', (token) => (token instanceof JValue && token.tag === Tag.String ? token.stored : castString(token))],
  ['int', (token) => (isSmallInteger(token) ? token.stored : castInt(token))],
  // Unlike the other references, bytes are not made of a JSON null.
  ['byte[]', (token) => (token === null ? null : bytes(valueOf(token, BYTES, 'byte array')))],
]);

export const typeNameOf = (value: unknown): string => runtimeName(runtimeTypeOf(value));
