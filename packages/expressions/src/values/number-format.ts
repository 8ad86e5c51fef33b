import type { NumberFormat } from './culture-format.ts';
import { INVARIANT_NUMBERS } from './culture.ts';
import type { Decimal } from './decimal.ts';
import { format as formatError } from './exception.ts';
import type { NumberBuffer } from './number-format-buffer.ts';
import { ofDecimal, ofDouble, ofFixed, ofInteger, ofSignificant, ofSingle } from './number-format-buffer.ts';
import { formatCustom } from './number-format-custom.ts';
import { currency, fixed, grouped, percent } from './number-format-pattern.ts';
import { decimalToString } from './decimal.ts';
import { chargeString } from './run.ts';

/**
 * `ToString(format)` of every numeric type: standard formats (C D E F G N P R X B with a precision) here, custom ones
 * in `number-format-custom.ts`. Symbols, groups and patterns are those of `info`. Throws FormatException for a specifier
 * that the type does not have.
 */
type Bits = 8 | 16 | 32 | 64;

const invalidSpecifier = (): never => formatError('Format specifier was invalid.');

/** A standard format: its letter in upper case, whether it was lower, and its precision (-1: none). Null: custom. */
interface Specifier {
  readonly letter: string;
  readonly lower: boolean;
  readonly precision: number;
}

const GENERAL: Specifier = { letter: 'G', lower: false, precision: -1 };

function specifier(format: string): Specifier | null {
  const m = /^([A-Za-z])(\d*)(?:\0|$)/.exec(format);
  if (m === null) return format === '' || format.startsWith('\0') ? GENERAL : null;
  const letter = m[1]!.toUpperCase();
  const precision = m[2] === '' ? -1 : Number(m[2]);
  if (precision > 999_999_999) return invalidSpecifier();
  if (precision > 100) chargeString(precision);
  return { letter, lower: letter !== m[1], precision };
}

/** Any integer type; `bits` is its size, which hexadecimal and binary of a negative value show. */
export function formatInteger(
  value: number | bigint,
  bits: Bits,
  format: string | null,
  info: NumberFormat = INVARIANT_NUMBERS,
): string {
  if (format === null || format === '') return withSign(String(value), info);
  const spec = specifier(format);
  if (spec === null) return formatCustom(ofInteger(value), format, info);
  switch (spec.letter) {
    case 'G':
    case 'R':
      if (spec.precision < 1) return withSign(String(value), info);
      break;
    case 'D':
      return withSign(padSigned(String(value), spec.precision), info);
    case 'X':
      return radix(value, bits, 16, spec);
    case 'B':
      return radix(value, bits, 2, spec);
  }
  return standard(ofInteger(value), spec, info);
}

/** Some cultures have a minus sign of their own. */
const withSign = (text: string, { negativeSign }: NumberFormat): string =>
  negativeSign !== '-' && text.startsWith('-') ? negativeSign + text.slice(1) : text;

const padSigned = (text: string, digits: number): string =>
  text.startsWith('-') ? `-${text.slice(1).padStart(digits, '0')}` : text.padStart(digits, '0');

function radix(value: number | bigint, bits: Bits, base: 2 | 16, spec: Specifier): string {
  const unsigned = typeof value === 'bigint' ? BigInt.asUintN(bits, value) : value < 0 ? value + 2 ** bits : value;
  const text = unsigned.toString(base).padStart(spec.precision, '0');
  return spec.lower ? text : text.toUpperCase();
}

export function formatDecimal(value: Decimal, format: string | null, info: NumberFormat = INVARIANT_NUMBERS): string {
  const general = format === null || format === '';
  if (general && info === INVARIANT_NUMBERS) return decimalToString(value);
  const spec = general ? GENERAL : specifier(format);
  return spec === null ? formatCustom(ofDecimal(value), format!, info) : standard(ofDecimal(value), spec, info);
}

/** What sets double and float apart: digits that always round-trip, digits a custom format sees, the shortest form. */
interface FloatType {
  readonly roundTrip: number;
  readonly custom: number;
  readonly shortest: (value: number) => NumberBuffer;
}
const DOUBLE: FloatType = { roundTrip: 17, custom: 15, shortest: ofDouble };
const SINGLE: FloatType = { roundTrip: 9, custom: 7, shortest: ofSingle };

export function formatDouble(value: number, format: string | null, info: NumberFormat = INVARIANT_NUMBERS): string {
  const size = Math.abs(value);
  // Where neither has an exponent JavaScript prints what .NET prints: the common case.
  if ((format === null || format === '') && size >= 1e-4 && size < 1e15 && info === INVARIANT_NUMBERS)
    return String(value);
  return formatFloat(value, format ?? '', DOUBLE, info);
}

export const formatSingle = (value: number, format: string | null, info: NumberFormat = INVARIANT_NUMBERS): string =>
  formatFloat(value, format ?? '', SINGLE, info);

