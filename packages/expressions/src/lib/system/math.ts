import { typeDef, type Row } from '../../types/define.ts';
import type { Ref } from '../../values/clr.ts';
import { decimalCeiling, decimalFloor, decimalRound, decimalTruncate } from '../../values/decimal-round.ts';
import type { Decimal } from '../../values/decimal.ts';
import { clrThrow, overflow } from '../../values/exception.ts';
import { bitDecrement, bitIncrement } from '../../values/math-bits.ts';
import { copySign, ilogb, maxMagnitude, minMagnitude, scaleB } from '../../values/math-number.ts';
import { roundDouble, roundHalfEven, roundTo } from '../../values/math-round.ts';
import { comparing } from './math-comparing.ts';
import { functions } from './math-functions.ts';

const divideByZero = (): never => clrThrow('System.DivideByZeroException', 'Attempted to divide by zero.');

function divRem(a: number, b: number, result: Ref<number>): number {
  if (b === 0) return divideByZero();
  if (a === -2147483648 && b === -1) return overflow('Arithmetic operation resulted in an overflow.');
  result.value = (a % b) | 0;
  return (a / b) | 0;
}

function divRemLong(a: bigint, b: bigint, result: Ref<bigint>): bigint {
  if (b === 0n) return divideByZero();
  if (b === -1n && a === -(2n ** 63n)) return overflow('Arithmetic operation resulted in an overflow.');
  result.value = a % b;
  return a / b;
}

const rounding: Readonly<Record<string, Row>> = {
  'static double Round(double a)': roundHalfEven,
  'static double Round(double value, int digits)': (value: number, digits: number) => roundDouble(value, digits),
  'static double Round(double value, MidpointRounding mode)': roundTo,
  'static double Round(double value, int digits, MidpointRounding mode)': roundDouble,
  'static decimal Round(decimal d)': (d: Decimal) => decimalRound(d),
  'static decimal Round(decimal d, int decimals)': (d: Decimal, decimals: number) => decimalRound(d, decimals),
  'static decimal Round(decimal d, MidpointRounding mode)': (d: Decimal, mode: number) => decimalRound(d, 0, mode),
  'static decimal Round(decimal d, int decimals, MidpointRounding mode)': decimalRound,
  'static decimal Ceiling(decimal d)': decimalCeiling,
  'static decimal Floor(decimal d)': decimalFloor,
  'static decimal Truncate(decimal d)': decimalTruncate,
};

export const SystemMath = typeDef('System.Math', {
  kind: 'static class',
  documented: 'all',
  members: {
    ...comparing,
    ...rounding,
    ...functions('double', (value) => value),
    'static int DivRem(int a, int b, out int result)': divRem,
    'static long DivRem(long a, long b, out long result)': divRemLong,
    'static long BigMul(int a, int b)': (a: number, b: number) => BigInt(a) * BigInt(b),
    'static double BitIncrement(double x)': bitIncrement,
    'static double BitDecrement(double x)': bitDecrement,
    'static double CopySign(double x, double y)': copySign,
    'static double MaxMagnitude(double x, double y)': maxMagnitude,
    'static double MinMagnitude(double x, double y)': minMagnitude,
    'static double ScaleB(double x, int n)': scaleB,
    'static int ILogB(double x)': ilogb,
  },
});
