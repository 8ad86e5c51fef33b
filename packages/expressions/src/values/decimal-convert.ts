import { Decimal, decimalToBigInt, tryDecimal } from './decimal.ts';
import { argument, overflow } from './exception.ts';
import { tooLarge } from './number-parse.ts';

/** Decimals to and from integers and their 128 bits. Casts truncate; a value outside the type is OverflowException. */
function cast(phrase: string, low: bigint, high: bigint): (d: Decimal) => bigint {
  return (d) => {
    const n = decimalToBigInt(d);
    return n >= low && n <= high ? n : overflow(tooLarge(phrase));
  };
}
function castSmall(phrase: string, low: number, high: number): (d: Decimal) => number {
  const wide = cast(phrase, BigInt(low), BigInt(high));
  return (d) => Number(wide(d));
}

/** `(int)value`, by C# keyword. */
export const decimalTo = {
  sbyte: castSmall('a signed byte', -128, 127),
  byte: castSmall('an unsigned byte', 0, 255),
  short: castSmall('an Int16', -32768, 32767),
  ushort: castSmall('a UInt16', 0, 65535),
  char: castSmall('a character', 0, 65535),
  int: castSmall('an Int32', -2147483648, 2147483647),
  uint: castSmall('a UInt32', 0, 4294967295),
  long: cast('an Int64', -(2n ** 63n), 2n ** 63n - 1n),
  ulong: cast('a UInt64', 0n, 2n ** 64n - 1n),
} as const;

const low32 = (n: bigint): number => Number(BigInt.asIntN(32, n));

/** The three words of the mantissa and the word of sign and scale. */
export function decimalToBits({ mantissa, scale }: Decimal): number[] {
  const size = mantissa < 0n ? -mantissa : mantissa;
  return [low32(size), low32(size >> 32n), low32(size >> 64n), (scale << 16) | (mantissa < 0n ? 0x80000000 : 0)];
}

export function decimalFromBits(bits: readonly number[]): Decimal {
  const [low = 0, mid = 0, high = 0, flags = 0] = bits;
  const scale = (flags >> 16) & 0xff;
  if (bits.length !== 4 || (flags & 0x7f00ffff) !== 0 || scale > 28)
    return argument('Decimal constructor requires an array or span of four valid decimal bytes.');
  const size = (BigInt(high >>> 0) << 64n) | (BigInt(mid >>> 0) << 32n) | BigInt(low >>> 0);
  return new Decimal(flags < 0 ? -size : size, scale);
}

/** Equal decimals share it: taken from the bits without trailing zeros. */
export function decimalHash(d: Decimal): number {
  let { mantissa, scale } = d;
  if (mantissa === 0n) return 0;
  while (scale > 0 && mantissa % 10n === 0n) {
    mantissa /= 10n;
    scale--;
  }
  return decimalToBits(new Decimal(mantissa, scale)).reduce((hash, word) => hash ^ word, 0);
}

/** An OLE currency: ten-thousandths, rounded to even. */
export function decimalToOACurrency(d: Decimal): bigint {
  const scaled = d.scale <= 4 ? d.mantissa * 10n ** BigInt(4 - d.scale) : rounded(d);
  return BigInt.asIntN(64, scaled) === scaled ? scaled : overflow(tooLarge('a Currency'));
}
function rounded({ mantissa, scale }: Decimal): bigint {
  const unit = 10n ** BigInt(scale - 4);
  const whole = mantissa / unit;
  const twice = (mantissa % unit) * 2n;
  const size = twice < 0n ? -twice : twice;
  if (size > unit || (size === unit && (whole & 1n) === 1n)) return mantissa < 0n ? whole - 1n : whole + 1n;
  return whole;
}

export function decimalFromOACurrency(cy: bigint): Decimal {
  let mantissa = cy;
  let scale = 4;
  while (scale > 0 && mantissa % 10n === 0n) {
    mantissa /= 10n;
    scale--;
  }
  return tryDecimal(mantissa, scale)!;
}
