import { missing, typeDef, type Row } from '../../types/define.ts';
import { T, type } from '../../types/registry.ts';
import { ClrArray } from '../../values/array.ts';
import {
  Encoding,
  encodingByCodePage,
  encodingByName,
  ENCODINGS,
  LISTED,
  withoutPreamble,
} from '../../values/encoding.ts';
import { EncodingInfo } from '../../values/encoding-info.ts';
import { argument, argumentNull, argumentOutOfRange, ClrException } from '../../values/exception.ts';
import { hashOf } from '../../values/object.ts';
import { textOfUnits, unitsOfText } from '../../values/text-build.ts';
import {
  MUST_BE_LESS_OR_EQUAL,
  NOT_NEGATIVE,
  notNegative,
  notOver,
  WITHIN_BUFFER,
  WITHIN_STRING,
} from '../../values/text-guard.ts';

/** System.Text.Encoding and the classes derived from it that have public constructors. */

type Chars = ClrArray<number>;

const charsOf = (chars: Chars | null, name = 'chars'): string =>
  chars === null ? argumentNull(name) : textOfUnits(chars.items);
const arrayOf = (text: string): Chars => new ClrArray(T.char(), unitsOfText(text));

function charRange(
  chars: Chars | null,
  index: number,
  count: number,
  names: readonly [string, string] = ['index', 'count'],
  within = WITHIN_BUFFER,
): string {
  if (chars === null) return argumentNull('chars');
  if (index < 0) return argumentOutOfRange(names[0], NOT_NEGATIVE);
  if (count < 0) return argumentOutOfRange(names[1], NOT_NEGATIVE);
  if (chars.items.length - index < count) return argumentOutOfRange('chars', within);
  return textOfUnits(chars.items.slice(index, index + count));
}

function byteRange(
  bytes: Uint8Array | null,
  index: number,
  count: number,
  names: readonly [string, string] = ['index', 'count'],
): Uint8Array {
  if (bytes === null) return argumentNull('bytes');
  if (index < 0) return argumentOutOfRange(names[0], NOT_NEGATIVE);
  if (count < 0) return argumentOutOfRange(names[1], NOT_NEGATIVE);
  if (bytes.length - index < count) return argumentOutOfRange('bytes', WITHIN_BUFFER);
  return bytes.subarray(index, index + count);
}

function textRange(s: string | null, index: number, count: number): string {
  if (s === null) return argumentNull('s');
  notNegative('index', index);
  notNegative('count', count);
  notOver('index', index, s.length - count);
  return s.slice(index, index + count);
}

const arrayNull = (name: string): never => {
  throw new ClrException('System.ArgumentNullException', `Array cannot be null. (Parameter '${name}')`, null, {
    ParamName: name,
  });
};

/** Writes into a buffer that the caller brought; the number of elements written. */
function writeBytes(self: Encoding, text: string, bytes: Uint8Array | null, at: number): number {
  if (bytes === null) return arrayNull('bytes');
  if (at < 0 || at > bytes.length) return argumentOutOfRange('byteIndex', MUST_BE_LESS_OR_EQUAL);
  const made = self.codec.encode(text);
  if (made.length > bytes.length - at)
    return argument(
      `The output byte buffer is too small to contain the encoded data, encoding codepage '${self.facts.codePage}' and fallback 'System.Text.EncoderReplacementFallback'.`,
      'bytes',
    );
  bytes.set(made, at);
  return made.length;
}

function getChars(
  self: Encoding,
  bytes: Uint8Array | null,
  index: number,
  count: number,
  chars: Chars | null,
  at: number,
): number {
  if (chars === null) return arrayNull('chars');
  const text = self.codec.decode(byteRange(bytes, index, count, ['byteIndex', 'byteCount']));
  if (at < 0 || at > chars.items.length) return argumentOutOfRange('charIndex', MUST_BE_LESS_OR_EQUAL);
  if (text.length > chars.items.length - at)
    return argument(
      `The output char buffer is too small to contain the decoded characters, encoding codepage '${self.facts.codePage}' and fallback 'System.Text.DecoderReplacementFallback'.`,
      'chars',
    );
  for (let i = 0; i < text.length; i++) chars.items[at + i] = text.charCodeAt(i);
  return text.length;
}

const encode = (self: Encoding, s: string | null): Uint8Array => self.codec.encode(s ?? argumentNull('s'));
const all = (bytes: Uint8Array | null): Uint8Array => bytes ?? argumentNull('bytes');

function maximum(name: string, count: number, of: (count: number) => number): number {
  notNegative(name, count);
  const most = of(count);
  return most > 0x7fffffff
    ? argumentOutOfRange(
        name,
        'Too many bytes. The resulting number of chars is larger than what can be returned as an int.',
      )
    : most;
}

