import { missing, type Row } from '../../types/define.ts';
import {
  checkComparison,
  comparisonKey,
  COMPARISON,
  compareStrings,
  equalStrings,
  ordinalCompare,
} from '../../values/collation.ts';
import { argument, argumentOutOfRange } from '../../values/exception.ts';
import { hashOf } from '../../values/object.ts';
import { MUST_BE_LESS_OR_EQUAL, notNegative } from '../../values/text-guard.ts';

const { CurrentCulture, CurrentCultureIgnoreCase, Ordinal } = COMPARISON;

const culture = (ignoreCase: boolean): number => (ignoreCase ? CurrentCultureIgnoreCase : CurrentCulture);

/** Compares at most `length` characters from the given places; the way of CompareOrdinal and of named comparisons. */
function compareParts(
  a: string | null,
  indexA: number,
  b: string | null,
  indexB: number,
  length: number,
  comparison: number,
): number {
  checkComparison(comparison);
  if (a === null || b === null) return compareStrings(a, b, comparison);
  notNegative('length', length);
  if (indexA >>> 0 > a.length) return argumentOutOfRange('indexA', MUST_BE_LESS_OR_EQUAL);
  if (indexB >>> 0 > b.length) return argumentOutOfRange('indexB', MUST_BE_LESS_OR_EQUAL);
  const partA = a.slice(indexA, indexA + length);
  const partB = b.slice(indexB, indexB + length);
  return comparison === Ordinal ? ordinalCompare(partA, partB) : compareStrings(partA, partB, comparison);
}

/** The same by culture, which .NET checks elsewhere and in its own words. */
function compareCulturally(
  a: string | null,
  indexA: number,
  b: string | null,
  indexB: number,
  length: number,
  ignoreCase = false,
): number {
  const lengthA = Math.min(length, (a?.length ?? 0) - indexA);
  const lengthB = Math.min(length, (b?.length ?? 0) - indexB);
  const ends = [
    ['length1', a === null ? length : lengthA],
    ['length2', b === null ? length : lengthB],
    ['offset1', indexA],
    ['offset2', indexB],
  ] as const;
  for (const [name, value] of ends) notNegative(name, value);
  if (a === null && (indexA !== 0 || length !== 0)) return argumentOutOfRange('string1', WITHIN);
  if (b === null && (indexB !== 0 || length !== 0)) return argumentOutOfRange('string2', WITHIN);
  const [partA, partB] = [a?.slice(indexA, indexA + lengthA) ?? null, b?.slice(indexB, indexB + lengthB) ?? null];
  return compareStrings(partA, partB, culture(ignoreCase));
}
const WITHIN = 'Offset and length must refer to a position in the string.';

/** Members of System.String that compare. Order follows the culture unless a comparison is named; equality is ordinal. */
export const comparing: Readonly<Record<string, Row>> = {
  'bool Equals(object obj)': (self: string, obj) => self === obj,
  'bool Equals(string value)': (self: string, value) => self === value,
  'bool Equals(string value, StringComparison comparisonType)': equalStrings,
  'static bool Equals(string a, string b)': (a, b) => a === b,
  'static bool Equals(string a, string b, StringComparison comparisonType)': equalStrings,
  'static bool operator ==(string a, string b)': (a, b) => a === b,
  'static bool operator !=(string a, string b)': (a, b) => a !== b,
  'int CompareTo(object value)': (self: string, value) => {
    if (value !== null && typeof value !== 'string') return argument('Object must be of type String.');
    return compareStrings(self, value, CurrentCulture);
  },
  'int CompareTo(string strB)': (self: string, other) => compareStrings(self, other, CurrentCulture),
  'int GetHashCode()': hashOf,
  'int GetHashCode(StringComparison comparisonType)': (self: string, by: number) => {
    equalStrings(self, self, by); // refuses what is no comparison
    return hashOf(comparisonKey(self, by));
  },
  'static int Compare(string strA, string strB)': (a, b) => compareStrings(a, b, CurrentCulture),
  'static int Compare(string strA, string strB, bool ignoreCase)': (a, b, ignoreCase) =>
    compareStrings(a, b, culture(ignoreCase)),
  'static int Compare(string strA, string strB, bool ignoreCase, CultureInfo culture)': (a, b, ignoreCase) =>
    compareStrings(a, b, culture(ignoreCase)),
  'static int Compare(string strA, string strB, StringComparison comparisonType)': compareStrings,
  'static int Compare(string strA, string strB, CultureInfo culture, CompareOptions options)': missing,
  'static int Compare(string strA, int indexA, string strB, int indexB, int length)': (a, i, b, j, length) =>
    compareCulturally(a, i, b, j, length),
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)':
    compareCulturally,
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase, CultureInfo culture)':
    compareCulturally,
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, StringComparison comparisonType)':
    compareParts,
  'static int Compare(string strA, int indexA, string strB, int indexB, int length, CultureInfo culture, CompareOptions options)':
    missing,
  'static int CompareOrdinal(string strA, string strB)': (a, b) => compareStrings(a, b, Ordinal),
  'static int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)': (a, i, b, j, length) =>
    compareParts(a, i, b, j, length, Ordinal),
};
