import { missing, typeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { ClrArray, indexOutOfRange } from '../../values/array.ts';
import { CharEnumerator } from '../../values/char-enumerator.ts';
import { compareInvariant, COMPARISON } from '../../values/collation.ts';
import { argumentNull, argumentOutOfRange } from '../../values/exception.ts';
import { chargeElements } from '../../values/run.ts';
import { textOfUnits, unitsOfText } from '../../values/text-build.ts';
import { lowerIn, upperIn } from '../../values/text-case-culture.ts';
import { lowerInvariant, upperInvariant } from '../../values/text-case.ts';
import {
  insert,
  isBlank,
  isNormalized,
  normalize,
  oneOf,
  padLeft,
  padRight,
  remove,
  repeatChar,
  replace,
  replaceBy,
  replaceChar,
  replaceLineEndings,
  substring,
  substringOf,
  trim,
  trimEnd,
  trimStart,
} from '../../values/text-edit.ts';
import { notNegative, notOver } from '../../values/text-guard.ts';
import { split } from '../../values/text-split.ts';
import { building } from './string-building.ts';
import { comparing } from './string-comparing.ts';
import { searching } from './string-searching.ts';

/** System.String. Culture-sensitive members follow the invariant culture; every index counts UTF-16 units. */

const unit = (c: number): readonly string[] => [String.fromCharCode(c)];
const units = (chars: ClrArray<number> | null): readonly string[] | null =>
  chars === null || chars.items.length === 0 ? null : chars.items.map((c) => String.fromCharCode(c));
const text = (separator: string | null): readonly string[] | null =>
  separator === null || separator === '' ? [] : [separator];
/** Empty separators are passed over; a list of none but them separates nowhere, one without any at white space. */
const texts = (separators: ClrArray<string | null> | null): readonly string[] | null =>
  separators === null || separators.items.length === 0
    ? null
    : separators.items.filter((s): s is string => s !== null && s !== '');
const strings = (parts: string[]): ClrArray<string> => new ClrArray(T.string(), parts);

function charsOf(chars: ClrArray<number> | null, start: number, length: number): string {
  if (chars === null) return argumentNull('value');
  notNegative('startIndex', start);
  notNegative('length', length);
  notOver('startIndex', start, chars.items.length - length);
  return textOfUnits(chars.items.slice(start, start + length));
}

function toCharArray(self: string, start: number, length: number): ClrArray<number> {
  notOver('startIndex', start >>> 0, self.length);
  notNegative('length', length);
  notOver('startIndex', start, self.length - length);
  chargeElements(length);
  return new ClrArray(T.char(), unitsOfText(self, start, start + length));
}

function copyTo(
  self: string,
  sourceIndex: number,
  destination: ClrArray<number> | null,
  at: number,
  count: number,
): void {
  if (destination === null) return argumentNull('destination');
  notNegative('count', count);
  notNegative('sourceIndex', sourceIndex);
  notOver('sourceIndex', count, self.length - sourceIndex); // .NET names the count so
  notNegative('destinationIndex', at);
  notOver('destinationIndex', at, destination.items.length - count);
  for (let i = 0; i < count; i++) destination.items[at + i] = self.charCodeAt(sourceIndex + i);
}

export const SystemString = typeDef('System.String', {
  keyword: 'string',
  kind: 'class',
  interfaces: [
    'ICloneable',
    'IComparable',
    'IComparable<string>',
    'IConvertible',
    'IEnumerable',
    'IEnumerable<char>',
    'IEquatable<string>',
  ],
  documented: 'all',
  key: (value: string) => value,
  compare: (a: string, b: string) => compareInvariant(a, b),
  members: {
    ...comparing,
    ...searching,
    ...building,
    'static string Empty { get; }': () => '',
    'int Length { get; }': (self: string) => self.length,
    'char this[int index] { get; }': (self: string, index: number) =>
      index >>> 0 < self.length ? self.charCodeAt(index) : indexOutOfRange(),
    'new(char c, int count)': repeatChar,
    'new(char[] value)': (value: ClrArray<number> | null) => (value === null ? '' : textOfUnits(value.items)),
    'new(char[] value, int startIndex, int length)': charsOf,
    'new(ReadOnlySpan<char> value)': missing,
    'new(char* value)': missing,
    'new(char* value, int startIndex, int length)': missing,
    'new(sbyte* value)': missing,
    'new(sbyte* value, int startIndex, int length)': missing,
    'new(sbyte* value, int startIndex, int length, Encoding enc)': missing,
    'static implicit operator ReadOnlySpan<char>(string value)': missing,
    'string ToString()': (self: string) => self,
    'string ToString(IFormatProvider provider)': (self: string) => self,
    'object Clone()': (self: string) => self,
    'TypeCode GetTypeCode()': () => 18,
    'CharEnumerator GetEnumerator()': (self: string) => new CharEnumerator(self),
    'static string Copy(string str)': (str) => str ?? argumentNull('str'),
    'static string Intern(string str)': (str) => str ?? argumentNull('str'),
    'static string IsInterned(string str)': (str) => str ?? argumentNull('str'),
    'static bool IsNullOrEmpty(string value)': (value) => value === null || value === '',
    'static bool IsNullOrWhiteSpace(string value)': (value) => value === null || isBlank(value),
    'bool IsNormalized()': (self: string) => isNormalized(self, 1),
    'bool IsNormalized(NormalizationForm normalizationForm)': isNormalized,
    'string Normalize()': (self: string) => normalize(self, 1),
    'string Normalize(NormalizationForm normalizationForm)': normalize,
    'char[] ToCharArray()': (self: string) => toCharArray(self, 0, self.length),
    'char[] ToCharArray(int startIndex, int length)': toCharArray,
    'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)': copyTo,
    'string Insert(int startIndex, string value)': insert,
    'string PadLeft(int totalWidth)': (self, width) => padLeft(self, width),
    'string PadLeft(int totalWidth, char paddingChar)': padLeft,
    'string PadRight(int totalWidth)': (self, width) => padRight(self, width),
    'string PadRight(int totalWidth, char paddingChar)': padRight,
    'string Remove(int startIndex)': (self: string, start: number) => {
      if (start < 0) return argumentOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
      if (start > self.length)
        return argumentOutOfRange('startIndex', 'startIndex cannot be larger than length of string.');
      return self.slice(0, start);
    },
    'string Remove(int startIndex, int count)': remove,
    'string Replace(char oldChar, char newChar)': replaceChar,
    'string Replace(string oldValue, string newValue)': replace,
    'string Replace(string oldValue, string newValue, StringComparison comparisonType)': replaceBy,
    'string Replace(string oldValue, string newValue, bool ignoreCase, CultureInfo culture)': (
      self,
      from,
      to,
      ignoreCase,
    ) => replaceBy(self, from, to, ignoreCase ? COMPARISON.CurrentCultureIgnoreCase : COMPARISON.CurrentCulture),
    'string ReplaceLineEndings()': (self) => replaceLineEndings(self, '\n'),
    'string ReplaceLineEndings(string replacementText)': (self, replacement) =>
      replaceLineEndings(self, replacement ?? argumentNull('replacementText')),
    'string Substring(int startIndex)': substring,
    'string Substring(int startIndex, int length)': substringOf,
    'string ToLower()': lowerInvariant,
    'string ToLower(CultureInfo culture)': lowerIn,
    'string ToLowerInvariant()': lowerInvariant,
    'string ToUpper()': upperInvariant,
    'string ToUpper(CultureInfo culture)': upperIn,
    'string ToUpperInvariant()': upperInvariant,
    'string Trim()': (self) => trim(self),
    'string Trim(char trimChar)': (self, c: number) => trim(self, (x) => x === c),
    'string Trim(params char[] trimChars)': (self, chars) => trim(self, oneOf(chars?.items ?? null)),
    'string TrimEnd()': (self) => trimEnd(self),
    'string TrimEnd(char trimChar)': (self, c: number) => trimEnd(self, (x) => x === c),
    'string TrimEnd(params char[] trimChars)': (self, chars) => trimEnd(self, oneOf(chars?.items ?? null)),
    'string TrimStart()': (self) => trimStart(self),
    'string TrimStart(char trimChar)': (self, c: number) => trimStart(self, (x) => x === c),
    'string TrimStart(params char[] trimChars)': (self, chars) => trimStart(self, oneOf(chars?.items ?? null)),
    'string[] Split(char separator, StringSplitOptions options = 0)': (self, separator, options) =>
      strings(split(self, unit(separator), options)),
    'string[] Split(char separator, int count, StringSplitOptions options = 0)': (self, separator, count, options) =>
      strings(split(self, unit(separator), options, count)),
    'string[] Split(char[] separator, StringSplitOptions options)': (self, separator, options) =>
      strings(split(self, units(separator), options)),
    'string[] Split(char[] separator, int count)': (self, separator, count) =>
      strings(split(self, units(separator), 0, count)),
    'string[] Split(char[] separator, int count, StringSplitOptions options)': (self, separator, count, options) =>
      strings(split(self, units(separator), options, count)),
    'string[] Split(params char[] separator)': (self, separator) => strings(split(self, units(separator), 0)),
    'string[] Split(string separator, StringSplitOptions options = 0)': (self, separator, options) =>
      strings(split(self, text(separator), options)),
    'string[] Split(string separator, int count, StringSplitOptions options = 0)': (self, separator, count, options) =>
      strings(split(self, text(separator), options, count)),
    'string[] Split(string[] separator, StringSplitOptions options)': (self, separator, options) =>
      strings(split(self, texts(separator), options)),
    'string[] Split(string[] separator, int count, StringSplitOptions options)': (self, separator, count, options) =>
      strings(split(self, texts(separator), options, count)),
  },
});