function convert(from: Encoding | null, to: Encoding | null, bytes: Uint8Array): Uint8Array {
  if (from === null) return argumentNull('srcEncoding');
  if (to === null) return argumentNull('dstEncoding');
  return to.codec.encode(from.codec.decode(bytes));
}

/** Latin-1 is composed as far as it goes; of the others no text is sure to be normalized. */
const isAlwaysNormalized = (self: Encoding, form: number): boolean =>
  self.facts.className === 'Latin1Encoding' && form === 1;

/** The static properties: `Encoding.UTF8`. */
const named: Record<string, Row> = Object.fromEntries(
  (['ASCII', 'BigEndianUnicode', 'Default', 'Latin1', 'UTF32', 'UTF7', 'UTF8', 'Unicode'] as const).map((name) => [
    `static Encoding ${name} { get; }`,
    () => ENCODINGS[name],
  ]),
);

export const SystemEncoding = typeDef('System.Text.Encoding', {
  kind: 'class',
  abstract: true,
  interfaces: ['ICloneable'],
  documented: 'all',
  key: (self: Encoding) => self.key,
  members: {
    ...named,
    'static Encoding GetEncoding(int codepage)': encodingByCodePage,
    'static Encoding GetEncoding(string name)': encodingByName,
    'static Encoding GetEncoding(int codepage, EncoderFallback encoderFallback, DecoderFallback decoderFallback)':
      missing,
    'static Encoding GetEncoding(string name, EncoderFallback encoderFallback, DecoderFallback decoderFallback)':
      missing,
    'static EncodingInfo[] GetEncodings()': () =>
      new ClrArray(
        type('System.Text.EncodingInfo'),
        LISTED.map((e) => new EncodingInfo(e)),
      ),
    'static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes)': (from, to, bytes) =>
      convert(from, to, all(bytes)),
    'static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes, int index, int count)': (
      from,
      to,
      bytes,
      index,
      count,
    ) => convert(from, to, byteRange(bytes, index, count)),
    'static void RegisterProvider(EncodingProvider provider)': missing,
    'Decoder GetDecoder()': missing,
    'Encoder GetEncoder()': missing,
    'DecoderFallback DecoderFallback { get; set; }': missing,
    'EncoderFallback EncoderFallback { get; set; }': missing,
    'ReadOnlySpan<byte> Preamble { get; }': missing,
    'bool Equals(object value)': (self: Encoding, value) => value instanceof Encoding && value.key === self.key,
    'int GetHashCode()': (self: Encoding) => hashOf(self.key),
    'object Clone()': (self: Encoding) => new Encoding(self.facts),
    'bool IsAlwaysNormalized()': (self: Encoding) => isAlwaysNormalized(self, 1),
    'bool IsAlwaysNormalized(NormalizationForm form)': isAlwaysNormalized,
    'bool IsBrowserDisplay { get; }': (self: Encoding) => self.facts.uses[0],
    'bool IsBrowserSave { get; }': (self: Encoding) => self.facts.uses[1],
    'bool IsMailNewsDisplay { get; }': (self: Encoding) => self.facts.uses[2],
    'bool IsMailNewsSave { get; }': (self: Encoding) => self.facts.uses[3],
    'bool IsReadOnly { get; }': () => true,
    'bool IsSingleByte { get; }': (self: Encoding) => self.facts.windowsCodePage === 1252,
    'int CodePage { get; }': (self: Encoding) => self.facts.codePage,
    'int WindowsCodePage { get; }': (self: Encoding) => self.facts.windowsCodePage,
    'string BodyName { get; }': (self: Encoding) => self.facts.webName,
    'string EncodingName { get; }': (self: Encoding) => self.facts.displayName,
    'string HeaderName { get; }': (self: Encoding) => self.facts.webName,
    'string WebName { get; }': (self: Encoding) => self.facts.webName,
    'byte[] GetPreamble()': (self: Encoding) => Uint8Array.from(self.facts.preamble),
    'byte[] GetBytes(string s)': encode,
    'byte[] GetBytes(string s, int index, int count)': (self: Encoding, s, index, count) =>
      self.codec.encode(textRange(s, index, count)),
    'byte[] GetBytes(char[] chars)': (self: Encoding, chars) => self.codec.encode(charsOf(chars)),
    'byte[] GetBytes(char[] chars, int index, int count)': (self: Encoding, chars, index, count) =>
      self.codec.encode(charRange(chars, index, count)),
    'int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex)': (
      self: Encoding,
      s: string | null,
      index: number,
      count: number,
      bytes,
      at,
    ) => {
      if (s === null) return argumentNull('s');
      if (index < 0) return argumentOutOfRange('charIndex', NOT_NEGATIVE);
      if (count < 0) return argumentOutOfRange('charCount', NOT_NEGATIVE);
      if (s.length - index < count) return argumentOutOfRange('s', WITHIN_STRING);
      return writeBytes(self, s.slice(index, index + count), bytes, at);
    },
    'int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)': (
      self: Encoding,
      chars,
      index,
      count,
      bytes,
      at,
    ) => writeBytes(self, charRange(chars, index, count, ['charIndex', 'charCount'], WITHIN_STRING), bytes, at),
    'int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)': missing,
    'int GetByteCount(string s)': (self: Encoding, s: string | null) => encode(self, s ?? argumentNull('chars')).length,
    'int GetByteCount(string str, int index, int count)': (self: Encoding, s, index, count) =>
      self.codec.encode(textRange(s, index, count)).length,
    'int GetByteCount(char[] chars)': (self: Encoding, chars) => self.codec.encode(charsOf(chars)).length,
    'int GetByteCount(char[] chars, int index, int count)': (self: Encoding, chars, index, count) =>
      self.codec.encode(charRange(chars, index, count)).length,
    'int GetByteCount(ReadOnlySpan<char> chars)': missing,
    'string GetString(byte[] bytes)': (self: Encoding, bytes) => self.codec.decode(all(bytes)),
    'string GetString(byte[] bytes, int index, int count)': (self: Encoding, bytes, index, count) =>
      self.codec.decode(byteRange(bytes, index, count)),
    'string GetString(ReadOnlySpan<byte> bytes)': missing,
    'char[] GetChars(byte[] bytes)': (self: Encoding, bytes) => arrayOf(self.codec.decode(all(bytes))),
    'char[] GetChars(byte[] bytes, int index, int count)': (self: Encoding, bytes, index, count) =>
      arrayOf(self.codec.decode(byteRange(bytes, index, count))),
    'int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)': getChars,
    'int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)': missing,
    'int GetCharCount(byte[] bytes)': (self: Encoding, bytes) => self.codec.decode(all(bytes)).length,
    'int GetCharCount(byte[] bytes, int index, int count)': (self: Encoding, bytes, index, count) =>
      self.codec.decode(byteRange(bytes, index, count)).length,
    'int GetCharCount(ReadOnlySpan<byte> bytes)': missing,
    'int GetMaxByteCount(int charCount)': (self: Encoding, count) =>
      maximum('charCount', count, (n) => self.codec.maxBytes(n)),
    'int GetMaxCharCount(int byteCount)': (self: Encoding, count) =>
      maximum('byteCount', count, (n) => self.codec.maxChars(n)),
  },
});

