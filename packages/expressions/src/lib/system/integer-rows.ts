import { constant, missing, type Row, type TypeOptions } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { Box, type Ref } from '../../values/clr.ts';
import { numbersOf } from '../../values/culture.ts';
import { argument, overflow } from '../../values/exception.ts';
import { formatInteger } from '../../values/number-format.ts';
import { isFailure, parseFailed, readInteger, readLong, textOf, type IntegerType } from '../../values/number-parse.ts';
import { checkIntegerStyle, Styles } from '../../values/number-styles.ts';

/** The members that the eight integer types share, from `SByte` to `UInt64`: their rows differ in a keyword and a size. */
export interface IntegerSpec extends IntegerType {
  readonly keyword: 'sbyte' | 'byte' | 'short' | 'ushort' | 'int' | 'uint' | 'long' | 'ulong';
  readonly typeCode: number;
}

type Int = number | bigint;

/** `typeDef` options of an integer type. */
export function integerType(name: string, spec: IntegerSpec): TypeOptions {
  const { keyword } = spec;
  return {
    keyword,
    kind: 'struct',
    interfaces: ['IComparable', `IComparable<${keyword}>`, 'IConvertible', `IEquatable<${keyword}>`, 'IFormattable'],
    documented: 'all',
    compare,
    ...(spec.bits === 64 ? { zero: 0n } : {}),
    members: { ...valueRows(name, spec), ...parseRows(spec), ...numberRows(spec) },
  };
}

const compare = (a: Int, b: Int): number => (a < b ? -1 : a > b ? 1 : 0);

function valueRows(name: string, spec: IntegerSpec): Record<string, Row> {
  const { keyword: t, bits, signed } = spec;
  const top = 2n ** BigInt(signed ? bits - 1 : bits);
  const own = (n: bigint): Int => (bits === 64 ? n : Number(n));
  const format = (self: Int, text: string | null, provider?: unknown): string =>
    formatInteger(self, bits, text, numbersOf(provider));
  // A bare number is an int and a bare bigint a long; every other type is boxed.
  const bare = t === 'int' ? 'number' : t === 'long' ? 'bigint' : null;
  const unboxed = (value: unknown): Int | null => {
    if (bare !== null) return typeof value === bare ? (value as Int) : null;
    return value instanceof Box && value.type === T[t]() ? value.value : null;
  };
  return {
    [`static ${t} MaxValue { get; }`]: constant(own(top - 1n)),
    [`static ${t} MinValue { get; }`]: constant(own(signed ? -top : 0n)),
    'TypeCode GetTypeCode()': () => spec.typeCode,
    'bool Equals(object obj)': (self: Int, obj) => unboxed(obj) === self,
    [`bool Equals(${t} obj)`]: (self: Int, obj: Int) => self === obj,
    [`int CompareTo(object ${t === 'sbyte' ? 'obj' : 'value'})`]: (self: Int, value: unknown) => {
      if (value === null) return 1;
      return compareTo(self, unboxed(value) ?? argument(`Object must be of type ${name}.`), bits);
    },
    [`int CompareTo(${t} value)`]: (self: Int, value: Int) => compareTo(self, value, bits),
    'int GetHashCode()':
      bits === 64 ? (self: bigint) => Number(BigInt.asIntN(32, self ^ (self >> 32n))) : (self: number) => self | 0,
    'string ToString()': String,
    'string ToString(IFormatProvider provider)': (self: Int, provider) => format(self, null, provider),
    'string ToString(string format)': format,
    'string ToString(string format, IFormatProvider provider)': format,
    'bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null)':
      missing,
  };
}

/** .NET answers the difference for types of less than 32 bits. */
const compareTo = (a: Int, b: Int, bits: number): number => (bits < 32 ? Number(a) - Number(b) : compare(a, b));

