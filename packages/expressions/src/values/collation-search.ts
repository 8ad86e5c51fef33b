import { compareInvariant, isIgnorable } from './collation.ts';
import { charge } from './run.ts';
import { isAscii } from './text-case.ts';

/**
 * Finding a text in a text as .NET's invariant culture does it: characters that count for nothing are skipped, a letter
 * and its accent are one, and "é" is found however it is composed. Between texts of ordinary characters, where this is
 * the same as looking for the units, it is done so; else both are cut into collation segments, which are compared.
 */

/** Half-open range of UTF-16 units. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/**
 * Characters that never count for nothing, never combine with a neighbour and are equal to themselves alone: between
 * texts of them, the culture finds exactly what `indexOf` finds.
 */
const PLAIN =
  /^[\t-\r -~\u00a0-\u00ac\u00ae-\u024f\u0388-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}]*$/u;
const PLAIN_ASCII = /^[\t-\r -~]*$/;

interface Segment extends Match {
  readonly text: string;
}

/** A character with the marks behind it; what counts for nothing belongs to no segment, or stands inside one. */
function segments(text: string): Segment[] {
  charge(text.length >> 3);
  const out: Segment[] = [];
  let start = 0;
  let end = -1;
  let at = 0;
  for (const part of text) {
    const next = at + part.length;
    if (!isIgnorable(part)) {
      if (end < 0 || !/^\p{M}$/u.test(part)) {
        if (end >= 0) out.push({ start, end, text: text.slice(start, end) });
        start = at;
      }
      end = next;
    }
    at = next;
  }
  if (end >= 0) out.push({ start, end, text: text.slice(start, end) });
  return out;
}

function matchesAt(text: readonly Segment[], at: number, pattern: readonly Segment[], ignoreCase: boolean): boolean {
  for (let i = 0; i < pattern.length; i++) {
    const a = text[at + i]!.text;
    const b = pattern[i]!.text;
    if (a !== b && compareInvariant(a, b, ignoreCase) !== 0) {
      charge(i >> 2);
      return false;
    }
  }
  return true;
}

const spanOf = (text: readonly Segment[], at: number, count: number): Match => ({
  start: text[at]!.start,
  end: text[at + count - 1]!.end,
});

/** The texts in a form in which looking for units is right; null where there is none. */
function unitForms(text: string, pattern: string, ignoreCase: boolean): readonly [string, string] | null {
  if (!ignoreCase) return PLAIN.test(pattern) && PLAIN.test(text) ? [text, pattern] : null;
  return PLAIN_ASCII.test(pattern) && PLAIN_ASCII.test(text) ? [text.toLowerCase(), pattern.toLowerCase()] : null;
}

/** The first place; a pattern that counts for nothing is found at the start. */
export function findFirst(text: string, pattern: string, ignoreCase: boolean): Match | null {
  const units = unitForms(text, pattern, ignoreCase);
  if (units !== null) {
    const start = units[0].indexOf(units[1]);
    return start < 0 ? null : { start, end: start + pattern.length };
  }
  const p = segments(pattern);
  if (p.length === 0) return { start: 0, end: 0 };
  const t = segments(text);
  for (let i = 0; i + p.length <= t.length; i++) if (matchesAt(t, i, p, ignoreCase)) return spanOf(t, i, p.length);
  return null;
}

/** The last place; a pattern that counts for nothing is found at the end. */
export function findLast(text: string, pattern: string, ignoreCase: boolean): Match | null {
  const units = unitForms(text, pattern, ignoreCase);
  if (units !== null) {
    const start = units[0].lastIndexOf(units[1]);
    return start < 0 ? null : { start, end: start + pattern.length };
  }
  const p = segments(pattern);
  if (p.length === 0) return { start: text.length, end: text.length };
  const t = segments(text);
  for (let i = t.length - p.length; i >= 0; i--) if (matchesAt(t, i, p, ignoreCase)) return spanOf(t, i, p.length);
  return null;
}

/** Every place, left to right, without overlaps: what `Replace` under a culture replaces. */
export function findAll(text: string, pattern: string, ignoreCase: boolean): Match[] {
  const out: Match[] = [];
  const p = segments(pattern);
  if (p.length === 0) return out;
  const t = segments(text);
  for (let i = 0; i + p.length <= t.length;) {
    if (matchesAt(t, i, p, ignoreCase)) {
      out.push(spanOf(t, i, p.length));
      i += p.length;
    } else i++;
  }
  return out;
}

export function startsWithInvariant(text: string, prefix: string, ignoreCase: boolean): boolean {
  if (isAscii(prefix) && prefix.length <= text.length) {
    const units = unitForms(text.slice(0, prefix.length + 1), prefix, ignoreCase);
    if (units !== null) return units[0].startsWith(units[1]);
  }
  const p = segments(prefix);
  const t = segments(text);
  return p.length <= t.length && matchesAt(t, 0, p, ignoreCase);
}

export function endsWithInvariant(text: string, suffix: string, ignoreCase: boolean): boolean {
  const units = unitForms(text.slice(Math.max(0, text.length - suffix.length)), suffix, ignoreCase);
  if (units !== null) return units[0].endsWith(units[1]);
  const p = segments(suffix);
  const t = segments(text);
  return p.length <= t.length && matchesAt(t, t.length - p.length, p, ignoreCase);
}
