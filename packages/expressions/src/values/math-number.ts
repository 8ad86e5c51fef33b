import { argument } from './exception.ts';
import { compareMagnitude, sameSignAs } from './math-sign.ts';
import { doubleToBits } from './math-bits.ts';

/**
 * Functions of double where .NET and JavaScript differ, or JavaScript has none. Powers of whole numbers are exact or
 * correctly rounded, as in the C library under .NET; the transcendental functions may differ in the last bit.
 */

/** C's pow: whole powers of whole numbers without the error of the general algorithm; 1 to any power is 1. */
export function power(x: number, y: number): number {
  if (x === 1 || (x === -1 && Math.abs(y) === Infinity)) return 1;
  const result = x ** y;
  if (!Number.isInteger(x) || !Number.isInteger(y) || !Number.isFinite(result) || x === 0) return result;
  if (y >= 0) return Math.abs(result) < 2 ** 53 ? Math.round(result) : Number(BigInt(x) ** BigInt(y));
  const inverse = x ** -y;
  return Math.abs(inverse) < 2 ** 53 ? 1 / Math.round(inverse) : result;
}

/** `Math.Log(a, newBase)`. */
export function logarithm(a: number, base: number): number {
  if (Number.isNaN(a)) return a;
  if (Number.isNaN(base)) return base;
  if (base === 1) return NaN;
  if (a !== 1 && (base === 0 || base === Infinity)) return NaN;
  return Math.log(a) / Math.log(base);
}

/** The rest of x / y with the quotient rounded to even (IEEE 754), not truncated as `%` does. */
export function ieeeRemainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const regular = x % y;
  if (Number.isNaN(regular)) return NaN;
  if (regular === 0) return sameSignAs(0, x);
  const alternative = regular - Math.abs(y) * Math.sign(x);
  const nearer = Math.abs(alternative) - Math.abs(regular);
  if (nearer === 0) {
    const quotient = x / y;
    return Math.abs(roundToEven(quotient)) > Math.abs(quotient) ? alternative : regular;
  }
  return nearer < 0 ? alternative : regular;
}
const roundToEven = (v: number): number => {
  const whole = Math.trunc(v);
  return whole % 2 === 0 ? whole : whole + Math.sign(v);
};

export const copySign = sameSignAs;

export const maxMagnitude = (x: number, y: number): number => (compareMagnitude(x, y) >= 0 ? x : y);
export const minMagnitude = (x: number, y: number): number => (compareMagnitude(x, y) <= 0 ? x : y);

/** The exponent of 2 in the value; the extremes of Int32 for zero, infinity and NaN. */
export function ilogb(value: number): number {
  if (value === 0) return -2147483648;
  if (!Number.isFinite(value)) return 2147483647;
  const biased = Number((doubleToBits(value) >> 52n) & 0x7ffn);
  return biased === 0 ? ilogb(value * 2 ** 54) - 54 : biased - 1023;
}

/** x × 2^n without overflow on the way. */
export function scaleB(x: number, n: number): number {
  let value = x;
  let left = Math.max(-3000, Math.min(3000, n));
  for (; left > 1000; left -= 1000) value *= 2 ** 1000;
  for (; left < -900; left += 900) value *= 2 ** -900;
  return value * 2 ** left;
}

/** `Math.Clamp`; NaN stays NaN. */
export function clamp<N extends number | bigint>(value: N, min: N, max: N): N {
  if (min > max) return badClamp(min, max);
  return value < min ? min : value > max ? max : value;
}
export const badClamp = (min: unknown, max: unknown): never =>
  argument(`'${String(min)}' cannot be greater than ${String(max)}.`);

/** `Math.Sign`; ArithmeticException for NaN is the caller's. */
export const sign = (value: number | bigint): number => (value > 0 ? 1 : value < 0 ? -1 : 0);
