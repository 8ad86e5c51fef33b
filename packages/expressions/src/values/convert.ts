import type { Fn } from '../types/define.ts';
import type { ConvertibleName } from './convert-code.ts';
import { datesOf, numbersOf } from './culture.ts';
import { formatDateTime } from './date-format.ts';
import { toDateTime } from './date-parse-draft.ts';
import { parseDate } from './date-parse.ts';
import { MIN_DATE_TIME, type DateTime } from './date-time.ts';
import { decimalTo } from './decimal-convert.ts';
import { decimalRound } from './decimal-round.ts';
import {
  DECIMAL_ONE,
  DECIMAL_ZERO,
  decimalFromDouble,
  decimalFromInt,
  decimalFromLong,
  decimalFromSingle,
  decimalToDouble,
  decimalToSingle,
  type Decimal,
} from './decimal.ts';
import { argumentNull, format, invalidCast, overflow } from './exception.ts';
import { roundHalfEven } from './math-round.ts';
import { formatDecimal, formatDouble, formatInteger, formatSingle } from './number-format.ts';
import {
  isFailure,
  parseFailed,
  readDecimal,
  readDouble,
  readInteger,
  readLong,
  readSingle,
  tooLarge,
  type IntegerType,
} from './number-parse.ts';
import { FLOAT_DEFAULT, Styles } from './number-styles.ts';

/**
 * `System.Convert` between the types that implement IConvertible: for each target, a function for each source, both in
 * their own representation, which takes the format provider too where text is read or made. Fractions round to even; what does not fit is OverflowException; a null string is zero.
 */
export type Converters = Readonly<Record<ConvertibleName, Fn>>;

const NUMBERS = ['SByte', 'Byte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64'] as const;
type IntegerName = (typeof NUMBERS)[number];

const castFails =
  (from: string, to: string): Fn =>
  () =>
    invalidCast(`Invalid cast from '${from}' to '${to}'.`);

const fails = (to: string, ...from: readonly ConvertibleName[]): Partial<Record<ConvertibleName, Fn>> =>
  Object.fromEntries(from.map((name) => [name, castFails(name, to)]));

const each = <K extends string>(names: readonly K[], fn: Fn): Record<K, Fn> =>
  Object.fromEntries(names.map((name) => [name, fn])) as Record<K, Fn>;

// ---- to integers

type DecimalTarget = Exclude<keyof typeof decimalTo, 'char'>;

export function toInteger(name: IntegerName, type: IntegerType, decimalTarget: DecimalTarget): Converters {
  const { bits, signed, phrase } = type;
  const wide = bits === 64;
  const top = 2 ** (signed ? bits - 1 : bits);
  const bottom = signed ? -top : 0;
  const small = (value: number | bigint): number => {
    const n = Number(value); // a long too large to be exact is out of range all the same
    return n >= bottom && n < top ? n : overflow(tooLarge(phrase));
  };
  const big = (value: number | bigint): bigint => {
    const n = BigInt(value);
    return (signed ? BigInt.asIntN(64, n) : BigInt.asUintN(64, n)) === n ? n : overflow(tooLarge(phrase));
  };
  const fromNumber = wide ? big : small;
  return {
    Boolean: wide ? (value: boolean) => (value ? 1n : 0n) : Number,
    Char: fromNumber,
    ...each(NUMBERS, fromNumber),
    ...each(
      ['Single', 'Double'],
      wide ? (value: number) => roundWide(value, bottom, top) : roundSmall(small, bits, phrase),
    ),
    Decimal: (value: Decimal) => decimalTo[decimalTarget](decimalRound(value)),
    DateTime: castFails('DateTime', name),
    String: (value: string | null, provider?: unknown) => {
      if (value === null) return wide ? 0n : 0;
      const info = numbersOf(provider);
      const n = wide ? readLong(value, Styles.Integer, type, info) : readInteger(value, Styles.Integer, type, info);
      return isFailure(n) ? parseFailed(n, value, phrase) : n;
    },
  };
}

function roundWide(value: number, bottom: number, top: number): bigint {
  const whole = roundHalfEven(value);
  return whole >= bottom && whole < top ? BigInt(whole) : overflow('Arithmetic operation resulted in an overflow.');
}

/** Types of less than 32 bits go through Int32, and its message comes first. */
function roundSmall(small: (value: number) => number, bits: number, phrase: string): Fn {
  return (value: number) => {
    const whole = roundHalfEven(value);
    if (bits < 32 && !(whole >= -2147483648 && whole <= 2147483647)) return overflow(tooLarge('an Int32'));
    return Number.isNaN(whole) ? overflow(tooLarge(phrase)) : small(whole) + 0;
  };
}

// ---- to everything else

const notZero = (value: number | bigint): boolean => value !== 0 && value !== 0n;

