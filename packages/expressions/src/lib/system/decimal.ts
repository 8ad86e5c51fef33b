import { constant, missing, typeDef, type Fn, type Row } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { ClrArray } from '../../values/array.ts';
import type { Ref } from '../../values/clr.ts';
import { numbersOf } from '../../values/culture.ts';
import {
  decimalFromBits,
  decimalFromOACurrency,
  decimalHash,
  decimalTo,
  decimalToBits,
  decimalToOACurrency,
} from '../../values/decimal-convert.ts';
import { decimalCeiling, decimalFloor, decimalRound, decimalTruncate } from '../../values/decimal-round.ts';
import {
  Decimal,
  DECIMAL_MAX,
  DECIMAL_MIN,
  DECIMAL_MINUS_ONE,
  DECIMAL_ONE,
  DECIMAL_ZERO,
  decimalAdd,
  decimalCompare,
  decimalDivide,
  decimalEquals,
  decimalFromDouble,
  decimalFromInt,
  decimalFromLong,
  decimalFromSingle,
  decimalKey,
  decimalMultiply,
  decimalNegate,
  decimalRemainder,
  decimalSubtract,
  decimalToDouble,
  decimalToSingle,
  decimalToString,
} from '../../values/decimal.ts';
import { argument, argumentNull, argumentOutOfRange } from '../../values/exception.ts';
import { formatDecimal } from '../../values/number-format.ts';
import { isFailure, parseFailed, readDecimal, textOf } from '../../values/number-parse.ts';
import { checkFloatStyle, Styles } from '../../values/number-styles.ts';

/**
 * `decimal`. Its operators and conversions are the binder's, which calls the functions of `values/decimal.ts`; their
 * named forms (`decimal.Add`, `decimal.ToInt32`) are rows.
 */
function parse(s: string | null, style: number, provider?: unknown): Decimal {
  const text = textOf(s);
  const value = readDecimal(text, style, numbersOf(provider));
  return isFailure(value) ? parseFailed(value, text, 'a Decimal') : value;
}

function parseStyled(s: string | null, style: number, provider?: unknown): Decimal {
  checkFloatStyle(style);
  return parse(s, style, provider);
}

function tryParse(s: string | null, style: number, provider: unknown, result: Ref<Decimal>): boolean {
  const value = s === null ? 'format' : readDecimal(s, style, numbersOf(provider));
  const failed = isFailure(value);
  result.value = failed ? DECIMAL_ZERO : value;
  return !failed;
}

const format = (self: Decimal, text: string | null, provider?: unknown): string =>
  formatDecimal(self, text, numbersOf(provider));

const arithmetic: Record<string, Fn> = {
  Add: decimalAdd,
  Subtract: decimalSubtract,
  Multiply: decimalMultiply,
  Divide: decimalDivide,
  Remainder: decimalRemainder,
};
const arithmeticRows: Record<string, Row> = Object.fromEntries(
  Object.entries(arithmetic).map(([name, fn]) => [`static decimal ${name}(decimal d1, decimal d2)`, fn]),
);

