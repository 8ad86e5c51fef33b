import { CLR } from './clr.ts';
import { clrThrow, overflow } from './exception.ts';

/**
 * `System.Decimal`: a 96-bit integer and a power of ten from 0 to 28, so `1.10m` keeps its trailing zero. Results have
 * .NET's scale and its rounding (to even); what does not fit 96 bits throws OverflowException. Every function is exact
 * in bigint arithmetic. The sign of a zero is not kept: .NET prints `-0m` as `0` and compares it equal, only `GetBits`
 * and the conversion to double would tell.
 */
export class Decimal {
  /** With its sign; |mantissa| < 2^96. */
  readonly mantissa: bigint;
  /** The value is mantissa / 10^scale; 0 to 28. */
  readonly scale: number;

  constructor(mantissa: bigint, scale: number) {
    this.mantissa = mantissa;
    this.scale = scale;
  }

  get [CLR](): string {
    return 'System.Decimal';
  }
}

const MAX_SCALE = 28;
const MAX_MANTISSA = (1n << 96n) - 1n;
const TOO_LARGE = 'Value was either too large or too small for a Decimal.';

const powers: bigint[] = [1n];
/** 10^n as bigint; n >= 0. */
export function pow10(n: number): bigint {
  for (let i = powers.length; i <= n; i++) powers.push(powers[i - 1]! * 10n);
  return powers[n]!;
}

export const DECIMAL_ZERO: Decimal = new Decimal(0n, 0);
export const DECIMAL_ONE: Decimal = new Decimal(1n, 0);
export const DECIMAL_MINUS_ONE: Decimal = new Decimal(-1n, 0);
export const DECIMAL_MAX: Decimal = new Decimal(MAX_MANTISSA, 0);
export const DECIMAL_MIN: Decimal = new Decimal(-MAX_MANTISSA, 0);

const abs = (n: bigint): bigint => (n < 0n ? -n : n);

/** n / d, d > 0, to the nearest integer, ties to even; `inexact` says that a non-zero rest was cut off n before. */
function divideRounded(n: bigint, d: bigint, inexact = false): bigint {
  const q = n / d;
  const twice = abs(n % d) * 2n;
  if (twice > d || (twice === d && (inexact || (q & 1n) === 1n))) return n < 0n ? q - 1n : q + 1n;
  return q;
}

/** The nearest decimal to mantissa / 10^scale, keeping as many digits as fit; null where the value is too large. */
export function tryDecimal(mantissa: bigint, scale: number): Decimal | null {
  if (scale >= 0 && scale <= MAX_SCALE && mantissa <= MAX_MANTISSA && mantissa >= -MAX_MANTISSA)
    return new Decimal(mantissa, scale);
  let drop = Math.max(scale - MAX_SCALE, 0);
  const size = abs(mantissa);
  if (size > MAX_MANTISSA) drop = Math.max(drop, size.toString().length - 29);
  for (; ; drop++) {
    if (drop > scale) return null;
    const kept = drop === 0 ? mantissa : divideRounded(mantissa, pow10(drop));
    if (kept <= MAX_MANTISSA && kept >= -MAX_MANTISSA) return new Decimal(kept, scale - drop);
  }
}

const fit = (mantissa: bigint, scale: number): Decimal => tryDecimal(mantissa, scale) ?? overflow(TOO_LARGE);

export function decimalAdd(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return fit(a.mantissa + b.mantissa, a.scale);
  return a.scale > b.scale
    ? fit(a.mantissa + b.mantissa * pow10(a.scale - b.scale), a.scale)
    : fit(a.mantissa * pow10(b.scale - a.scale) + b.mantissa, b.scale);
}

export function decimalSubtract(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return fit(a.mantissa - b.mantissa, a.scale);
  return a.scale > b.scale
    ? fit(a.mantissa - b.mantissa * pow10(a.scale - b.scale), a.scale)
    : fit(a.mantissa * pow10(b.scale - a.scale) - b.mantissa, b.scale);
}