export const toBoolean: Converters = {
  Boolean: (value: unknown) => value,
  ...each([...NUMBERS, 'Single', 'Double'], notZero),
  Decimal: (value: Decimal) => value.mantissa !== 0n,
  String: (value: string | null) => {
    if (value === null) return false;
    const word = trimmed(value).toLowerCase();
    return word === 'true' || (word !== 'false' && format(`String '${value}' was not recognized as a valid Boolean.`));
  },
  ...(fails('Boolean', 'Char', 'DateTime') as Pick<Converters, 'Char' | 'DateTime'>),
};

/** Without white space and NULs at both ends; a loop, since a regular expression would be quadratic. */
function trimmed(text: string): string {
  const isBlank = (c: string): boolean => c === '\0' || c === '\u0085' || (c !== '\ufeff' && c.trim() === '');
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text[from]!)) from++;
  while (to > from && isBlank(text[to - 1]!)) to--;
  return text.slice(from, to);
}

const charOf = (value: number | bigint): number =>
  value >= 0 && value <= 0xffff ? Number(value) : overflow(tooLarge('a character'));

export const toChar: Converters = {
  Char: (value: unknown) => value,
  ...each(NUMBERS, charOf),
  String: (value: string | null) => {
    if (value === null) return argumentNull('value');
    return value.length === 1 ? value.charCodeAt(0) : format('String must be exactly one character long.');
  },
  ...(fails('Char', 'Boolean', 'Single', 'Double', 'Decimal', 'DateTime') as Pick<
    Converters,
    'Boolean' | 'Single' | 'Double' | 'Decimal' | 'DateTime'
  >),
};

/** A long beyond 2^53 would round twice by way of double. */
export const singleFromLong = (value: bigint): number =>
  value >= -(2n ** 53n) && value <= 2n ** 53n ? Math.fround(Number(value)) : (readSingle(String(value), 7) as number);

export const toSingle: Converters = {
  Boolean: Number,
  ...each(['SByte', 'Byte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Single', 'Double'], Math.fround),
  ...each(['Int64', 'UInt64'], singleFromLong),
  Decimal: decimalToSingle,
  String: (value: string | null, provider?: unknown) => {
    if (value === null) return 0;
    const n = readSingle(value, FLOAT_DEFAULT, numbersOf(provider));
    return isFailure(n) ? parseFailed(n, value, 'a Single') : n;
  },
  ...(fails('Single', 'Char', 'DateTime') as Pick<Converters, 'Char' | 'DateTime'>),
};

export const toDouble: Converters = {
  ...each(['Boolean', ...NUMBERS, 'Single', 'Double'], Number),
  Decimal: decimalToDouble,
  String: (value: string | null, provider?: unknown) => {
    if (value === null) return 0;
    const n = readDouble(value, FLOAT_DEFAULT, numbersOf(provider));
    return isFailure(n) ? parseFailed(n, value, 'a Double') : n;
  },
  ...(fails('Double', 'Char', 'DateTime') as Pick<Converters, 'Char' | 'DateTime'>),
};

export const toDecimal: Converters = {
  Boolean: (value: boolean) => (value ? DECIMAL_ONE : DECIMAL_ZERO),
  ...each(['SByte', 'Byte', 'Int16', 'UInt16', 'Int32', 'UInt32'], decimalFromInt),
  ...each(['Int64', 'UInt64'], decimalFromLong),
  Single: decimalFromSingle,
  Double: decimalFromDouble,
  Decimal: (value: unknown) => value,
  String: (value: string | null, provider?: unknown) => {
    if (value === null) return DECIMAL_ZERO;
    const n = readDecimal(value, Styles.Number, numbersOf(provider));
    return isFailure(n) ? parseFailed(n, value, 'a Decimal') : n;
  },
  ...(fails('Decimal', 'Char', 'DateTime') as Pick<Converters, 'Char' | 'DateTime'>),
};

export const toDate: Converters = {
  ...(fails('DateTime', 'Boolean', 'Char', ...NUMBERS, 'Single', 'Double', 'Decimal') as Omit<
    Converters,
    'DateTime' | 'String'
  >),
  DateTime: (value: unknown) => value,
  String: (value: string | null, provider?: unknown): DateTime => {
    if (value === null) return MIN_DATE_TIME;
    const parsed = parseDate(value, 0, false, datesOf(provider));
    return typeof parsed === 'string' ? format(parsed) : toDateTime(parsed);
  },
};

export const toText: Converters = {
  Boolean: (value: boolean) => (value ? 'True' : 'False'),
  Char: (value: number) => String.fromCharCode(value),
  ...each(NUMBERS, (value: number | bigint, provider?: unknown) => formatInteger(value, 64, null, numbersOf(provider))),
  Single: (value: number, provider?: unknown) => formatSingle(value, null, numbersOf(provider)),
  Double: (value: number, provider?: unknown) => formatDouble(value, null, numbersOf(provider)),
  Decimal: (value: Decimal, provider?: unknown) => formatDecimal(value, null, numbersOf(provider)),
  DateTime: (value: DateTime, provider?: unknown) => formatDateTime(value, null, datesOf(provider)),
  String: (value: unknown) => value,
};
