import { constant, typeDef, type Row } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import {
  categoryOf,
  isControl,
  isDigit,
  isLetter,
  isLetterOrDigit,
  isLower,
  isNumber,
  isPunctuation,
  isSeparator,
  isSymbol,
  isUpper,
} from '../../values/char-category.ts';
import { numericValue } from '../../values/char-numeric.ts';
import { Box, type Ref } from '../../values/clr.ts';
import { argument, argumentNull, argumentOutOfRange, format } from '../../values/exception.ts';
import { lowerIn, upperIn } from '../../values/text-case-culture.ts';
import { lowerChar, upperChar } from '../../values/text-case.ts';
import { isWhiteSpace } from '../../values/text-edit.ts';
import { MUST_BE_LESS } from '../../values/text-guard.ts';

/** System.Char: one UTF-16 unit, a number. Tests of `(string, index)` see a surrogate pair as one character. */

const isHigh = (c: number): boolean => c >= 0xd800 && c <= 0xdbff;
const isLow = (c: number): boolean => c >= 0xdc00 && c <= 0xdfff;
const isSurrogate = (c: number): boolean => c >= 0xd800 && c <= 0xdfff;
const isPair = (high: number, low: number): boolean => isHigh(high) && isLow(low);

function checkIndex(s: string | null, index: number): string {
  if (s === null) return argumentNull('s');
  return index >>> 0 < s.length ? s : argumentOutOfRange('index');
}

const unitAt = (s: string | null, index: number): number => checkIndex(s, index).charCodeAt(index);
const codePointAt = (s: string | null, index: number): number => checkIndex(s, index).codePointAt(index)!;

/** The two forms of each test: of a character, and of a place in a text. */
function tests(all: Readonly<Record<string, (c: number) => boolean>>, at: typeof unitAt): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const [name, test] of Object.entries(all)) {
    rows[`static bool ${name}(char c)`] = test;
    rows[`static bool ${name}(string s, int index)`] = (s, index) => test(at(s, index));
  }
  return rows;
}

const inRange =
  (from: string, to: string): ((c: number) => boolean) =>
  (c) =>
    c >= from.charCodeAt(0) && c <= to.charCodeAt(0);
const asciiDigit = inRange('0', '9');
const asciiUpper = inRange('A', 'Z');
const asciiLower = inRange('a', 'z');
const asciiLetter = (c: number): boolean => asciiUpper(c) || asciiLower(c);

function pairToCodePoint(s: string | null, index: number): number {
  if (s === null) return argumentNull('s');
  if (index >>> 0 >= s.length) return argumentOutOfRange('index', MUST_BE_LESS);
  const c = s.charCodeAt(index);
  if (!isSurrogate(c)) return c;
  if (isHigh(c) && index + 1 < s.length && isLow(s.charCodeAt(index + 1))) return s.codePointAt(index)!;
  return argument(
    isHigh(c)
      ? `Found a high surrogate char without a following low surrogate at index: ${index}. The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters.`
      : `Found a low surrogate char without a preceding high surrogate at index: ${index}. The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters.`,
    's',
  );
}

