import { ClrException } from '../exception.ts';
import { parseDecimalLiteral, tryDecimal } from '../decimal.ts';
import { BigInteger } from './big-integer.ts';
import { isWhiteSpace } from './characters.ts';
import { Token, type Scanner } from './scanner.ts';
import { Tag } from './value.ts';

const PART = /[-+a-fA-FxX.0-9]*/y;
const DECIMAL_INTEGER = /^-?[0-9]+$/;
/** What .NET's `double.Parse` takes of what the reader collects. */
const FLOAT = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;
/** Longer integers are refused unread. */
const MAX_DIGITS = 380;
const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

/** A number: hex with `0x`, octal with a leading zero; Int64, BigInteger where that is too small, or double. */
export function readNumber(reader: Scanner): boolean {
  const { text } = reader;
  const start = reader.at;
  const first = text.charCodeAt(start);
  // Most numbers: a few digits, and then something that ends a number.
  let i = first === 45 ? start + 1 : start;
  let value = 0;
  let c = text.charCodeAt(i);
  if (c >= 49 && c <= 57) {
    do {
      value = value * 10 + (c - 48);
      c = text.charCodeAt(++i);
    } while (c >= 48 && c <= 57);
    if (i - start < 16 && isEnd(c)) {
      reader.at = i;
      return reader.done(Token.Integer, Tag.Int64, first === 45 ? -value : value);
    }
  }
  if (c === 46 && i > start) {
    // Digits, a point, digits: a double, if nothing else follows.
    do c = text.charCodeAt(++i);
    while (c >= 48 && c <= 57);
    if (
      reader.options.floats === 0 &&
      isEnd(c) &&
      isDigit(text.charCodeAt(start)) &&
      isDigit(text.charCodeAt(i - 1)) &&
      first !== 48
    ) {
      reader.at = i;
      return reader.done(Token.Float, Tag.Double, Number(text.slice(start, i)));
    }
  }
  PART.lastIndex = start;
  const number = PART.exec(text)![0];
  reader.at = start + number.length;
  if (reader.at < text.length && !endsNumber(text.charCodeAt(reader.at)))
    reader.fail(`Unexpected character encountered while parsing number: ${text[reader.at]!}.`);
  return readWhole(reader, number);
}

/** The usual characters after a number. */
const isEnd = (c: number): boolean => c === 44 || c === 125 || c === 93 || c === 32 || c === 10 || c === 13;
const isDigit = (c: number): boolean => c >= 48 && c <= 57;

const endsNumber = (c: number): boolean =>
  c === 44 || c === 125 || c === 93 || c === 41 || c === 47 || c === 0 || isWhiteSpace(c);

function readWhole(reader: Scanner, number: string): boolean {
  if (/^0[^.eE]/.test(number)) return readBased(reader, number);
  if (DECIMAL_INTEGER.test(number)) {
    if (number.length < 16) return reader.done(Token.Integer, Tag.Int64, Number(number) + 0);
    return readLong(reader, number);
  }
  if (reader.options.floats === 1) {
    const decimal = FLOAT.test(number) ? decimalOf(number) : null;
    if (decimal !== null) return reader.done(Token.Float, Tag.Slot, decimal);
    return failValue(reader, `Input string '${number}' is not a valid decimal.`);
  }
  if (FLOAT.test(number)) return reader.done(Token.Float, Tag.Double, Number(number));
  return failValue(reader, `Input string '${number}' is not a valid number.`);
}

/** The value counts as read, so that the path names it. */
function failValue(reader: Scanner, message: string, inner: ClrException | null = null): never {
  reader.done(Token.Undefined, Tag.Null, null);
  return reader.fail(message, inner);
}

function readLong(reader: Scanner, number: string): boolean {
  if (number.length > MAX_DIGITS) return failValue(reader, `JSON integer ${number} is too large to parse.`);
  const value = BigInt(number);
  if (value < MIN_LONG || value > MAX_LONG) return reader.done(Token.Integer, Tag.Slot, new BigInteger(value));
  const safe = Number(value);
  return reader.done(Token.Integer, Tag.Int64, Number.isSafeInteger(safe) ? safe : value);
}

function readBased(reader: Scanner, number: string): boolean {
  const hex = /^0x/i.test(number);
  const digits = hex ? number.slice(2) : number;
  if (!(hex ? /^[0-9a-fA-F]+$/ : /^[0-7]+$/).test(digits))
    return failValue(
      reader,
      `Input string '${number}' is not a valid number.`,
      new ClrException(
        'System.FormatException',
        hex && digits === ''
          ? 'Could not find any recognizable digits.'
          : 'Additional non-parsable characters are at the end of the string.',
      ),
    );
  const value = BigInt(hex ? `0x${digits}` : `0o${digits}`);
  if (value >= 2n ** 64n)
    return failValue(
      reader,
      `Input string '${number}' is not a valid number.`,
      new ClrException('System.OverflowException', 'Value was either too large or too small for a UInt64.'),
    );
  const signed = BigInt.asIntN(64, value);
  const safe = Number(signed);
  return reader.done(Token.Integer, Tag.Int64, Number.isSafeInteger(safe) ? safe : signed);
}

/** As `decimal.Parse` with an exponent: null where it is too large. */
function decimalOf(number: string): ReturnType<typeof tryDecimal> {
  const [mantissa = '', exponent = '0'] = number.split(/[eE]/);
  if (exponent === '0') return parseDecimalLiteral(mantissa);
  const point = mantissa.indexOf('.');
  const scale = (point < 0 ? 0 : mantissa.length - point - 1) - Number(exponent);
  if (Math.abs(scale) > 1000) return null;
  const digits = BigInt(mantissa.replace('.', ''));
  return scale < 0 ? tryDecimal(digits * 10n ** BigInt(-scale), 0) : tryDecimal(digits, scale);
}
