import { constant, missing, type Row, type TypeOptions } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { Box, type Ref } from '../../values/clr.ts';
import type { NumberFormat } from '../../values/culture-format.ts';
import { numbersOf } from '../../values/culture.ts';
import { argument } from '../../values/exception.ts';
import { isFailure, parseFailed, textOf, type Failure } from '../../values/number-parse.ts';
import { checkFloatStyle, FLOAT_DEFAULT } from '../../values/number-styles.ts';

/** The members that `float` and `double` share. NaN equals itself here (not under `==`) and orders before every number. */
export interface FloatSpec {
  readonly keyword: 'float' | 'double';
  readonly name: string;
  readonly typeCode: number;
  readonly constants: { readonly MaxValue: number; readonly Epsilon: number };
  /** The least number whose leading bit is not dropped. */
  readonly leastNormal: number;
  readonly format: (value: number, format: string | null, info?: NumberFormat) => string;
  readonly read: (text: string, style: number, info?: NumberFormat) => number | Failure;
  readonly hash: (value: number) => number;
  /** Rounds a result to the type: `Math.fround`, or nothing. */
  readonly round: (value: number) => number;
}

export function floatType(spec: FloatSpec): TypeOptions {
  const t = spec.keyword;
  return {
    keyword: t,
    kind: 'struct',
    interfaces: ['IComparable', `IComparable<${t}>`, 'IConvertible', `IEquatable<${t}>`, 'IFormattable'],
    documented: 'all',
    key: (value: number) => value + 0, // the two zeros are equal
    compare: compareFloats,
    members: { ...constantRows(spec), ...testRows(spec), ...valueRows(spec), ...parseRows(spec), ...numberRows(spec) },
  };
}

export const compareFloats = (a: number, b: number): number =>
  a < b ? -1 : a > b ? 1 : a === b ? 0 : a !== a ? (b !== b ? 0 : -1) : 1;

/** .NET's NaN has the sign bit set. */
const isNegative = (value: number): boolean => value < 0 || Object.is(value, -0) || value !== value;

function constantRows({ keyword: t, constants: { MaxValue, Epsilon }, round }: FloatSpec): Record<string, Row> {
  const values = {
    ...{ MaxValue, MinValue: -MaxValue, Epsilon, NaN, NegativeInfinity: -Infinity, PositiveInfinity: Infinity },
    ...{ NegativeZero: -0, E: round(Math.E), Pi: round(Math.PI), Tau: round(2 * Math.PI) },
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`static ${t} ${name} { get; }`, constant(value)]),
  );
}

function testRows({ keyword: t, leastNormal }: FloatSpec): Record<string, Row> {
  const p = t === 'float' ? 'f' : 'd';
  const isNormal = (value: number): boolean => Number.isFinite(value) && Math.abs(value) >= leastNormal;
  return {
    [`static bool IsFinite(${t} ${p})`]: Number.isFinite,
    [`static bool IsInfinity(${t} ${p})`]: (v) => v === Infinity || v === -Infinity,
    [`static bool IsNaN(${t} ${p})`]: Number.isNaN,
    [`static bool IsNegative(${t} ${p})`]: isNegative,
    [`static bool IsPositive(${t} value)`]: (v) => !isNegative(v),
    [`static bool IsNegativeInfinity(${t} ${p})`]: (v) => v === -Infinity,
    [`static bool IsPositiveInfinity(${t} ${p})`]: (v) => v === Infinity,
    [`static bool IsNormal(${t} ${p})`]: isNormal,
    [`static bool IsSubnormal(${t} ${p})`]: (v: number) => Number.isFinite(v) && v !== 0 && !isNormal(v),
    [`static bool IsInteger(${t} value)`]: Number.isInteger,
    [`static bool IsEvenInteger(${t} value)`]: (v: number) => v % 2 === 0,
    [`static bool IsOddInteger(${t} value)`]: (v: number) => Math.abs(v % 2) === 1,
  };
}

