import { missing, type Row } from '../../types/define.ts';
import type { ClrArray } from '../../values/array.ts';
import { fromBase64, fromHex, slice, toBase64, toHex } from '../../values/base64.ts';
import { argument, argumentNull, argumentOutOfRange } from '../../values/exception.ts';

/** Base64 and hexadecimal text: a part of System.Convert. */
function breaks(options: number): boolean {
  return options === 0 || options === 1 ? options === 1 : argument(`Illegal enum value: ${options}.`, 'options');
}

const encode = (bytes: Uint8Array, options: number): string => toBase64(bytes, breaks(options));
const bytesOf = (bytes: Uint8Array | null): Uint8Array => bytes ?? argumentNull('inArray');
const textOf = (s: string | null): string => s ?? argumentNull('s');

function intoChars(
  bytes: Uint8Array | null,
  offset: number,
  length: number,
  out: ClrArray<number> | null,
  at: number,
  options: number,
): number {
  if (bytes === null) return argumentNull('inArray');
  if (out === null) return argumentNull('outArray');
  const text = encode(slice(bytes, offset, length, 'inArray'), options);
  if (at < 0) return argumentOutOfRange('offsetOut', 'Value must be positive.');
  if (at > out.items.length - text.length)
    return argumentOutOfRange(
      'offsetOut',
      'Either offset did not refer to a position in the string, or there is an insufficient length of destination character array.',
    );
  for (let i = 0; i < text.length; i++) out.items[at + i] = text.charCodeAt(i);
  return text.length;
}

function fromChars(chars: ClrArray<number> | null, offset: number, length: number): Uint8Array {
  if (chars === null) return argumentNull('inArray');
  if (length < 0)
    return argumentOutOfRange(
      'length',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  if (offset < 0) return argumentOutOfRange('offset', 'Value must be positive.');
  if (offset > chars.items.length - length)
    return argumentOutOfRange('offset', 'Offset and length must refer to a position in the string.');
  let text = '';
  for (let i = offset; i < offset + length; i++) text += String.fromCharCode(chars.items[i]!);
  return fromBase64(text);
}

export const base64: Readonly<Record<string, Row>> = {
  'static string ToBase64String(byte[] inArray)': (bytes) => encode(bytesOf(bytes), 0),
  'static string ToBase64String(byte[] inArray, Base64FormattingOptions options)': (bytes, options: number) =>
    encode(bytesOf(bytes), options),
  'static string ToBase64String(byte[] inArray, int offset, int length)': (bytes, offset: number, length: number) =>
    encode(slice(bytes, offset, length, 'inArray'), 0),
  'static string ToBase64String(byte[] inArray, int offset, int length, Base64FormattingOptions options)': (
    bytes,
    offset: number,
    length: number,
    options: number,
  ) => encode(slice(bytes, offset, length, 'inArray'), options),
  'static byte[] FromBase64String(string s)': (s) => fromBase64(textOf(s)),
  'static int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut)': (
    ...[bytes, offset, length, out, at]: [Uint8Array | null, number, number, ClrArray<number> | null, number]
  ) => intoChars(bytes, offset, length, out, at, 0),
  'static int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut, Base64FormattingOptions options)':
    intoChars,
  'static byte[] FromBase64CharArray(char[] inArray, int offset, int length)': fromChars,
  'static string ToHexString(byte[] inArray)': (bytes) => toHex(bytesOf(bytes)),
  'static string ToHexString(byte[] inArray, int offset, int length)': (bytes, offset: number, length: number) =>
    toHex(slice(bytes, offset, length, 'inArray')),
  'static string ToHexStringLower(byte[] inArray)': (bytes) => toHex(bytesOf(bytes)).toLowerCase(),
  'static byte[] FromHexString(string s)': (s) => fromHex(textOf(s)),
  'static string ToBase64String(ReadOnlySpan<byte> bytes, Base64FormattingOptions options = 0)': missing,
  'static bool TryFromBase64Chars(ReadOnlySpan<char> chars, Span<byte> bytes, out int bytesWritten)': missing,
  'static bool TryFromBase64String(string s, Span<byte> bytes, out int bytesWritten)': missing,
  'static bool TryToBase64Chars(ReadOnlySpan<byte> bytes, Span<char> chars, out int charsWritten, Base64FormattingOptions options = 0)':
    missing,
};
