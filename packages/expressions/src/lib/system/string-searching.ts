import type { Row } from '../../types/define.ts';
import type { ClrArray } from '../../values/array.ts';
import { COMPARISON } from '../../values/collation.ts';
import { argumentNull } from '../../values/exception.ts';
import {
  contains,
  containsBy,
  endsWith,
  indexOf,
  indexOfAny,
  indexOfChar,
  indexOfCharBy,
  lastIndexOf,
  lastIndexOfAny,
  lastIndexOfChar,
  startsWith,
} from '../../values/text-search.ts';

const { CurrentCulture, CurrentCultureIgnoreCase } = COMPARISON;

const chars = (anyOf: ClrArray<number> | null): readonly number[] =>
  anyOf === null ? argumentNull('anyOf') : anyOf.items;

/** Members of System.String that look for something. Those that take a text and no comparison follow the culture; Contains is ordinal. */
export const searching: Readonly<Record<string, Row>> = {
  'bool Contains(string value)': contains,
  'bool Contains(string value, StringComparison comparisonType)': containsBy,
  'bool Contains(char value)': (self: string, value: number) => self.includes(String.fromCharCode(value)),
  'bool Contains(char value, StringComparison comparisonType)': (self: string, value, by) =>
    indexOfCharBy(self, value, by) >= 0,
  'bool EndsWith(char value)': (self: string, value: number) =>
    self.length > 0 && self.charCodeAt(self.length - 1) === value,
  'bool EndsWith(string value)': (self: string, value) => endsWith(self, value, CurrentCulture),
  'bool EndsWith(string value, StringComparison comparisonType)': endsWith,
  'bool EndsWith(string value, bool ignoreCase, CultureInfo culture)': (self: string, value, ignoreCase: boolean) =>
    endsWith(self, value, ignoreCase ? CurrentCultureIgnoreCase : CurrentCulture),
  'bool StartsWith(char value)': (self: string, value: number) => self.length > 0 && self.charCodeAt(0) === value,
  'bool StartsWith(string value)': (self: string, value) => startsWith(self, value, CurrentCulture),
  'bool StartsWith(string value, StringComparison comparisonType)': startsWith,
  'bool StartsWith(string value, bool ignoreCase, CultureInfo culture)': (self: string, value, ignoreCase: boolean) =>
    startsWith(self, value, ignoreCase ? CurrentCultureIgnoreCase : CurrentCulture),
  'int IndexOf(char value)': (self: string, value: number) => self.indexOf(String.fromCharCode(value)),
  'int IndexOf(char value, StringComparison comparisonType)': indexOfCharBy,
  'int IndexOf(char value, int startIndex)': (self: string, value, start: number) =>
    indexOfChar(self, value, start, self.length - start),
  'int IndexOf(char value, int startIndex, int count)': indexOfChar,
  'int IndexOf(string value)': (self: string, value) => indexOf(self, value, 0, self.length, CurrentCulture),
  'int IndexOf(string value, StringComparison comparisonType)': (self: string, value, by) =>
    indexOf(self, value, 0, self.length, by),
  'int IndexOf(string value, int startIndex)': (self: string, value, start: number) =>
    indexOf(self, value, start, self.length - start, CurrentCulture),
  'int IndexOf(string value, int startIndex, StringComparison comparisonType)': (
    self: string,
    value,
    start: number,
    by,
  ) => indexOf(self, value, start, self.length - start, by),
  'int IndexOf(string value, int startIndex, int count)': (self: string, value, start, count) =>
    indexOf(self, value, start, count, CurrentCulture),
  'int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)': indexOf,
  'int IndexOfAny(char[] anyOf)': (self: string, anyOf) => indexOfAny(self, chars(anyOf), 0, self.length),
  'int IndexOfAny(char[] anyOf, int startIndex)': (self: string, anyOf, start: number) =>
    indexOfAny(self, chars(anyOf), start, self.length - start),
  'int IndexOfAny(char[] anyOf, int startIndex, int count)': (self: string, anyOf, start, count) =>
    indexOfAny(self, chars(anyOf), start, count),
  'int LastIndexOf(char value)': (self: string, value: number) => self.lastIndexOf(String.fromCharCode(value)),
  'int LastIndexOf(char value, int startIndex)': (self: string, value, start: number) =>
    lastIndexOfChar(self, value, start, start + 1),
  'int LastIndexOf(char value, int startIndex, int count)': lastIndexOfChar,
  'int LastIndexOf(string value)': (self: string, value) =>
    lastIndexOf(self, value, self.length - 1, self.length, CurrentCulture),
  'int LastIndexOf(string value, StringComparison comparisonType)': (self: string, value, by) =>
    lastIndexOf(self, value, self.length - 1, self.length, by),
  'int LastIndexOf(string value, int startIndex)': (self: string, value, start: number) =>
    lastIndexOf(self, value, start, start + 1, CurrentCulture),
  'int LastIndexOf(string value, int startIndex, StringComparison comparisonType)': (
    self: string,
    value,
    start: number,
    by,
  ) => lastIndexOf(self, value, start, start + 1, by),
  'int LastIndexOf(string value, int startIndex, int count)': (self: string, value, start, count) =>
    lastIndexOf(self, value, start, count, CurrentCulture),
  'int LastIndexOf(string value, int startIndex, int count, StringComparison comparisonType)': lastIndexOf,
  'int LastIndexOfAny(char[] anyOf)': (self: string, anyOf) =>
    lastIndexOfAny(self, chars(anyOf), self.length - 1, self.length),
  'int LastIndexOfAny(char[] anyOf, int startIndex)': (self: string, anyOf, start: number) =>
    lastIndexOfAny(self, chars(anyOf), start, start + 1),
  'int LastIndexOfAny(char[] anyOf, int startIndex, int count)': (self: string, anyOf, start, count) =>
    lastIndexOfAny(self, chars(anyOf), start, count),
};