function valueRows({ keyword: t, name, typeCode, format: print, hash }: FloatSpec): Record<string, Row> {
  const format = (self: number, text: string | null, provider?: unknown): string =>
    print(self, text, numbersOf(provider));
  const unboxed = (value: unknown): number | null =>
    value instanceof Box && value.type === T[t]() ? (value.value as number) : null;
  const equals = (a: number, b: number): boolean => a === b || (a !== a && b !== b);
  return {
    'TypeCode GetTypeCode()': () => typeCode,
    'bool Equals(object obj)': (self: number, obj) => {
      const value = unboxed(obj);
      return value !== null && equals(self, value);
    },
    [`bool Equals(${t} obj)`]: equals,
    'int CompareTo(object value)': (self: number, value) =>
      value === null ? 1 : compareFloats(self, unboxed(value) ?? argument(`Object must be of type ${name}.`)),
    [`int CompareTo(${t} value)`]: compareFloats,
    'int GetHashCode()': hash,
    'string ToString()': (self: number) => print(self, null),
    'string ToString(IFormatProvider provider)': (self: number, provider) => format(self, null, provider),
    'string ToString(string format)': format,
    'string ToString(string format, IFormatProvider provider)': format,
    'bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null)':
      missing,
  };
}

function parseRows({ keyword: t, read }: FloatSpec): Record<string, Row> {
  const parse = (s: string | null, style: number, provider?: unknown): number => {
    const text = textOf(s);
    const value = read(text, style, numbersOf(provider));
    return isFailure(value) ? parseFailed(value, text, t) : value;
  };
  const parseStyled = (s: string | null, style: number, provider?: unknown): number => {
    checkFloatStyle(style);
    return parse(s, style, provider);
  };
  const tryParse = (s: string | null, style: number, provider: unknown, result: Ref<number>): boolean => {
    const value = s === null ? 'format' : read(s, style, numbersOf(provider));
    const failed = isFailure(value);
    result.value = failed ? 0 : value;
    return !failed;
  };
  return {
    [`static ${t} Parse(string s)`]: (s) => parse(s, FLOAT_DEFAULT),
    [`static ${t} Parse(string s, IFormatProvider provider)`]: (s, provider) => parse(s, FLOAT_DEFAULT, provider),
    [`static ${t} Parse(string s, NumberStyles style)`]: parseStyled,
    [`static ${t} Parse(string s, NumberStyles style, IFormatProvider provider)`]: parseStyled,
    [`static bool TryParse(string s, out ${t} result)`]: (s, result) => tryParse(s, FLOAT_DEFAULT, null, result),
    [`static bool TryParse(string s, IFormatProvider provider, out ${t} result)`]: (s, provider, result) =>
      tryParse(s, FLOAT_DEFAULT, provider, result),
    [`static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out ${t} result)`]: (
      s,
      style,
      provider,
      result,
    ) => {
      checkFloatStyle(style);
      return tryParse(s, style, provider, result);
    },
    [`static ${t} Parse(ReadOnlySpan<char> s, NumberStyles style = 231, IFormatProvider provider = null)`]: missing,
    [`static bool TryParse(ReadOnlySpan<char> s, out ${t} result)`]: missing,
    [`static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out ${t} result)`]:
      missing,
  };
}

/** The static members that .NET 7 gave both types; the rest of generic maths is in `Math` and `MathF`. */
function numberRows({ keyword: t }: FloatSpec): Record<string, Row> {
  return {
    [`static ${t} Abs(${t} value)`]: Math.abs,
    [`static ${t} Max(${t} x, ${t} y)`]: Math.max,
    [`static ${t} Min(${t} x, ${t} y)`]: Math.min,
    [`static ${t} Ceiling(${t} x)`]: Math.ceil,
    [`static ${t} Floor(${t} x)`]: Math.floor,
    [`static ${t} Truncate(${t} x)`]: Math.trunc,
  };
}