export const SystemChar = typeDef('System.Char', {
  keyword: 'char',
  kind: 'struct',
  interfaces: ['IComparable', 'IComparable<char>', 'IConvertible', 'IEquatable<char>'],
  documented: 'all',
  compare: (a: number, b: number) => a - b,
  members: {
    'static char MaxValue { get; }': constant(0xffff),
    'static char MinValue { get; }': constant(0),
    'TypeCode GetTypeCode()': () => 4,
    'bool Equals(char obj)': (self, obj) => self === obj,
    'bool Equals(object obj)': (self, obj) => obj instanceof Box && obj.type === T.char() && obj.value === self,
    'int CompareTo(char value)': (self: number, value: number) => self - value,
    'int CompareTo(object value)': (self: number, value) => {
      if (value === null) return 1;
      return value instanceof Box && value.type === T.char()
        ? self - Number(value.value)
        : argument('Object must be of type Char.');
    },
    'int GetHashCode()': (self: number) => self | (self << 16),
    'string ToString()': (self: number) => String.fromCharCode(self),
    'string ToString(IFormatProvider provider)': (self: number) => String.fromCharCode(self),
    'static string ToString(char c)': (c: number) => String.fromCharCode(c),
    ...tests(
      {
        IsControl: isControl,
        IsDigit: isDigit,
        IsLetter: isLetter,
        IsLetterOrDigit: isLetterOrDigit,
        IsLower: isLower,
        IsNumber: isNumber,
        IsPunctuation: isPunctuation,
        IsSeparator: isSeparator,
        IsSymbol: isSymbol,
        IsUpper: isUpper,
        IsWhiteSpace: isWhiteSpace,
      },
      codePointAt,
    ),
    ...tests({ IsHighSurrogate: isHigh, IsLowSurrogate: isLow, IsSurrogate: isSurrogate }, unitAt),
    'static bool IsSurrogatePair(char highSurrogate, char lowSurrogate)': isPair,
    'static bool IsSurrogatePair(string s, int index)': (s, index: number) => codePointAt(s, index) > 0xffff,
    'static bool IsAscii(char c)': (c: number) => c < 0x80,
    'static bool IsAsciiDigit(char c)': asciiDigit,
    'static bool IsAsciiLetter(char c)': asciiLetter,
    'static bool IsAsciiLetterLower(char c)': asciiLower,
    'static bool IsAsciiLetterUpper(char c)': asciiUpper,
    'static bool IsAsciiLetterOrDigit(char c)': (c) => asciiLetter(c) || asciiDigit(c),
    'static bool IsAsciiHexDigit(char c)': (c: number) =>
      asciiDigit(c) || ((c | 32) >= 0x61 && (c | 32) <= 0x66 && c < 0x80),
    'static bool IsAsciiHexDigitLower(char c)': (c) => asciiDigit(c) || inRange('a', 'f')(c),
    'static bool IsAsciiHexDigitUpper(char c)': (c) => asciiDigit(c) || inRange('A', 'F')(c),
    'static bool IsBetween(char c, char minInclusive, char maxInclusive)': (c: number, min: number, max: number) =>
      c >= min && c <= max,
    'static UnicodeCategory GetUnicodeCategory(char c)': categoryOf,
    'static UnicodeCategory GetUnicodeCategory(string s, int index)': (s, index) => categoryOf(codePointAt(s, index)),
    'static double GetNumericValue(char c)': numericValue,
    'static double GetNumericValue(string s, int index)': (s, index) => numericValue(codePointAt(s, index)),
    'static char ToLower(char c)': lowerChar,
    'static char ToLower(char c, CultureInfo culture)': (c: number, culture) =>
      lowerIn(String.fromCharCode(c), culture).charCodeAt(0),
    'static char ToLowerInvariant(char c)': lowerChar,
    'static char ToUpper(char c)': upperChar,
    'static char ToUpper(char c, CultureInfo culture)': (c: number, culture) =>
      upperIn(String.fromCharCode(c), culture).charCodeAt(0),
    'static char ToUpperInvariant(char c)': upperChar,
    'static char Parse(string s)': (s: string | null) => {
      if (s === null) return argumentNull('s');
      return s.length === 1 ? s.charCodeAt(0) : format('String must be exactly one character long.');
    },
    'static bool TryParse(string s, out char result)': (s: string | null, result: Ref) => {
      const one = s?.length === 1;
      result.value = one ? s.charCodeAt(0) : 0;
      return one;
    },
    'static int ConvertToUtf32(char highSurrogate, char lowSurrogate)': (high: number, low: number) => {
      if (!isHigh(high))
        return argumentOutOfRange(
          'highSurrogate',
          'A valid high surrogate character is between 0xd800 and 0xdbff, inclusive.',
        );
      if (!isLow(low))
        return argumentOutOfRange(
          'lowSurrogate',
          'A valid low surrogate character is between 0xdc00 and 0xdfff, inclusive.',
        );
      return (high - 0xd800) * 0x400 + low - 0xdc00 + 0x10000;
    },
    'static int ConvertToUtf32(string s, int index)': pairToCodePoint,
    'static string ConvertFromUtf32(int utf32)': (c: number) =>
      c >>> 0 > 0x10ffff || isSurrogate(c)
        ? argumentOutOfRange(
            'utf32',
            'A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).',
          )
        : String.fromCodePoint(c),
  },
});
