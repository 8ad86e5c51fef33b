import type { Decimal } from './decimal.ts';
import { format as formatError } from './exception.ts';
import type { NumberBuffer } from './number-format-buffer.ts';
import { ofDecimal, ofDouble, ofFixed, ofInteger, ofSignificant, ofSingle } from './number-format-buffer.ts';
import { formatCustom } from './number-format-custom.ts';
import { decimalToString } from './decimal.ts';
import { chargeString } from './run.ts';

/**
 * `ToString(format)` of every numeric type: standard formats (C D E F G N P R X B with a precision) here, custom ones
 * in `number-format-custom.ts`. The culture is the invariant one. Throws FormatException for a specifier that the type
 * does not have.
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
export function formatInteger(value: number | bigint, bits: Bits, format: string | null): string {
  if (format === null || format === '') return String(value);
  const spec = specifier(format);
  if (spec === null) return formatCustom(ofInteger(value), format);
  switch (spec.letter) {
    case 'G':
    case 'R':
      if (spec.precision < 1) return String(value);
      break;
    case 'D':
      return padSigned(String(value), spec.precision);
    case 'X':
      return radix(value, bits, 16, spec);
    case 'B':
      return radix(value, bits, 2, spec);
  }
  return standard(ofInteger(value), spec);
}

const padSigned = (text: string, digits: number): string =>
  text.startsWith('-') ? `-${text.slice(1).padStart(digits, '0')}` : text.padStart(digits, '0');

function radix(value: number | bigint, bits: Bits, base: 2 | 16, spec: Specifier): string {
  const unsigned = typeof value === 'bigint' ? BigInt.asUintN(bits, value) : value < 0 ? value + 2 ** bits : value;
  const text = unsigned.toString(base).padStart(spec.precision, '0');
  return spec.lower ? text : text.toUpperCase();
}

export function formatDecimal(value: Decimal, format: string | null): string {
  if (format === null || format === '') return decimalToString(value);
  const spec = specifier(format);
  return spec === null ? formatCustom(ofDecimal(value), format) : standard(ofDecimal(value), spec);
}

/** What sets double and float apart: digits that always round-trip, digits a custom format sees, the shortest form. */
interface FloatType {
  readonly roundTrip: number;
  readonly custom: number;
  readonly shortest: (value: number) => NumberBuffer;
}
const DOUBLE: FloatType = { roundTrip: 17, custom: 15, shortest: ofDouble };
const SINGLE: FloatType = { roundTrip: 9, custom: 7, shortest: ofSingle };

export function formatDouble(value: number, format: string | null): string {
  const size = Math.abs(value);
  // Where neither has an exponent JavaScript prints what .NET prints: the common case.
  if ((format === null || format === '') && size >= 1e-4 && size < 1e15) return String(value);
  return formatFloat(value, format ?? '', DOUBLE);
}

export const formatSingle = (value: number, format: string | null): string => formatFloat(value, format ?? '', SINGLE);

function formatFloat(value: number, format: string, type: FloatType): string {
  if (!Number.isFinite(value)) return String(value);
  const spec = specifier(format);
  if (spec === null) return formatCustom(ofSignificant(value, type.custom), format);
  const { letter, precision } = spec;
  switch (letter) {
    case 'C':
    case 'F':
    case 'N':
      return standard(ofFixed(value, precision < 0 ? 2 : precision), spec);
    case 'P':
      return standard(ofFixed(value, (precision < 0 ? 2 : precision) + 2), spec);
    case 'E':
      return standard(ofSignificant(value, (precision < 0 ? 6 : precision) + 1), spec);
    case 'G':
      if (precision > 0) return standard(ofSignificant(value, precision), spec);
      return shortest(value, type, spec);
    case 'R':
      return shortest(value, type, spec);
    default:
      return invalidSpecifier();
  }
}

function shortest(value: number, type: FloatType, spec: Specifier): string {
  const number = type.shortest(value);
  return sign(number) + general(number, Math.max(number.digits.length, type.roundTrip), spec.lower ? 'e' : 'E');
}

const sign = (number: NumberBuffer): string => (number.negative ? '-' : '');

function standard(number: NumberBuffer, spec: Specifier): string {
  const final = number.kind === 'float';
  const places = spec.precision < 0 ? 2 : spec.precision;
  switch (spec.letter) {
    case 'C': {
      number.round(number.scale + places, final);
      const text = fixed(number, places, true);
      return number.negative ? `(¤${text})` : `¤${text}`;
    }
    case 'F':
    case 'N': {
      number.round(number.scale + places, final);
      return sign(number) + fixed(number, places, spec.letter === 'N');
    }
    case 'P': {
      number.scale += 2;
      number.round(number.scale + places, final);
      return `${sign(number)}${fixed(number, places, true)} %`;
    }
    case 'E': {
      const digits = (spec.precision < 0 ? 6 : spec.precision) + 1;
      number.round(digits, final);
      return sign(number) + scientific(number, digits, spec.lower ? 'e' : 'E');
    }
    case 'R':
    case 'G': {
      const e = spec.lower ? 'e' : 'E';
      if (spec.precision < 1) {
        if (number.kind === 'decimal' && spec.precision < 0) return plainDecimal(number);
        const digits = number.digits.length;
        number.round(digits, final);
        return sign(number) + general(number, digits, e);
      }
      number.round(spec.precision, final);
      return sign(number) + general(number, spec.precision, e);
    }
    default:
      return invalidSpecifier();
  }
}

/** A decimal without a precision keeps the zeros of its scale and never has an exponent. */
const plainDecimal = (number: NumberBuffer): string =>
  sign(number) + fixed(number, Math.max(number.digits.length - number.scale, 0), false);

function fixed(number: NumberBuffer, decimals: number, groups: boolean): string {
  const { digits, scale } = number;
  const whole = scale > 0 ? digits.slice(0, scale).padEnd(scale, '0') : '0';
  const head = groups ? grouped(whole) : whole;
  if (decimals === 0) return head;
  const fraction = scale >= 0 ? digits.slice(scale) : '0'.repeat(Math.min(-scale, decimals)) + digits;
  return `${head}.${fraction.padEnd(decimals, '0')}`;
}

function grouped(digits: string): string {
  let out = digits.slice(0, digits.length % 3 || 3);
  for (let i = out.length; i < digits.length; i += 3) out += `,${digits.slice(i, i + 3)}`;
  return out;
}

function scientific({ digits, scale }: NumberBuffer, count: number, e: string): string {
  const fraction = digits.slice(1).padEnd(count - 1, '0');
  return `${digits[0] ?? '0'}${count > 1 ? `.${fraction}` : ''}${exponent(digits === '' ? 0 : scale - 1, e, 3)}`;
}

/** Fixed notation while at most `count` digits stand before the point and at most four zeros after it, else scientific. */
function general({ digits, scale }: NumberBuffer, count: number, e: string): string {
  if (scale > count || scale < -3) {
    const rest = digits.slice(1);
    return `${digits[0] ?? '0'}${rest === '' ? '' : `.${rest}`}${exponent(scale - 1, e, 2)}`;
  }
  if (scale <= 0) return digits === '' && scale === 0 ? '0' : `0.${'0'.repeat(-scale)}${digits}`;
  if (digits.length <= scale) return digits.padEnd(scale, '0');
  return `${digits.slice(0, scale)}.${digits.slice(scale)}`;
}

/** `E+05`: with a sign and at least so many digits. */
export const exponent = (value: number, e: string, digits: number): string =>
  `${e}${value < 0 ? '-' : '+'}${String(Math.abs(value)).padStart(digits, '0')}`;
