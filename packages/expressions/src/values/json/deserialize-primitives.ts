import { ClrException } from '../exception.ts';
import { clockOf, DateTimeOffset, offsetOfDateTime } from '../date-time-offset.ts';
import type { DateTime } from '../date-time.ts';
import type { Ref } from '../clr.ts';
import { BigInteger } from './big-integer.ts';
import { jsonDate } from './dates.ts';
import { readerException } from './errors.ts';
import { convert, libraryRow } from './library.ts';
import { Token } from './scanner.ts';
import { isAt, type Source } from './source.ts';

/**
 * The types that Newtonsoft's readers read themselves (`ReadAsInt32` and its like): their value, or null for a JSON
 * null and for an empty text. Numbers may stand in texts; what is no value is refused by the reader.
 */
type Primitive = (source: Source) => unknown;

const isNull = (source: Source): boolean => source.token === Token.Null || source.token === Token.Undefined;
const isNumber = (source: Source): boolean => source.token === Token.Integer || source.token === Token.Float;
const isText = (source: Source): boolean => source.token === Token.String || source.token === Token.Date;

/** From a text, by a TryParse of the library. */
function parsed(
  source: Source,
  what: string,
  typeName: string,
  signature: string,
  ...args: readonly unknown[]
): unknown {
  const text = source.text();
  if (text === '') return null;
  const result: Ref = { value: null };
  if (libraryRow(typeName, signature)(text, ...args, result) === true) return result.value;
  throw readerException(
    `Could not convert string to ${what}: ${text}.`,
    source.path,
    source.lineInfo ?? { line: 0, position: 0 },
  );
}

const INTEGER_STYLE = 7;
const FLOAT_STYLE = 231;
const NUMBER_STYLE = 111;

function int(source: Source): unknown {
  if (isNull(source)) return null;
  if (isNumber(source)) return source.int();
  if (!isText(source)) return source.unexpected('integer');
  return parsed(
    source,
    'integer',
    'System.Int32',
    'static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out int result)',
    INTEGER_STYLE,
    null,
  );
}

function double(source: Source): unknown {
  if (isNull(source)) return null;
  if (isNumber(source)) return source.double();
  if (!isText(source)) return source.unexpected('double');
  return parsed(
    source,
    'double',
    'System.Double',
    'static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out double result)',
    FLOAT_STYLE,
    null,
  );
}

function decimal(source: Source): unknown {
  if (isNull(source)) return null;
  if (isNumber(source)) return source.decimal();
  if (!isText(source)) return source.unexpected('decimal');
  return parsed(
    source,
    'decimal',
    'System.Decimal',
    'static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out decimal result)',
    NUMBER_STYLE,
    null,
  );
}

function bool(source: Source): unknown {
  if (isNull(source)) return null;
  if (isNumber(source) || source.token === Token.Boolean) {
    const slot = source.slot();
    return slot instanceof BigInteger || convert('Boolean', slot);
  }
  if (!isText(source)) return source.unexpected('boolean');
  return parsed(source, 'boolean', 'System.Boolean', 'static bool TryParse(string value, out bool result)');
}

function string(source: Source): unknown {
  if (isNull(source)) return null;
  return isNumber(source) || isText(source) || source.token === Token.Boolean
    ? source.text()
    : source.unexpected('string');
}

const ROUNDTRIP = 128;

function dateTime(source: Source): unknown {
  if (isNull(source)) return null;
  if (!isText(source)) return source.unexpected('date');
  const value = source.slot();
  if (value instanceof DateTimeOffset) return clockOf(value);
  if (typeof value !== 'string') return value;
  return (
    jsonDate(value, { dates: 1, zones: 3 }) ??
    parsed(
      source,
      'DateTime',
      'System.DateTime',
      'static bool TryParse(string s, IFormatProvider provider, DateTimeStyles styles, out DateTime result)',
      null,
      ROUNDTRIP,
    )
  );
}

function dateTimeOffset(source: Source): unknown {
  if (isNull(source)) return null;
  if (!isText(source)) return source.unexpected('date');
  const value = source.slot();
  if (value instanceof DateTimeOffset) return value;
  const written = jsonDate(source.text(), { dates: 2, zones: 3 });
  if (written !== null) return written;
  if (typeof value !== 'string') return offsetOfDateTime(value as DateTime);
  return parsed(
    source,
    'DateTimeOffset',
    'System.DateTimeOffset',
    'static bool TryParse(string input, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)',
    null,
    ROUNDTRIP,
  );
}

/** Base64, or an array of numbers. */
function bytes(source: Source): unknown {
  if (isNull(source)) return null;
  if (source.token === Token.StartArray) {
    const items: number[] = [];
    while (source.read() && !isAt(source, Token.EndArray)) items.push(convert('Byte', int(source)) as number);
    return Uint8Array.from(items);
  }
  if (source.token !== Token.String && source.token !== Token.Bytes) return source.unexpected('bytes');
  const value = source.slot();
  return value instanceof Uint8Array
    ? value
    : libraryRow('System.Convert', 'static byte[] FromBase64String(string s)')(source.text());
}

/** Narrower numbers go through Int32 or Double. */
const narrowed =
  (read: Primitive, target: string, clrName: string): Primitive =>
  (source) => {
    const value = read(source);
    if (value === null) return null;
    try {
      return convert(target, value);
    } catch (e) {
      if (!(e instanceof ClrException)) throw e;
      const at = source.lineInfo ?? { line: 0, position: 0 };
      const failed = readerException(
        `Error converting value ${(value as number).toString()} to type '${clrName}'.`,
        source.path,
        at,
        e,
      );
      throw new ClrException('Newtonsoft.Json.JsonSerializationException', failed.message, e, failed.details);
    }
  };

export const PRIMITIVES: ReadonlyMap<string, Primitive> = new Map<string, Primitive>([
  ['System.Int32', int],
  ['System.Int16', narrowed(int, 'Int16', 'System.Int16')],
  ['System.Byte', narrowed(int, 'Byte', 'System.Byte')],
  ['System.Double', double],
  [
    'System.Single',
    (source) => {
      const value = double(source);
      return value === null ? null : Math.fround(value as number);
    },
  ],
  ['System.Decimal', decimal],
  ['System.Boolean', bool],
  ['System.String', string],
  ['System.DateTime', dateTime],
  ['System.DateTimeOffset', dateTimeOffset],
  ['System.Byte[]', bytes],
]);
