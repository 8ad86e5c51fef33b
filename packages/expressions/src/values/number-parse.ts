import type { NumberFormat } from './culture-format.ts';
import { INVARIANT_NUMBERS } from './culture.ts';
import { Decimal, pow10, tryDecimal } from './decimal.ts';
import { argumentNull, format as formatError, overflow } from './exception.ts';
import { allowsHyphen, scanNumber, trimSpaces, withoutTail, type ScannedNumber } from './number-parse-scan.ts';
import { Styles } from './number-styles.ts';

/**
 * `Parse` and `TryParse` of every numeric type, with the signs and separators of `info`. A reader answers with the value, or says why there
 * is none: `format` (not a number) or `overflow` (a number, but not one of the type). Styles are checked by the caller.
 */
export type Failure = 'format' | 'overflow';
export const isFailure = (result: unknown): result is Failure => result === 'format' || result === 'overflow';

export interface IntegerType {
  /** As the messages of OverflowException name it: `an Int32`, `an unsigned byte`. */
  readonly phrase: string;
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
}

export const tooLarge = (phrase: string): string => `Value was either too large or too small for ${phrase}.`;

/** What Parse throws; `phrase` names the type. */
export function parseFailed(failure: Failure, text: string, phrase: string): never {
  return failure === 'format'
    ? formatError(`The input string '${text}' was not in a correct format.`)
    : overflow(tooLarge(phrase));
}

/** For Parse: null is ArgumentNullException. */
export const textOf = (text: string | null): string => (text === null ? argumentNull('s') : text);

// ---- integers

/** Types of up to 32 bits: the value is a number. */
export function readInteger(
  text: string,
  style: number,
  type: IntegerType,
  info: NumberFormat = INVARIANT_NUMBERS,
): number | Failure {
  if (style === Styles.Integer && hasPlainSigns(info)) return readPlain(text, type);
  const wide = readBig(text, style, type, info);
  return typeof wide === 'bigint' ? Number(wide) : wide;
}

const hasPlainSigns = (info: NumberFormat): boolean =>
  info === INVARIANT_NUMBERS || (info.negativeSign === '-' && info.positiveSign === '+');

const isWhite = (c: number): boolean => c === 32 || (c >= 9 && c <= 13);

/** A sign, digits, white space around them: what a policy parses many times per request, so without a regular expression. */
function readPlain(text: string, type: IntegerType): number | Failure {
  const end = text.length;
  let i = 0;
  while (i < end && isWhite(text.charCodeAt(i))) i++;
  const sign = i < end ? text.charCodeAt(i) : 0;
  if (sign === 45 || sign === 43) i++;
  const from = i;
  let size = 0; // exact below 2^53; above it is out of range all the same
  for (; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    size = size * 10 + digit;
  }
  if (i === from) return 'format';
  while (i < end && isWhite(text.charCodeAt(i))) i++;
  while (i < end && text.charCodeAt(i) === 0) i++;
  return i < end ? 'format' : inRange(sign === 45 ? -size : size, type);
}

function inRange(value: number, { bits, signed }: IntegerType): number | Failure {
  const top = (bits === 32 ? 4294967296 : 1 << bits) / (signed ? 2 : 1);
  return value >= (signed ? -top : 0) && value < top ? value + 0 : 'overflow';
}

const PLAIN = /^[\t-\r ]*([+-]?)(\d+)[\t-\r ]*\0*$/;

/** `long` and `ulong`. */
export function readLong(
  text: string,
  style: number,
  type: IntegerType,
  info: NumberFormat = INVARIANT_NUMBERS,
): bigint | Failure {
  if (style !== Styles.Integer || !hasPlainSigns(info)) return readBig(text, style, type, info);
  const m = PLAIN.exec(text);
  if (m === null) return 'format';
  const digits = m[2]!;
  if (digits.length > 20 && /[1-9]/.test(digits.slice(0, -20))) return 'overflow';
  const size = BigInt(digits.slice(-20));
  return bigInRange(m[1] === '-' ? -size : size, type);
}

function bigInRange(value: bigint, { bits, signed }: IntegerType): bigint | Failure {
  return (signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) === value ? value : 'overflow';
}

function readBig(text: string, style: number, type: IntegerType, info: NumberFormat): bigint | Failure {
  if ((style & Styles.AllowHexSpecifier) !== 0) return readRadix(text, style, type, /^[\da-f]+/i, '0x', type.bits / 4);
  if ((style & Styles.AllowBinarySpecifier) !== 0) return readRadix(text, style, type, /^[01]+/, '0b', type.bits);
  const number = scanNumber(text, style, false, info);
  if (number === null) return 'format';
  const { digits, scale, negative } = number;
  // `-0` is zero for every type; `-0.0` is negative for the unsigned ones.
  if (digits === '') return negative && number.point && !type.signed ? 'overflow' : 0n;
  // Digits after the point that are not zeros, or more digits than any type has.
  if (scale < digits.length || scale > 20) return 'overflow';
  const size = BigInt(digits) * pow10(scale - digits.length);
  return bigInRange(negative ? -size : size, type);
}