const derived = (name: string, constructors: Readonly<Record<string, Row>>): ReturnType<typeof typeDef> =>
  typeDef(`System.Text.${name}`, { kind: 'class', base: 'Encoding', documented: 'none', members: constructors });

const preambleIf = (encoding: Encoding, wanted: boolean): Encoding => (wanted ? encoding : withoutPreamble(encoding));

export const SystemASCIIEncoding = derived('ASCIIEncoding', { 'new()': () => ENCODINGS.ASCII });
export const SystemLatin1Encoding = derived('Latin1Encoding', {});
export const SystemUTF7Encoding = derived('UTF7Encoding', {
  'new()': () => ENCODINGS.UTF7,
  'new(bool allowOptionals)': missing,
});
export const SystemUTF8Encoding = derived('UTF8Encoding', {
  'new()': () => ENCODINGS.Default,
  'new(bool encoderShouldEmitUTF8Identifier)': (preamble) => preambleIf(ENCODINGS.UTF8, preamble),
  'new(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)': missing,
});
export const SystemUnicodeEncoding = derived('UnicodeEncoding', {
  'new()': () => ENCODINGS.Unicode,
  'new(bool bigEndian, bool byteOrderMark)': (bigEndian, preamble) =>
    preambleIf(bigEndian ? ENCODINGS.BigEndianUnicode : ENCODINGS.Unicode, preamble),
  'new(bool bigEndian, bool byteOrderMark, bool throwOnInvalidBytes)': missing,
});
export const SystemUTF32Encoding = derived('UTF32Encoding', {
  'new()': () => ENCODINGS.UTF32,
  'new(bool bigEndian, bool byteOrderMark)': (bigEndian, preamble) =>
    preambleIf(bigEndian ? ENCODINGS.BigEndianUTF32 : ENCODINGS.UTF32, preamble),
  'new(bool bigEndian, bool byteOrderMark, bool throwOnInvalidCharacters)': missing,
});
