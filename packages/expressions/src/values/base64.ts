import { argumentNull, argumentOutOfRange, format } from './exception.ts';
import { chargeElements, chargeString } from './run.ts';

/** Base64 and hexadecimal text of bytes, as `System.Convert` reads and writes them. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;
/** .NET passes over these four between the digits, and over no others. */
const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13;
const PAD = 61;

const BAD =
  'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.';
const bad = (): never => format(BAD);

/** Lines of 76 characters end in CR LF where `breaks` asks for them; the last does not. */
export function toBase64(bytes: Uint8Array, breaks: boolean): string {
  chargeString(Math.ceil(bytes.length / 3) * 4);
  let out = '';
  const full = bytes.length - (bytes.length % 3);
  for (let i = 0; i < full; i += 3) {
    if (breaks && i > 0 && i % 57 === 0) out += '\r\n';
    const n = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    out += ALPHABET[n >> 18]! + ALPHABET[(n >> 12) & 63]! + ALPHABET[(n >> 6) & 63]! + ALPHABET[n & 63]!;
  }
  if (full === bytes.length) return out;
  if (breaks && full > 0 && full % 57 === 0) out += '\r\n';
  const n = (bytes[full]! << 16) | ((bytes[full + 1] ?? 0) << 8);
  out += ALPHABET[n >> 18]! + ALPHABET[(n >> 12) & 63]!;
  return full + 1 === bytes.length ? `${out}==` : `${out}${ALPHABET[(n >> 6) & 63]!}=`;
}

/** FormatException where the text is not Base64; bits beyond the last byte are not looked at. */
export function fromBase64(text: string): Uint8Array {
  chargeElements(text.length >> 2);
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let size = 0;
  let group = 0;
  let digits = 0;
  let pads = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === PAD) {
      if (digits < 2 || digits + ++pads > 4) return bad();
      continue;
    }
    const value = c < 128 ? VALUES[c]! : -1;
    if (value < 0) {
      if (isSpace(c)) continue;
      return bad();
    }
    if (pads > 0) return bad();
    group = (group << 6) | value;
    if (++digits === 4) {
      out[size++] = group >> 16;
      out[size++] = group >> 8;
      out[size++] = group;
      group = digits = 0;
    }
  }
  if (digits === 0 ? pads > 0 : digits + pads !== 4) return bad();
  if (digits >= 2) out[size++] = group >> (digits === 2 ? 4 : 10);
  if (digits === 3) out[size++] = group >> 2;
  return out.subarray(0, size);
}

const HEX = '0123456789ABCDEF';
export function toHex(bytes: Uint8Array, separator = ''): string {
  chargeString(bytes.length * (2 + separator.length));
  let out = '';
  for (const byte of bytes) out += (out === '' ? '' : separator) + HEX[byte >> 4]! + HEX[byte & 15]!;
  return out;
}

export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0) return format('The input is not a valid hex string as its length is not a multiple of 2.');
  if (!/^[\da-f]*$/i.test(text))
    return format('The input is not a valid hex string as it contains a non-hex character.');
  chargeElements(text.length >> 1);
  const out = new Uint8Array(text.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = parseInt(text.slice(i * 2, i * 2 + 2), 16);
  return out;
}

/** The part of an array that `offset` and `length` name, checked. */
export function slice(bytes: Uint8Array | null, offset: number, length: number, array: string): Uint8Array {
  if (bytes === null) return argumentNull(array);
  if (length < 0)
    return argumentOutOfRange(
      'length',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  if (offset < 0) return argumentOutOfRange('offset', 'Value must be positive.');
  if (offset > bytes.length - length)
    return argumentOutOfRange('offset', 'Offset and length must refer to a position in the string.');
  return bytes.subarray(offset, offset + length);
}
