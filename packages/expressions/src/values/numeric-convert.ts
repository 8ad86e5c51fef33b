import { arithmeticOverflow } from './arithmetic.ts';
import {
  decimalFromDouble,
  decimalFromInt,
  decimalFromLong,
  decimalFromSingle,
  decimalToBigInt,
  decimalToDouble,
  type Decimal,
} from './decimal.ts';
import { overflow } from './exception.ts';

/** Conversions among the numeric types and `char`, by C#'s keywords: .NET's results, wrapping or checked. */
export type NumberKeyword =
  'sbyte' | 'byte' | 'short' | 'ushort' | 'int' | 'uint' | 'long' | 'ulong' | 'float' | 'double' | 'decimal' | 'char';

type Integral = Exclude<NumberKeyword, 'float' | 'double' | 'decimal'>;

const RANGE: Readonly<Record<Integral, readonly [min: bigint, max: bigint]>> = {
  sbyte: [-128n, 127n],
  byte: [0n, 255n],
  short: [-0x8000n, 0x7fffn],
  ushort: [0n, 0xffffn],
  char: [0n, 0xffffn],
  int: [-0x8000_0000n, 0x7fff_ffffn],
  uint: [0n, 0xffff_ffffn],
  long: [-(1n << 63n), (1n << 63n) - 1n],
  ulong: [0n, (1n << 64n) - 1n],
};
const NAMES: Readonly<Record<Integral, string>> = {
  sbyte: 'a signed byte',
  byte: 'an unsigned byte',
  short: 'an Int16',
  ushort: 'a UInt16',
  char: 'a character',
  int: 'an Int32',
  uint: 'a UInt32',
  long: 'an Int64',
  ulong: 'a UInt64',
};

export const isIntegralKeyword = (k: string): k is Integral => Object.hasOwn(RANGE, k);
const isBig = (k: NumberKeyword): boolean => k === 'long' || k === 'ulong';

/** Whether an integral constant fits the type. */
export const fits = (value: bigint, to: Integral): boolean => value >= RANGE[to][0] && value <= RANGE[to][1];

const WRAP: Readonly<Record<Integral, (n: number) => number | bigint>> = {
  sbyte: (n) => (n << 24) >> 24,
  byte: (n) => n & 0xff,
  short: (n) => (n << 16) >> 16,
  ushort: (n) => n & 0xffff,
  char: (n) => n & 0xffff,
  int: (n) => n | 0,
  uint: (n) => n >>> 0,
  long: (n) => BigInt(n),
  ulong: (n) => BigInt.asUintN(64, BigInt(n)),
};

type Convert = (value: never) => unknown;

/** The function from one representation to the other; null where it is the same. */
export function numericConversion(from: NumberKeyword, to: NumberKeyword, checked: boolean): Convert | null {
  if (from === to) return null;
  if (from === 'decimal') return fromDecimal(to);
  if (to === 'decimal') {
    if (isBig(from)) return decimalFromLong;
    return from === 'double' ? decimalFromDouble : from === 'float' ? decimalFromSingle : decimalFromInt;
  }
  if (to === 'double') return isBig(from) ? (v: bigint) => Number(v) : null;
  if (to === 'float') return isBig(from) ? (v: bigint) => Math.fround(Number(v)) : Math.fround;
  if (from === 'double' || from === 'float') return checked ? fromRealChecked(to) : fromReal(to);
  return fromIntegral(from, to, checked);
}

function fromIntegral(from: Integral, to: Integral, checked: boolean): Convert | null {
  const [min, max] = RANGE[to];
  const [fromMin, fromMax] = RANGE[from];
  const widens = fromMin >= min && fromMax <= max;
  if (isBig(from)) {
    if (checked && !widens)
      return (v: bigint) => (v < min || v > max ? arithmeticOverflow() : isBig(to) ? v : Number(v));
    if (to === 'long') return (v: bigint) => BigInt.asIntN(64, v);
    if (to === 'ulong') return (v: bigint) => BigInt.asUintN(64, v);
    const wrap = WRAP[to];
    return (v: bigint) => wrap(Number(BigInt.asIntN(32, v)));
  }
  if (widens) return isBig(to) ? BigInt : null;
  if (checked) {
    const low = Number(min);
    const high = Number(max);
    return isBig(to)
      ? (v: number) => (v < 0 ? arithmeticOverflow() : BigInt(v))
      : (v: number) => (v < low || v > high ? arithmeticOverflow() : v);
  }
  return WRAP[to];
}

/**
 * What the processor does, as .NET 8 and .NET Framework leave it (newer versions saturate): out of range is the smallest
 * Int32 or Int64; the smaller types are cut out of an Int32, `uint` out of an Int64.
 */
function fromReal(to: Integral): Convert {
  const truncated = (v: number): number => (v > -0x8000_0001 && v < 0x8000_0000 ? Math.trunc(v) | 0 : -0x8000_0000);
  const wide = (v: number): bigint => (v >= -(2 ** 63) && v < 2 ** 63 ? BigInt(Math.trunc(v)) : RANGE.long[0]);
  switch (to) {
    case 'uint':
      return (v: number) => Number(BigInt.asUintN(32, wide(v)));
    case 'long':
      return wide;
    case 'ulong':
      return (v: number) => (v >= 2 ** 63 && v < 2 ** 64 ? BigInt(Math.trunc(v)) : BigInt.asUintN(64, wide(v)));
    default: {
      const wrap = WRAP[to];
      return (v: number) => wrap(truncated(v));
    }
  }
}

function fromRealChecked(to: Integral): Convert {
  const [min, max] = RANGE[to];
  return (v: number) => {
    if (!Number.isFinite(v)) return arithmeticOverflow();
    const whole = BigInt(Math.trunc(v));
    return whole < min || whole > max ? arithmeticOverflow() : isBig(to) ? whole : Number(whole);
  };
}

function fromDecimal(to: NumberKeyword): Convert {
  if (to === 'double') return decimalToDouble;
  if (to === 'float') return (v: Decimal) => Math.fround(decimalToDouble(v));
  const integral = to as Integral;
  const [min, max] = RANGE[integral];
  // a decimal never wraps
  return (v: Decimal) => {
    const whole = decimalToBigInt(v);
    if (whole < min || whole > max) return overflow(`Value was either too large or too small for ${NAMES[integral]}.`);
    return isBig(to) ? whole : Number(whole);
  };
}
