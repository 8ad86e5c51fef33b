import { checkComparison, COMPARISON, ignoresCase } from './collation.ts';
import { findAll, type Match } from './collation-search.ts';
import { argument, argumentNull, argumentOutOfRange } from './exception.ts';
import { charge, chargeString } from './run.ts';
import { ordinalUpper } from './text-case.ts';
import { notNegative, notOver } from './text-guard.ts';

/** Members of System.String that make a changed text: trimming, padding, cutting, replacing, normalising. */

/** `char.IsWhiteSpace`: U+0085 is, U+FEFF is not. */
export function isWhiteSpace(c: number): boolean {
  if (c <= 0x20) return c === 0x20 || (c >= 9 && c <= 13);
  if (c < 0x85) return false;
  return (
    c === 0x85 ||
    c === 0xa0 ||
    c === 0x1680 ||
    (c >= 0x2000 && c <= 0x200a) ||
    c === 0x2028 ||
    c === 0x2029 ||
    c === 0x202f ||
    c === 0x205f ||
    c === 0x3000
  );
}

export function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isWhiteSpace(text.charCodeAt(i))) return false;
  return true;
}

const atStart = (text: string, drops: (c: number) => boolean): number => {
  let i = 0;
  while (i < text.length && drops(text.charCodeAt(i))) i++;
  return i;
};
const atEnd = (text: string, from: number, drops: (c: number) => boolean): number => {
  let i = text.length;
  while (i > from && drops(text.charCodeAt(i - 1))) i--;
  return i;
};

export const trimStart = (text: string, drops = isWhiteSpace): string => text.slice(atStart(text, drops));
export const trimEnd = (text: string, drops = isWhiteSpace): string => text.slice(0, atEnd(text, 0, drops));
export function trim(text: string, drops = isWhiteSpace): string {
  const start = atStart(text, drops);
  return text.slice(start, atEnd(text, start, drops));
}

/** What `Trim(params char[])` drops: white space where the list is null or empty. */
export function oneOf(chars: readonly number[] | null): (c: number) => boolean {
  if (chars === null || chars.length === 0) return isWhiteSpace;
  if (chars.length === 1) return (c) => c === chars[0];
  const set = new Set(chars);
  return (c) => set.has(c);
}

function padding(text: string, width: number, c: number): string {
  notNegative('totalWidth', width);
  if (width <= text.length) return '';
  chargeString(width);
  return String.fromCharCode(c).repeat(width - text.length);
}
export const padLeft = (text: string, width: number, c = 0x20): string => padding(text, width, c) + text;
export const padRight = (text: string, width: number, c = 0x20): string => text + padding(text, width, c);

export function repeatChar(c: number, count: number): string {
  notNegative('count', count);
  chargeString(count);
  return String.fromCharCode(c).repeat(count);
}

export function substring(text: string, start: number): string {
  notNegative('startIndex', start);
  if (start > text.length)
    return argumentOutOfRange('startIndex', 'startIndex cannot be larger than length of string.');
  return text.slice(start);
}

export function substringOf(text: string, start: number, length: number): string {
  notNegative('startIndex', start);
  if (start > text.length)
    return argumentOutOfRange('startIndex', 'startIndex cannot be larger than length of string.');
  notNegative('length', length);
  if (start + length > text.length)
    return argumentOutOfRange('length', 'Index and length must refer to a location within the string.');
  return text.slice(start, start + length);
}

export function insert(text: string, at: number, value: string | null): string {
  if (value === null) return argumentNull('value');
  notOver('startIndex', at >>> 0, text.length);
  chargeString(text.length + value.length);
  return text.slice(0, at) + value + text.slice(at);
}

export function remove(text: string, start: number, count: number): string {
  notNegative('startIndex', start);
  notNegative('count', count);
  notOver('count', count, text.length - start);
  return text.slice(0, start) + text.slice(start + count);
}

export function replaceChar(text: string, from: number, to: number): string {
  charge(text.length >> 6);
  return text.replaceAll(String.fromCharCode(from), () => String.fromCharCode(to));
}

function checkOld(value: string | null): string {
  if (value === null) return argumentNull('oldValue');
  return value === '' ? argument('The value cannot be an empty string.', 'oldValue') : value;
}

/** Ordinal; a null replacement is an empty one. */
export function replace(text: string, oldValue: string | null, newValue: string | null): string {
  const old = checkOld(oldValue);
  const value = newValue ?? '';
  const first = text.indexOf(old);
  if (first < 0) return text;
  if (value.length > old.length) {
    let count = 0;
    for (let at = first; at >= 0; at = text.indexOf(old, at + old.length)) count++;
    chargeString(text.length + count * (value.length - old.length));
  } else charge(text.length >> 6);
  return text.replaceAll(old, () => value);
}

export function replaceBy(text: string, oldValue: string | null, newValue: string | null, comparison: number): string {
  checkComparison(comparison);
  if (comparison === COMPARISON.Ordinal) return replace(text, oldValue, newValue);
  const old = checkOld(oldValue);
  const value = newValue ?? '';
  const matches =
    comparison === COMPARISON.OrdinalIgnoreCase
      ? ordinalMatches(ordinalUpper(text), ordinalUpper(old))
      : findAll(text, old, ignoresCase(comparison));
  if (matches.length === 0) return text;
  chargeString(text.length + matches.length * Math.max(0, value.length - old.length));
  let out = '';
  let at = 0;
  for (const m of matches) {
    out += text.slice(at, m.start) + value;
    at = m.end;
  }
  return out + text.slice(at);
}

function ordinalMatches(text: string, value: string): Match[] {
  const out: Match[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
    out.push({ start: at, end: at + value.length });
  return out;
}

const LINE_BREAK = /\r\n|[\n\r\f\u0085\u2028\u2029]/g;
/** `ReplaceLineEndings`: every kind of line break that Unicode knows, but not the vertical tab. */
export function replaceLineEndings(text: string, replacement: string): string {
  if (replacement.length > 1) chargeString(text.length + (text.match(LINE_BREAK)?.length ?? 0) * replacement.length);
  else charge(text.length >> 6);
  return text.replace(LINE_BREAK, () => replacement);
}

/** `NormalizationForm`. */
const FORMS: ReadonlyMap<number, 'NFC' | 'NFD' | 'NFKC' | 'NFKD'> = new Map([
  [1, 'NFC'],
  [2, 'NFD'],
  [5, 'NFKC'],
  [6, 'NFKD'],
]);

export function normalize(text: string, form: number, paramName = 'strInput'): string {
  const name = FORMS.get(form);
  if (name === undefined) return argument('Invalid or unsupported normalization form.', 'normalizationForm');
  if (LONE_SURROGATE.test(text)) return argument('String contains invalid Unicode code points.', paramName);
  chargeString(text.length);
  return text.normalize(name);
}
const LONE_SURROGATE = /[\ud800-\udfff]/u;

export const isNormalized = (text: string, form: number): boolean => normalize(text, form, 'source') === text;
