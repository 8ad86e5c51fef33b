import { pow10, type Decimal } from './decimal.ts';

/**
 * A number as formatting sees it, whatever its type: decimal digits and where the point stands. Zero has no digits.
 * Made from a value (`ofInteger`, `ofDecimal`, `ofFloat…`), then rounded by the format, then printed.
 */
export class NumberBuffer {
  /** Without leading zeros. */
  digits: string;
  /** How many digits stand before the point; negative where zeros follow it first. The value is 0.digits × 10^scale. */
  scale: number;
  negative: boolean;
  /** Integers and decimals have no negative zero; digits of a `float` are already rounded. */
  readonly kind: 'integer' | 'decimal' | 'float';

  constructor(kind: NumberBuffer['kind'], digits: string, scale: number, negative: boolean) {
    this.kind = kind;
    this.digits = digits;
    this.scale = scale;
    this.negative = negative;
  }

  /** Keeps `count` digits, half away from zero unless the digits are `final` already; trailing zeros go. */
  round(count: number, final: boolean): void {
    const { digits } = this;
    let end = Math.max(0, Math.min(count, digits.length));
    if (!final && end === count && end < digits.length && digits.charCodeAt(end) >= 53) {
      while (end > 0 && digits[end - 1] === '9') end--;
      if (end > 0) this.digits = digits.slice(0, end - 1) + String.fromCharCode(digits.charCodeAt(end - 1) + 1);
      else {
        this.digits = '1';
        this.scale++;
      }
      return;
    }
    while (end > 0 && digits[end - 1] === '0') end--;
    this.digits = digits.slice(0, end);
    if (end === 0) this.settleZero();
  }

  settleZero(): void {
    if (this.kind !== 'float') this.negative = false;
    this.scale = 0;
  }
}

export function ofInteger(value: number | bigint): NumberBuffer {
  const text = String(value);
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text === '0' ? '' : text;
  return new NumberBuffer('integer', digits, digits.length, negative);
}

export function ofDecimal({ mantissa, scale }: Decimal): NumberBuffer {
  const digits = mantissa === 0n ? '' : (mantissa < 0n ? -mantissa : mantissa).toString();
  return new NumberBuffer('decimal', digits, digits.length - scale, mantissa < 0n);
}

/** From `1.25e-7`, the form of toExponential. */
function ofExponential(text: string, negative: boolean): NumberBuffer {
  const e = text.indexOf('e');
  const digits = (text[0]! + text.slice(2, e)).replace(/0+$/, '');
  return new NumberBuffer('float', digits, Number(text.slice(e + 1)) + 1, negative);
}

const isNegative = (value: number): boolean => value < 0 || Object.is(value, -0);
const zero = (value: number): NumberBuffer => new NumberBuffer('float', '', 0, isNegative(value));

/** The fewest digits that give the same double back. */
export const ofDouble = (value: number): NumberBuffer =>
  value === 0 ? zero(value) : ofExponential(Math.abs(value).toExponential(), value < 0);

/** The fewest digits that give the same float back. */
export function ofSingle(value: number): NumberBuffer {
  if (value === 0) return zero(value);
  const size = Math.abs(value);
  for (let count = 1; count < 9; count++) {
    const text = significantDigits(size, count);
    if (Math.fround(Number(text)) === size) return ofExponential(text, value < 0);
    // Above a power of two floats lie twice as far apart: the next number up may do where the nearest does not.
    const next = (Number(text) + Number(`1e${Number(text.split('e')[1]) - count + 1}`)).toExponential(count - 1);
    if (Math.fround(Number(next)) === size) return ofExponential(next, value < 0);
  }
  return ofExponential(significantDigits(size, 9), value < 0);
}

/** `count` significant digits of the exact binary value, ties to even. */
export function ofSignificant(value: number, count: number): NumberBuffer {
  if (value === 0) return zero(value);
  const size = Math.abs(value);
  return count > 100
    ? exact(value, (scale) => count - scale)
    : ofExponential(significantDigits(size, count), value < 0);
}

function significantDigits(size: number, count: number): string {
  const text = size.toExponential(count - 1);
  const e = text.indexOf('e');
  const exponent = Number(text.slice(e + 1));
  // Rounding up to 10 is no odd digit.
  const carried = count === 1 && text.startsWith('1') && size < 10 ** exponent;
  return !carried && isTie(size, count - 1 - exponent) ? lowerOdd(text, e) : text;
}

/** `decimals` digits after the point of the exact binary value, ties to even. */
export function ofFixed(value: number, decimals: number): NumberBuffer {
  if (value === 0) return zero(value);
  const size = Math.abs(value);
  if (decimals > 100 || size >= 1e21) return exact(value, () => decimals);
  const fixed = size.toFixed(decimals);
  const text = isTie(size, decimals) ? lowerOdd(fixed, fixed.length) : fixed;
  const point = decimals > 0 ? text.length - decimals - 1 : text.length;
  const all = text.slice(0, point) + text.slice(point + 1);
  const digits = all.replace(/^0+/, '');
  if (digits === '') return zero(value < 0 ? -0 : 0);
  return new NumberBuffer('float', digits.replace(/0+$/, ''), point - (all.length - digits.length), value < 0);
}

/** Whether the value lies exactly between two numbers of so many decimals. Such a value is an odd multiple of 2^-(decimals+1). */
function isTie(size: number, decimals: number): boolean {
  if (decimals < 0) {
    const unit = 10 ** -decimals;
    return -decimals <= 22 && size % unit === unit / 2;
  }
  return decimals < 1074 && (size * 2 ** Math.min(decimals + 1, 1023)) % 2 === 1;
}

/** JavaScript rounds a tie up: where that made the last digit (before `end`) odd, the even one is one below. */
function lowerOdd(text: string, end: number): string {
  const digit = text.charCodeAt(end - 1);
  return (digit & 1) === 0 ? text : text.slice(0, end - 1) + String.fromCharCode(digit - 1) + text.slice(end);
}

const view = new DataView(new ArrayBuffer(8));

/** All digits of a double, cut to the decimals asked for: for the formats that JavaScript's own printing refuses. */
function exact(value: number, decimalsFor: (scale: number) => number): NumberBuffer {
  view.setFloat64(0, Math.abs(value));
  const raw = view.getBigUint64(0);
  const biased = Number(raw >> 52n);
  const fraction = raw & 0xf_ffff_ffff_ffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = Math.max(biased, 1) - 1075;
  // value = mantissa × 2^exponent = all × 10^-places
  let all = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent);
  let places = exponent >= 0 ? 0 : -exponent;
  const decimals = decimalsFor(all.toString().length - places);
  if (decimals < places) {
    const unit = pow10(places - decimals);
    const rest = (all % unit) * 2n;
    all /= unit;
    if (rest > unit || (rest === unit && (all & 1n) === 1n)) all += 1n;
    places = decimals;
  }
  if (all === 0n) return zero(value < 0 ? -0 : 0);
  const digits = all.toString();
  return new NumberBuffer('float', digits.replace(/0+$/, ''), digits.length - places, value < 0);
}