/** Hexadecimal and binary text is the two's complement of the type. */
function readRadix(
  text: string,
  style: number,
  { bits, signed }: IntegerType,
  run: RegExp,
  prefix: string,
  places: number,
): bigint | Failure {
  const trimmed = trimSpaces(withoutTail(text, 0), style);
  const digits = run.exec(trimmed)?.[0];
  if (digits === undefined || digits.length < trimmed.length) return 'format';
  const significant = digits.replace(/^0+(?=.)/, '');
  if (significant.length > places) return 'overflow';
  const value = BigInt(prefix + significant);
  return signed ? BigInt.asIntN(bits, value) : value;
}

// ---- decimal, double, float

const PLAIN_DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/;

export function readDecimal(text: string, style: number, info: NumberFormat = INVARIANT_NUMBERS): Decimal | Failure {
  const plain =
    info === INVARIANT_NUMBERS && (style & Styles.Number) === Styles.Number ? PLAIN_DECIMAL.exec(text) : null;
  if (plain !== null) {
    const fraction = plain[3] ?? '';
    return new Decimal(BigInt(plain[1]! + plain[2]! + fraction), fraction.length);
  }
  const number = scanNumber(text, style, true, info);
  if (number === null) return 'format';
  const { digits, negative } = number;
  const places = digits.length - number.scale;
  if (digits === '') return new Decimal(0n, Math.min(Math.max(-number.scale, 0), 28));
  if (number.scale > 29) return 'overflow';
  if (number.scale < -29) return new Decimal(0n, 28);
  // More than 60 digits are beyond all rounding, but for the tie that a last non-zero digit breaks.
  const cut = Math.max(digits.length - 60, 0);
  let kept = cut === 0 ? digits : digits.slice(0, 60) + (/[1-9]/.test(digits.slice(60)) ? '1' : '0');
  let scale = cut === 0 ? places : places - cut + 1;
  if (scale < 0) {
    kept = kept.padEnd(kept.length - scale, '0');
    scale = 0;
  }
  const size = BigInt(kept);
  return tryDecimal(negative ? -size : size, scale) ?? 'overflow';
}

const SYMBOL = /^[\t-\r ]*(?:([+-]?)(infinity|nan))[\t-\r ]*$/i;

/** What is no number but has a name: infinities and NaN, in any case, with white space around them. */
function symbol(text: string, info: NumberFormat): number | Failure {
  if (info === INVARIANT_NUMBERS) {
    const m = SYMBOL.exec(text);
    if (m === null) return 'format';
    return m[2]!.length === 3 ? NaN : m[1] === '-' ? -Infinity : Infinity;
  }
  const found = text.trim().toUpperCase();
  const nan = info.nanSymbol.toUpperCase();
  const infinity = info.positiveInfinitySymbol.toUpperCase();
  const after = (sign: string): string | null => (found.startsWith(sign) ? found.slice(sign.length) : null);
  if (found === infinity || after(info.positiveSign) === infinity) return Infinity;
  if (found === info.negativeInfinitySymbol.toUpperCase()) return -Infinity;
  const unsigned = after(info.positiveSign) ?? after(info.negativeSign) ?? (allowsHyphen(info) ? after('-') : null);
  return found === nan || unsigned === nan ? NaN : 'format';
}

const PLAIN_DOUBLE = /^-?\d{1,17}(?:\.\d{1,17})?$/;

export function readDouble(text: string, style: number, info: NumberFormat = INVARIANT_NUMBERS): number | Failure {
  if (info === INVARIANT_NUMBERS && (style & Styles.Float) === Styles.Float && PLAIN_DOUBLE.test(text))
    return Number(text);
  const number = scanNumber(text, style, true, info);
  return number === null ? symbol(text, info) : Number(canonical(number));
}

export function readSingle(text: string, style: number, info: NumberFormat = INVARIANT_NUMBERS): number | Failure {
  const number = scanNumber(text, style, true, info);
  return number === null ? symbol(text, info) : nearestSingle(number);
}

const canonical = ({ digits, scale, negative }: ScannedNumber): string =>
  `${negative ? '-' : ''}0.${digits || '0'}e${scale}`;

/**
 * Rounding to double first would round twice: where the double lies half-way between two floats, the text itself
 * decides.
 */
function nearestSingle(number: ScannedNumber): number {
  const wide = Number(canonical(number));
  const near = Math.fround(wide);
  if (near === wide || !Number.isFinite(near)) return near;
  const other = neighbour(near, wide > near);
  if (Math.abs(wide - near) !== Math.abs(other - wide)) return near;
  const order = compareExact(number, wide);
  return order === 0 ? near : order < 0 ? Math.min(near, other) : Math.max(near, other);
}

const floats = new Float32Array(1);
const floatBits = new Int32Array(floats.buffer);
function neighbour(float: number, up: boolean): number {
  if (float === 0) return up ? 2 ** -149 : -(2 ** -149);
  floats[0] = float;
  floatBits[0] = floatBits[0]! + (float > 0 === up ? 1 : -1);
  return floats[0];
}

/** The sign of (text - value), exactly; the value is finite and not far from the text. */
function compareExact({ digits, scale, negative }: ScannedNumber, value: number): number {
  const shift = 200; // value × 2^200 is an integer: it stands between two floats, the least of which is 2^-149
  const places = digits.length - scale;
  const right = BigInt(Math.abs(value) * 2 ** shift) * (places > 0 ? pow10(places) : 1n);
  const left = (BigInt(digits) * (places < 0 ? pow10(-places) : 1n)) << BigInt(shift);
  const order = left < right ? -1 : left > right ? 1 : 0;
  return negative ? -order : order;
}