function parseRows(spec: IntegerSpec): Record<string, Row> {
  const { keyword: t } = spec;
  const read = spec.bits === 64 ? readLong : readInteger;
  const zero = spec.bits === 64 ? 0n : 0;
  const parse = (s: string | null, style: number, provider?: unknown): Int => {
    const text = textOf(s);
    const value = read(text, style, spec, numbersOf(provider));
    return isFailure(value) ? parseFailed(value, text, spec.phrase) : value;
  };
  const parseStyled = (s: string | null, style: number, provider?: unknown): Int => {
    checkIntegerStyle(style);
    return parse(s, style, provider);
  };
  const tryParse = (s: string | null, style: number, provider: unknown, result: Ref<Int>): boolean => {
    const value = s === null ? 'format' : read(s, style, spec, numbersOf(provider));
    const failed = isFailure(value);
    result.value = failed ? zero : value;
    return !failed;
  };
  return {
    [`static ${t} Parse(string s)`]: (s) => parse(s, Styles.Integer),
    [`static ${t} Parse(string s, IFormatProvider provider)`]: (s, provider) => parse(s, Styles.Integer, provider),
    [`static ${t} Parse(string s, NumberStyles style)`]: parseStyled,
    [`static ${t} Parse(string s, NumberStyles style, IFormatProvider provider)`]: parseStyled,
    [`static bool TryParse(string s, out ${t} result)`]: (s, result) => tryParse(s, Styles.Integer, null, result),
    [`static bool TryParse(string s, IFormatProvider provider, out ${t} result)`]: (s, provider, result) =>
      tryParse(s, Styles.Integer, provider, result),
    [`static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out ${t} result)`]: (
      s,
      style,
      provider,
      result,
    ) => {
      checkIntegerStyle(style);
      return tryParse(s, style, provider, result);
    },
    [`static ${t} Parse(ReadOnlySpan<char> s, NumberStyles style = 7, IFormatProvider provider = null)`]: missing,
    [`static bool TryParse(ReadOnlySpan<char> s, out ${t} result)`]: missing,
    [`static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out ${t} result)`]:
      missing,
  };
}

/** The static members that .NET 7 gave every integer type. */
function numberRows({ keyword: t, bits, signed }: IntegerSpec): Record<string, Row> {
  const clamp = (value: Int, min: Int, max: Int): Int => {
    if (min > max) return argument(`'${min}' cannot be greater than ${max}.`);
    return value < min ? min : value > max ? max : value;
  };
  const rows: Record<string, Row> = {
    [`static ${t} Clamp(${t} value, ${t} min, ${t} max)`]: clamp,
    [`static ${t} Max(${t} x, ${t} y)`]: (x: Int, y: Int) => (x > y ? x : y),
    [`static ${t} Min(${t} x, ${t} y)`]: (x: Int, y: Int) => (x < y ? x : y),
    [`static int Sign(${t} value)`]: (value: Int) => (value > 0 ? 1 : value < 0 ? -1 : 0),
    [`static bool IsEvenInteger(${t} value)`]: (value: Int) => !isOdd(value),
    [`static bool IsOddInteger(${t} value)`]: isOdd,
    [`static bool IsPow2(${t} value)`]: (value: Int) => value > 0 && !/1.*1/.test(value.toString(2)),
  };
  if (signed) {
    rows[`static ${t} Abs(${t} value)`] = (value: Int) => absolute(value, bits);
    rows[`static bool IsNegative(${t} value)`] = (value: Int) => value < 0;
    rows[`static bool IsPositive(${t} value)`] = (value: Int) => value >= 0;
  }
  return rows;
}

const isOdd = (value: Int): boolean => (typeof value === 'bigint' ? (value & 1n) === 1n : (value & 1) === 1);

/** OverflowException for the least value, which has no positive counterpart. */
export function absolute(value: Int, bits: number): Int {
  if (value >= 0) return value;
  const least = typeof value === 'bigint' ? -(2n ** 63n) : -(2 ** (bits - 1));
  return value === least ? overflow('Negating the minimum value of a twos complement number is invalid.') : -value;
}