/** Beyond the sizes below the scale of a vanishing product is lost: .NET multiplies 32-bit operands on a path of their own. */
export function decimalMultiply(a: Decimal, b: Decimal): Decimal {
  const product = a.mantissa * b.mantissa;
  const scale = a.scale + b.scale;
  if (product === 0n && !(is32Bit(a.mantissa) && is32Bit(b.mantissa))) return DECIMAL_ZERO;
  if (scale > MAX_SCALE + 19 && is32Bit(a.mantissa) && is32Bit(b.mantissa)) return DECIMAL_ZERO;
  return fit(product, scale);
}
const is32Bit = (mantissa: bigint): boolean => mantissa <= 0xffff_ffffn && mantissa >= -0xffff_ffffn;

/**
 * The quotient with the fewest digits that are exact, but no fewer than the operands' scales ask for; where no number
 * of digits is exact, as many as fit, rounded to even.
 */
export function decimalDivide(a: Decimal, b: Decimal): Decimal {
  if (b.mantissa === 0n) return divideByZero();
  let scale = a.scale - b.scale;
  const divisor = abs(b.mantissa);
  let dividend = b.mantissa < 0n ? -a.mantissa : a.mantissa;
  if (scale < 0) {
    dividend *= pow10(-scale);
    scale = 0;
  }
  if (dividend % divisor === 0n) return fit(dividend / divisor, scale);
  // Digits that may fit: one too many is harmless, `fit` drops it; the rest of the division then decides a tie.
  const size = abs(dividend) / divisor;
  const more = Math.min(MAX_SCALE - scale, 30 - (size === 0n ? 0 : size.toString().length));
  let digits = more;
  let scaled = dividend * pow10(digits);
  let quotient = divideRounded(scaled, divisor);
  while (abs(quotient) > MAX_MANTISSA) {
    if (--digits + scale < 0) return overflow(TOO_LARGE);
    scaled = digits >= 0 ? dividend * pow10(digits) : dividend;
    quotient = digits >= 0 ? divideRounded(scaled, divisor) : divideRounded(dividend, divisor * pow10(-digits));
  }
  return trimZeros(quotient, scale + digits, 0);
}

/** Without trailing zeros after the point, down to `least` digits. */
function trimZeros(mantissa: bigint, scale: number, least: number): Decimal {
  let m = mantissa;
  let s = scale;
  for (const step of [16, 8, 4, 2, 1]) {
    while (s - step >= least && m % pow10(step) === 0n) {
      m /= pow10(step);
      s -= step;
    }
  }
  return new Decimal(m, s);
}

/** The rest of the division, with the sign of the dividend; a dividend smaller than the divisor stays as it is. */
export function decimalRemainder(a: Decimal, b: Decimal): Decimal {
  if (b.mantissa === 0n) return divideByZero();
  const scale = Math.max(a.scale, b.scale);
  const dividend = a.scale < scale ? a.mantissa * pow10(scale - a.scale) : a.mantissa;
  const divisor = b.scale < scale ? b.mantissa * pow10(scale - b.scale) : b.mantissa;
  return abs(dividend) < abs(divisor) ? a : new Decimal(dividend % divisor, scale);
}

export const decimalNegate = (d: Decimal): Decimal => new Decimal(-d.mantissa, d.scale);

/** Negative, zero or positive. */
export function decimalCompare(a: Decimal, b: Decimal): number {
  let x = a.mantissa;
  let y = b.mantissa;
  if (a.scale < b.scale) x *= pow10(b.scale - a.scale);
  else if (b.scale < a.scale) y *= pow10(a.scale - b.scale);
  return x < y ? -1 : x > y ? 1 : 0;
}

export const decimalEquals = (a: Decimal, b: Decimal): boolean =>
  a.scale === b.scale ? a.mantissa === b.mantissa : decimalCompare(a, b) === 0;

/** The same text exactly for equal values: `1.10m` and `1.1m` share one. */
export function decimalKey(d: Decimal): string {
  const { mantissa, scale } = trimZeros(d.mantissa, d.scale, 0);
  return `${mantissa}e${scale}`;
}

export const decimalSign = (d: Decimal): number => (d.mantissa > 0n ? 1 : d.mantissa < 0n ? -1 : 0);

// ---- conversions

const small: Decimal[] = [];
for (let i = 0; i < 256; i++) small.push(new Decimal(BigInt(i), 0));

/** From any integer type whose representation is a number. */
export const decimalFromInt = (n: number): Decimal => (n >= 0 && n < 256 ? small[n]! : new Decimal(BigInt(n), 0));

/** From `long` and `ulong`. */
export const decimalFromLong = (n: bigint): Decimal => new Decimal(n, 0);

