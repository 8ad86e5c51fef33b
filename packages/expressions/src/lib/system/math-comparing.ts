import type { Row } from '../../types/define.ts';
import type { Decimal } from '../../values/decimal.ts';
import { decimalCompare, decimalNegate, decimalSign, decimalToString } from '../../values/decimal.ts';
import { clrThrow } from '../../values/exception.ts';
import { badClamp, clamp, sign } from '../../values/math-number.ts';
import { absolute } from './integer-rows.ts';

/** Max, Min, Clamp, Abs and Sign of `System.Math`: one row for each numeric type. */
const INTEGERS = { sbyte: 8, byte: 8, short: 16, ushort: 16, int: 32, uint: 32, long: 64, ulong: 64 } as const;

const rows: Record<string, Row> = {};
const max = (a: number | bigint, b: number | bigint): number | bigint => (a > b ? a : b);
const min = (a: number | bigint, b: number | bigint): number | bigint => (a < b ? a : b);

for (const [t, bits] of Object.entries(INTEGERS)) {
  rows[`static ${t} Max(${t} val1, ${t} val2)`] = max;
  rows[`static ${t} Min(${t} val1, ${t} val2)`] = min;
  rows[`static ${t} Clamp(${t} value, ${t} min, ${t} max)`] = clamp;
  if (t.startsWith('u') || t === 'byte') continue;
  rows[`static ${t} Abs(${t} value)`] = (value: number | bigint) => absolute(value, bits);
  rows[`static int Sign(${t} value)`] = sign;
}

for (const t of ['double', 'float']) {
  // JavaScript's and .NET's agree: NaN wins, and 0 is greater than -0.
  rows[`static ${t} Max(${t} val1, ${t} val2)`] = Math.max;
  rows[`static ${t} Min(${t} val1, ${t} val2)`] = Math.min;
  rows[`static ${t} Clamp(${t} value, ${t} min, ${t} max)`] = clamp;
  rows[`static ${t} Abs(${t} value)`] = Math.abs;
  rows[`static int Sign(${t} value)`] = signOf;
}

export function signOf(value: number): number {
  return Number.isNaN(value)
    ? clrThrow('System.ArithmeticException', 'Function does not accept floating point Not-a-Number values.')
    : sign(value);
}

export const comparing: Readonly<Record<string, Row>> = {
  ...rows,
  'static decimal Max(decimal val1, decimal val2)': (a: Decimal, b: Decimal) => (decimalCompare(a, b) >= 0 ? a : b),
  'static decimal Min(decimal val1, decimal val2)': (a: Decimal, b: Decimal) => (decimalCompare(a, b) < 0 ? a : b),
  'static decimal Clamp(decimal value, decimal min, decimal max)': (value: Decimal, low: Decimal, high: Decimal) => {
    if (decimalCompare(low, high) > 0) return badClamp(decimalToString(low), decimalToString(high));
    return decimalCompare(value, low) < 0 ? low : decimalCompare(value, high) > 0 ? high : value;
  },
  'static decimal Abs(decimal value)': (value: Decimal) => (value.mantissa < 0n ? decimalNegate(value) : value),
  'static int Sign(decimal value)': decimalSign,
};