function formatFloat(value: number, format: string, type: FloatType, info: NumberFormat): string {
  if (Number.isNaN(value)) return info.nanSymbol;
  if (!Number.isFinite(value)) return value < 0 ? info.negativeInfinitySymbol : info.positiveInfinitySymbol;
  const spec = specifier(format);
  if (spec === null) return formatCustom(ofSignificant(value, type.custom), format, info);
  const { letter, precision } = spec;
  switch (letter) {
    case 'C':
    case 'F':
    case 'N':
      return standard(ofFixed(value, placesOf(spec, info)), spec, info);
    case 'P':
      return standard(ofFixed(value, placesOf(spec, info) + 2), spec, info);
    case 'E':
      return standard(ofSignificant(value, (precision < 0 ? 6 : precision) + 1), spec, info);
    case 'G':
      if (precision > 0) return standard(ofSignificant(value, precision), spec, info);
      return shortest(value, type, spec, info);
    case 'R':
      return shortest(value, type, spec, info);
    default:
      return invalidSpecifier();
  }
}

function shortest(value: number, type: FloatType, spec: Specifier, info: NumberFormat): string {
  const number = type.shortest(value);
  const count = Math.max(number.digits.length, type.roundTrip);
  return sign(number, info) + general(number, count, spec.lower ? 'e' : 'E', info);
}

/** Digits after the point, where the format does not say how many. */
function placesOf({ letter, precision }: Specifier, info: NumberFormat): number {
  if (precision >= 0) return precision;
  if (letter === 'C') return info.currencyDecimalDigits;
  return letter === 'P' ? info.percentDecimalDigits : info.numberDecimalDigits;
}

const sign = (number: NumberBuffer, info: NumberFormat): string => (number.negative ? info.negativeSign : '');

function standard(number: NumberBuffer, spec: Specifier, info: NumberFormat): string {
  const final = number.kind === 'float';
  switch (spec.letter) {
    case 'C': {
      const places = placesOf(spec, info);
      number.round(number.scale + places, final);
      return currency(number, places, info);
    }
    case 'F': {
      const places = placesOf(spec, info);
      number.round(number.scale + places, final);
      return sign(number, info) + fixed(number, places, info.numberDecimalSeparator);
    }
    case 'N': {
      const places = placesOf(spec, info);
      number.round(number.scale + places, final);
      return grouped(number, places, info);
    }
    case 'P': {
      const places = placesOf(spec, info);
      number.scale += 2;
      number.round(number.scale + places, final);
      return percent(number, places, info);
    }
    case 'E': {
      const digits = (spec.precision < 0 ? 6 : spec.precision) + 1;
      number.round(digits, final);
      return sign(number, info) + scientific(number, digits, spec.lower ? 'e' : 'E', info);
    }
    case 'R':
    case 'G': {
      const e = spec.lower ? 'e' : 'E';
      if (spec.precision < 1) {
        if (number.kind === 'decimal' && spec.precision < 0) return plainDecimal(number, info);
        const digits = number.digits.length;
        number.round(digits, final);
        return sign(number, info) + general(number, digits, e, info);
      }
      number.round(spec.precision, final);
      return sign(number, info) + general(number, spec.precision, e, info);
    }
    default:
      return invalidSpecifier();
  }
}

/** A decimal without a precision keeps the zeros of its scale and never has an exponent. */
const plainDecimal = (number: NumberBuffer, info: NumberFormat): string =>
  sign(number, info) + fixed(number, Math.max(number.digits.length - number.scale, 0), info.numberDecimalSeparator);

function scientific({ digits, scale }: NumberBuffer, count: number, e: string, info: NumberFormat): string {
  const fraction = count > 1 ? info.numberDecimalSeparator + digits.slice(1).padEnd(count - 1, '0') : '';
  return `${digits[0] ?? '0'}${fraction}${exponent(digits === '' ? 0 : scale - 1, e, 3, info)}`;
}

/** Fixed notation while at most `count` digits stand before the point and at most four zeros after it, else scientific. */
function general({ digits, scale }: NumberBuffer, count: number, e: string, info: NumberFormat): string {
  const point = info.numberDecimalSeparator;
  if (scale > count || scale < -3) {
    const rest = digits.slice(1);
    return `${digits[0] ?? '0'}${rest === '' ? '' : point + rest}${exponent(scale - 1, e, 2, info)}`;
  }
  if (scale <= 0) return digits === '' && scale === 0 ? '0' : `0${point}${'0'.repeat(-scale)}${digits}`;
  if (digits.length <= scale) return digits.padEnd(scale, '0');
  return digits.slice(0, scale) + point + digits.slice(scale);
}

/** `E+05`: with a sign and at least so many digits. */
const exponent = (value: number, e: string, digits: number, info: NumberFormat): string =>
  `${e}${value < 0 ? info.negativeSign : info.positiveSign}${String(Math.abs(value)).padStart(digits, '0')}`;