export const SystemDecimal = typeDef('System.Decimal', {
  keyword: 'decimal',
  kind: 'struct',
  interfaces: ['IComparable', 'IComparable<decimal>', 'IConvertible', 'IEquatable<decimal>', 'IFormattable'],
  documented: 'all',
  zero: DECIMAL_ZERO,
  key: decimalKey,
  compare: decimalCompare,
  members: {
    'new()': () => DECIMAL_ZERO,
    'new(double value)': decimalFromDouble,
    'new(float value)': decimalFromSingle,
    'new(int value)': decimalFromInt,
    'new(uint value)': decimalFromInt,
    'new(long value)': decimalFromLong,
    'new(ulong value)': decimalFromLong,
    'new(int lo, int mid, int hi, bool isNegative, byte scale)': (lo, mid, hi, isNegative: boolean, scale: number) =>
      scale > 28
        ? argumentOutOfRange('scale', "Decimal's scale value must be between 0 and 28, inclusive.")
        : decimalFromBits([lo, mid, hi, (scale << 16) | (isNegative ? 0x80000000 : 0)]),
    'new(int[] bits)': (bits: ClrArray<number> | null) =>
      bits === null ? argumentNull('bits') : decimalFromBits(bits.items),

    'static decimal MaxValue { get; }': constant(DECIMAL_MAX),
    'static decimal MinValue { get; }': constant(DECIMAL_MIN),
    'static decimal One { get; }': constant(DECIMAL_ONE),
    'static decimal Zero { get; }': constant(DECIMAL_ZERO),
    'static decimal MinusOne { get; }': constant(DECIMAL_MINUS_ONE),
    'byte Scale { get; }': (self: Decimal) => self.scale,

    ...arithmeticRows,
    'static decimal Negate(decimal d)': decimalNegate,
    'static decimal Ceiling(decimal d)': decimalCeiling,
    'static decimal Floor(decimal d)': decimalFloor,
    'static decimal Truncate(decimal d)': decimalTruncate,
    'static decimal Round(decimal d)': (d: Decimal) => decimalRound(d),
    'static decimal Round(decimal d, int decimals)': (d: Decimal, decimals: number) => decimalRound(d, decimals),
    'static decimal Round(decimal d, MidpointRounding mode)': (d: Decimal, mode: number) => decimalRound(d, 0, mode),
    'static decimal Round(decimal d, int decimals, MidpointRounding mode)': decimalRound,
    'static decimal Abs(decimal value)': (d: Decimal) => (d.mantissa < 0n ? decimalNegate(d) : d),
    'static decimal Max(decimal x, decimal y)': (x: Decimal, y: Decimal) => (decimalCompare(x, y) >= 0 ? x : y),
    'static decimal Min(decimal x, decimal y)': (x: Decimal, y: Decimal) => (decimalCompare(x, y) < 0 ? x : y),
    'static int Compare(decimal d1, decimal d2)': decimalCompare,
    'static bool Equals(decimal d1, decimal d2)': decimalEquals,

    'static byte ToByte(decimal value)': decimalTo.byte,
    'static sbyte ToSByte(decimal value)': decimalTo.sbyte,
    'static short ToInt16(decimal value)': decimalTo.short,
    'static ushort ToUInt16(decimal value)': decimalTo.ushort,
    'static int ToInt32(decimal d)': decimalTo.int,
    'static uint ToUInt32(decimal d)': decimalTo.uint,
    'static long ToInt64(decimal d)': decimalTo.long,
    'static ulong ToUInt64(decimal d)': decimalTo.ulong,
    'static double ToDouble(decimal d)': decimalToDouble,
    'static float ToSingle(decimal d)': decimalToSingle,
    'static long ToOACurrency(decimal value)': decimalToOACurrency,
    'static decimal FromOACurrency(long cy)': decimalFromOACurrency,
    'static int[] GetBits(decimal d)': (d: Decimal) => new ClrArray(T.int(), decimalToBits(d)),

    'TypeCode GetTypeCode()': () => 15,
    'bool Equals(decimal value)': decimalEquals,
    'bool Equals(object value)': (self: Decimal, value) => value instanceof Decimal && decimalEquals(self, value),
    'int CompareTo(decimal value)': decimalCompare,
    'int CompareTo(object value)': (self: Decimal, value) => {
      if (value === null) return 1;
      return value instanceof Decimal ? decimalCompare(self, value) : argument('Object must be of type Decimal.');
    },
    'int GetHashCode()': decimalHash,
    'string ToString()': decimalToString,
    'string ToString(IFormatProvider provider)': (self: Decimal, provider) => format(self, null, provider),
    'string ToString(string format)': format,
    'string ToString(string format, IFormatProvider provider)': format,

    'static decimal Parse(string s)': (s) => parse(s, Styles.Number),
    'static decimal Parse(string s, IFormatProvider provider)': (s, provider) => parse(s, Styles.Number, provider),
    'static decimal Parse(string s, NumberStyles style)': parseStyled,
    'static decimal Parse(string s, NumberStyles style, IFormatProvider provider)': parseStyled,
    'static bool TryParse(string s, out decimal result)': (s, result) => tryParse(s, Styles.Number, null, result),
    'static bool TryParse(string s, IFormatProvider provider, out decimal result)': (s, provider, result) =>
      tryParse(s, Styles.Number, provider, result),
    'static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out decimal result)': (
      s,
      style,
      provider,
      result,
    ) => {
      checkFloatStyle(style);
      return tryParse(s, style, provider, result);
    },
    'static decimal Parse(ReadOnlySpan<char> s, NumberStyles style = 111, IFormatProvider provider = null)': missing,
    'static bool TryParse(ReadOnlySpan<char> s, out decimal result)': missing,
    'static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out decimal result)':
      missing,
    'bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null)':
      missing,
  },
});
