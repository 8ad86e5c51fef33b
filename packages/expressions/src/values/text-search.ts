import {
  checkComparison,
  COMPARISON,
  equalStrings,
  ignoresCase,
  isOrdinal,
  ordinalIgnoreCaseEquals,
} from './collation.ts';
import { endsWithInvariant, findFirst, findLast, startsWithInvariant } from './collation-search.ts';
import { argumentNull, argumentOutOfRange } from './exception.ts';
import { charge } from './run.ts';
import { ordinalUpper } from './text-case.ts';
import { MUST_BE_LESS, MUST_BE_LESS_OR_EQUAL } from './text-guard.ts';

/** `Contains`, `StartsWith`, `EndsWith`, `IndexOf…` and `LastIndexOf…` of System.String, under every `StringComparison`. */

const startBeyond = (): never => argumentOutOfRange('startIndex', MUST_BE_LESS_OR_EQUAL);
const startOutside = (): never => argumentOutOfRange('startIndex', MUST_BE_LESS);
const badCount = (): never =>
  argumentOutOfRange(
    'count',
    'Count must be positive and count must refer to a location within the string/array/collection.',
  );

/** Refuses a range that does not lie in the text. */
function checkForward(text: string, start: number, count: number): void {
  if (start >>> 0 > text.length) startBeyond();
  if (count >>> 0 > text.length - start) badCount();
}

export function startsWith(text: string, value: string | null, comparison: number): boolean {
  if (value === null) return argumentNull('value');
  checkComparison(comparison);
  if (comparison === COMPARISON.Ordinal) return text.startsWith(value);
  if (comparison === COMPARISON.OrdinalIgnoreCase)
    return value.length <= text.length && ordinalIgnoreCaseEquals(text.slice(0, value.length), value);
  return startsWithInvariant(text, value, ignoresCase(comparison));
}

export function endsWith(text: string, value: string | null, comparison: number): boolean {
  if (value === null) return argumentNull('value');
  checkComparison(comparison);
  if (comparison === COMPARISON.Ordinal) return text.endsWith(value);
  if (comparison === COMPARISON.OrdinalIgnoreCase)
    return value.length <= text.length && ordinalIgnoreCaseEquals(text.slice(text.length - value.length), value);
  return endsWithInvariant(text, value, ignoresCase(comparison));
}

export function contains(text: string, value: string | null): boolean {
  return value === null ? argumentNull('value') : text.includes(value);
}

export function indexOf(text: string, value: string | null, start: number, count: number, comparison: number): number {
  if (value === null) return argumentNull('value');
  checkComparison(comparison);
  checkForward(text, start, count);
  const whole = count === text.length;
  if (comparison === COMPARISON.Ordinal && start + count === text.length) return text.indexOf(value, start);
  const region = whole ? text : text.slice(start, start + count);
  const at = isOrdinal(comparison)
    ? ordinalForm(region, comparison).indexOf(ordinalForm(value, comparison))
    : (findFirst(region, value, ignoresCase(comparison))?.start ?? -1);
  return at < 0 ? -1 : start + at;
}

const ordinalForm = (text: string, comparison: number): string =>
  comparison === COMPARISON.Ordinal ? text : ordinalUpper(text);

/** Searches backwards from `start` over `count` characters. */
export function lastIndexOf(
  text: string,
  value: string | null,
  start: number,
  count: number,
  comparison: number,
): number {
  if (value === null) return argumentNull('value');
  checkComparison(comparison);
  if (text.length === 0 && (start === -1 || start === 0)) return value.length === 0 ? 0 : -1;
  if (start >>> 0 > text.length) return startOutside();
  if (start === text.length) {
    start--;
    if (count > 0) count--;
  }
  if (count < 0 || start - count + 1 < 0) return badCount();
  const from = start - count + 1;
  const region = text.slice(from, start + 1);
  const at = isOrdinal(comparison)
    ? ordinalForm(region, comparison).lastIndexOf(ordinalForm(value, comparison))
    : (findLast(region, value, ignoresCase(comparison))?.start ?? -1);
  return at < 0 ? -1 : from + at;
}

export function indexOfChar(text: string, value: number, start: number, count: number): number {
  checkForward(text, start, count);
  const at = text.indexOf(String.fromCharCode(value), start);
  return at < start + count ? at : -1;
}

export function indexOfCharBy(text: string, value: number, comparison: number): number {
  checkComparison(comparison);
  return indexOf(text, String.fromCharCode(value), 0, text.length, comparison);
}

function checkBackward(text: string, start: number, count: number): void {
  if (start >>> 0 >= text.length) startOutside();
  if (count >>> 0 > start + 1) badCount();
}

export function lastIndexOfChar(text: string, value: number, start: number, count: number): number {
  if (text.length === 0) return -1;
  checkBackward(text, start, count);
  const at = text.lastIndexOf(String.fromCharCode(value), start);
  return count > 0 && at > start - count ? at : -1;
}

export function indexOfAny(text: string, anyOf: readonly number[], start: number, count: number): number {
  checkForward(text, start, count);
  charge((count * anyOf.length) >> 4);
  const set = new Set(anyOf);
  for (let i = start; i < start + count; i++) if (set.has(text.charCodeAt(i))) return i;
  return -1;
}

export function lastIndexOfAny(text: string, anyOf: readonly number[], start: number, count: number): number {
  if (text.length === 0) return -1;
  checkBackward(text, start, count);
  charge(count >> 4);
  const set = new Set(anyOf);
  for (let i = start; i > start - count; i--) if (set.has(text.charCodeAt(i))) return i;
  return -1;
}

/** `Contains(value, comparison)`. */
export function containsBy(text: string, value: string | null, comparison: number): boolean {
  return value !== null && value.length === text.length && isOrdinal(comparison)
    ? equalStrings(text, value, comparison)
    : indexOf(text, value, 0, text.length, comparison) >= 0;
}
