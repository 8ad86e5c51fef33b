import { argument } from './exception.ts';
import { isAscii, lowerInvariant, ordinalUpper, upperChar } from './text-case.ts';

/**
 * How .NET compares strings: by UTF-16 unit (ordinal), or as the invariant culture does it, which is the root collation
 * of Unicode: letters first, accents next, case last; control characters and the soft hyphen count for nothing.
 * `CurrentCulture` is the invariant one, and every other culture compares like it. A null is less than any string.
 */

/** The values of `StringComparison`. */
export const COMPARISON = {
  CurrentCulture: 0,
  CurrentCultureIgnoreCase: 1,
  InvariantCulture: 2,
  InvariantCultureIgnoreCase: 3,
  Ordinal: 4,
  OrdinalIgnoreCase: 5,
} as const;

const unsupported = (): never =>
  argument('The string comparison type passed in is currently not supported.', 'comparisonType');

/** Throws ArgumentException for a number that is no `StringComparison`. */
export function checkComparison(comparison: number): void {
  if (comparison >>> 0 > 5) unsupported();
}
export const ignoresCase = (comparison: number): boolean => (comparison & 1) === 1;
export const isOrdinal = (comparison: number): boolean => comparison >= COMPARISON.Ordinal;

/** By UTF-16 unit: the difference of the first that differ, or of the lengths. */
export function ordinalCompare(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/**
 * `string.CompareOrdinal` of whole texts: .NET takes two units at a time, and so sees the NUL behind a text of odd
 * length, and behind an empty one.
 */
export function compareOrdinal(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  const seen = shorter === 0 || shorter % 2 === 1 ? shorter + 1 : shorter;
  for (let i = 0; i < seen; i++) {
    const difference = (a.charCodeAt(i) || 0) - (b.charCodeAt(i) || 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function ordinalIgnoreCaseCompare(a: string, b: string): number {
  const ascii = isAscii(a) && isAscii(b);
  const x = ascii ? a : ordinalUpper(a);
  const y = ascii ? b : ordinalUpper(b);
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) {
    const cx = x.charCodeAt(i);
    const cy = y.charCodeAt(i);
    const difference = ascii ? upperChar(cx) - upperChar(cy) : cx - cy;
    // surrogates are compared as pairs, and by sign
    if (difference !== 0) return isSurrogate(cx) || isSurrogate(cy) ? Math.sign(difference) : difference;
  }
  return a.length - b.length;
}
const isSurrogate = (c: number): boolean => c >= 0xd800 && c <= 0xdfff;

export function ordinalIgnoreCaseEquals(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    if (x > 0x7f || y > 0x7f) return ordinalUpper(a) === ordinalUpper(b);
    // letters that differ only in case differ in this bit only
    if ((x ^ y) !== 32 || (x | 32) < 0x61 || (x | 32) > 0x7a) return false;
  }
  return true;
}

/** ASCII in the order of the root collation; what is left out counts for nothing. */
const ASCII_ORDER = '\t\n\v\f\r _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz';
const weights = new Uint8Array(128);
for (let i = 0; i < ASCII_ORDER.length; i++) weights[ASCII_ORDER.charCodeAt(i)] = i + 1;
for (let c = 0x41; c <= 0x5a; c++) weights[c] = weights[c + 32]!;

/** The root collation on ASCII alone; null where another character turns up. */
function asciiCollate(a: string, b: string, ignoreCase: boolean): number | null {
  let i = 0;
  let j = 0;
  let byCase = 0;
  for (;;) {
    let x = 0;
    let y = 0;
    let wx = 0;
    let wy = 0;
    while (wx === 0 && i < a.length) {
      x = a.charCodeAt(i++);
      if (x > 0x7f) return null;
      wx = weights[x]!;
    }
    while (wy === 0 && j < b.length) {
      y = b.charCodeAt(j++);
      if (y > 0x7f) return null;
      wy = weights[y]!;
    }
    if (wx !== wy) return isAsciiFrom(a, i) && isAsciiFrom(b, j) ? (wx < wy ? -1 : 1) : null;
    if (wx === 0) return ignoreCase ? 0 : byCase;
    if (x !== y && byCase === 0) byCase = x > y ? -1 : 1; // lower case comes first
  }
}

/** A combining character further on can't change the order of what came before, except right behind it. */
const isAsciiFrom = (text: string, at: number): boolean => at >= text.length || text.charCodeAt(at) <= 0x7f;

// The English locale adds nothing to the root collation, and unlike `und` it never stands for the machine's own locale.
// Made when they are needed: that takes milliseconds.
const collators = new Map<'variant' | 'accent', Intl.Collator>();
function collate(sensitivity: 'variant' | 'accent', a: string, b: string): number {
  let collator = collators.get(sensitivity);
  if (collator === undefined) collators.set(sensitivity, (collator = new Intl.Collator('en', { sensitivity })));
  return Math.sign(collator.compare(a, b));
}

/** -1, 0 or 1, as `CultureInfo.InvariantCulture.CompareInfo.Compare` gives it. */
export function compareInvariant(a: string, b: string, ignoreCase = false): number {
  if (a === b) return 0;
  const fast = asciiCollate(a, b, ignoreCase);
  if (fast !== null) return fast;
  if (!ignoreCase) return collate('variant', a, b);
  // width and kana are no matter of case: where they occur, only what is upper case is made equal
  if (WIDTH_OR_KANA.test(a) || WIDTH_OR_KANA.test(b)) return collate('variant', lowerInvariant(a), lowerInvariant(b));
  return collate('accent', a, b);
}
const WIDTH_OR_KANA = /[\u3041-\u30ff\uff00-\uffef]/;

/** `string.Compare(a, b, comparison)`. */
export function compareStrings(a: string | null, b: string | null, comparison: number): number {
  checkComparison(comparison);
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (comparison === COMPARISON.Ordinal) return compareOrdinal(a, b);
  if (comparison === COMPARISON.OrdinalIgnoreCase) return ordinalIgnoreCaseCompare(a, b);
  return compareInvariant(a, b, ignoresCase(comparison));
}

/** `string.Equals(a, b, comparison)`. */
export function equalStrings(a: string | null, b: string | null, comparison: number): boolean {
  checkComparison(comparison);
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (comparison === COMPARISON.OrdinalIgnoreCase) return ordinalIgnoreCaseEquals(a, b);
  return comparison !== COMPARISON.Ordinal && compareInvariant(a, b, ignoresCase(comparison)) === 0;
}

/**
 * A text that is equal for two strings exactly when the comparison calls them equal, for hashing. Under a culture it
 * leaves out what counts for nothing and takes the composed form, which is all that two equal strings can differ in.
 */
export function comparisonKey(text: string, comparison: number): string {
  if (comparison === COMPARISON.Ordinal) return text;
  if (comparison === COMPARISON.OrdinalIgnoreCase) return ordinalUpper(text);
  let out = '';
  for (const part of text.normalize('NFC')) if (!isIgnorable(part)) out += part;
  return ignoresCase(comparison) ? ordinalUpper(out) : out;
}

const ignorable = new Map<string, boolean>();
/** Whether a character counts for nothing under a culture. */
export function isIgnorable(codePoint: string): boolean {
  const c = codePoint.charCodeAt(0);
  if (c < 0x80) return weights[c] === 0;
  let known = ignorable.get(codePoint);
  if (known === undefined) ignorable.set(codePoint, (known = collate('variant', codePoint, '') === 0));
  return known;
}