/** .NET keeps 15 significant digits of a double. */
export const decimalFromDouble = (d: number): Decimal => fromBinary(d, 15);
/** And 7 of a float. */
export const decimalFromSingle = (f: number): Decimal => fromBinary(f, 7);

/**
 * The algorithm of OLE automation, which .NET keeps: scale by a power of ten in double arithmetic (with its rounding
 * error), round to an integer, drop trailing zeros.
 */
function fromBinary(value: number, digits: number): Decimal {
  if (value === 0) return DECIMAL_ZERO;
  const exponent = exponentOf(value);
  if (exponent < -94) return DECIMAL_ZERO;
  if (exponent > 96) return overflow(TOO_LARGE);
  let scaled = Math.abs(value);
  let power = digits - 1 - ((exponent * 19728) >> 16);
  const top = Number(`1e${digits}`);
  if (power >= 0) {
    power = Math.min(power, MAX_SCALE);
    scaled *= Number(`1e${power}`);
  } else if (power !== -1 || scaled >= top) scaled /= Number(`1e${-power}`);
  else power = 0;
  if (scaled < top / 10 && power < MAX_SCALE) {
    scaled *= 10;
    power++;
  }
  let mantissa = Math.trunc(scaled);
  const rest = scaled - mantissa;
  if (rest > 0.5 || (rest === 0.5 && mantissa % 2 === 1)) mantissa++;
  const signed = BigInt(value < 0 ? -mantissa : mantissa);
  if (power < 0) return fit(signed * pow10(-power), 0);
  return mantissa === 0 ? DECIMAL_ZERO : trimZeros(signed, power, Math.max(power - digits + 1, 0));
}

const bits = new DataView(new ArrayBuffer(8));
/** e with 2^(e-1) <= |value| < 2^e; 1025 for infinities and NaN. */
function exponentOf(value: number): number {
  bits.setFloat64(0, value);
  return ((bits.getUint16(0) >> 4) & 0x7ff) - 1022;
}

/** As .NET computes it: in double arithmetic, not the nearest double of the exact value. */
export function decimalToDouble(d: Decimal): number {
  const size = abs(d.mantissa);
  const value =
    (Number(size & 0xffff_ffff_ffff_ffffn) + Number(size >> 64n) * 18446744073709551616) / Number(pow10(d.scale));
  return d.mantissa < 0n ? -value : value;
}

export const decimalToSingle = (d: Decimal): number => Math.fround(decimalToDouble(d));

/** Without its fraction. */
export const decimalToBigInt = (d: Decimal): bigint => (d.scale === 0 ? d.mantissa : d.mantissa / pow10(d.scale));

/** Truncates; OverflowException outside Int64. */
export function decimalToLong(d: Decimal): bigint {
  const n = decimalToBigInt(d);
  return n === BigInt.asIntN(64, n) ? n : overflow('Value was either too large or too small for an Int64.');
}

/** `ToString()`: all digits of the scale, no exponent. */
export function decimalToString(d: Decimal): string {
  const { mantissa, scale } = d;
  if (scale === 0) return mantissa.toString();
  const digits = abs(mantissa)
    .toString()
    .padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${mantissa < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/**
 * A C# literal: `1.50m`, `1_000`, `1e3M`; the suffix may be left out. Null where the value is too large (CS0594).
 * Digits beyond the 28th decimal are rounded, as the compiler does.
 */
export function parseDecimalLiteral(text: string): Decimal | null {
  const m = /^(\d*)(?:\.(\d+))?(?:e([+-]?\d+))?m?$/i.exec(text.replaceAll('_', ''));
  if (m === null) return null;
  const fraction = m[2] ?? '';
  const mantissa = BigInt(`${m[1] ?? ''}${fraction}` || '0');
  const scale = fraction.length - Number(m[3] ?? 0);
  if (mantissa === 0n) return new Decimal(0n, Math.min(Math.max(scale, 0), MAX_SCALE));
  if (scale < -MAX_SCALE - 1) return null;
  if (scale < 0) return tryDecimal(mantissa * pow10(-scale), 0);
  if (scale - mantissa.toString().length > MAX_SCALE) return new Decimal(0n, MAX_SCALE);
  return tryDecimal(mantissa, scale);
}

const divideByZero = (): never => clrThrow('System.DivideByZeroException', 'Attempted to divide by zero.');
