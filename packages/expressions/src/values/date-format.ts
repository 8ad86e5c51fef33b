import { LONGEST_SYMBOL, type DateFormat } from './culture-format.ts';
import { INVARIANT_DATES } from './culture.ts';
import { allPatterns, LETTERS, namesFor, standardPattern } from './date-pattern.ts';
import type { DateTime } from './date-time.ts';
import {
  dateParts,
  dayOfWeekOf,
  hourOf,
  LOCAL,
  millisecondOf,
  minuteOf,
  secondOf,
  UNSPECIFIED,
  UTC,
} from './date-time.ts';
import { clockOf, momentOf, type DateTimeOffset } from './date-time-offset.ts';
import { format as formatError } from './exception.ts';
import { chargeString } from './run.ts';

/**
 * Date and time formats, standard (`o`) and custom (`yyyy-MM-dd`), for DateTime and DateTimeOffset, with the patterns and
 * names of `dates`. A format that .NET refuses throws FormatException with its message.
 */
export const BAD_FORMAT = 'Input string was not in a correct format.';

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
export const fourDigits = (n: number): string => (n < 1000 ? String(n).padStart(4, '0') : String(n));

/** `ToString()`: `05/07/2020 16:05:09`. */
export function dateTimeText(a: DateTime): string {
  const { year, month, day } = dateParts(a);
  return `${two(month)}/${two(day)}/${fourDigits(year)} ${two(hourOf(a))}:${two(minuteOf(a))}:${two(secondOf(a))}`;
}

export function formatDateTime(a: DateTime, format: string | null, dates: DateFormat = INVARIANT_DATES): string {
  if (format === null || format === '')
    return dates === INVARIANT_DATES ? dateTimeText(a) : formatDateTime(a, 'G', dates);
  if (format.length > 1) return custom(a, null, format, dates);
  const pattern = standardPattern(format, dates) ?? formatError(BAD_FORMAT);
  return custom(a, null, pattern, namesFor(format, dates));
}

/** `ToString()`: `05/07/2020 16:05:09 +03:00`. */
export const dateTimeOffsetText = (a: DateTimeOffset): string =>
  `${dateTimeText(clockOf(a))} ${offsetText(a.offsetMinutes, 3)}`;

export function formatDateTimeOffset(
  a: DateTimeOffset,
  format: string | null,
  dates: DateFormat = INVARIANT_DATES,
): string {
  if (format === null || format === '')
    return dates === INVARIANT_DATES
      ? dateTimeOffsetText(a)
      : `${formatDateTime(clockOf(a), 'G', dates)} ${offsetText(a.offsetMinutes, 3)}`;
  if (format.length > 1) return custom(clockOf(a), a.offsetMinutes, format, dates);
  if (format === 'U') return formatError(BAD_FORMAT);
  const pattern = standardPattern(format, dates) ?? formatError(BAD_FORMAT);
  // These two promise universal time.
  const universal = format === 'r' || format === 'R' || format === 'u';
  return custom(universal ? momentOf(a, UNSPECIFIED) : clockOf(a), a.offsetMinutes, pattern, namesFor(format, dates));
}

/** `z`, `zz` or `zzz`. */
export function offsetText(minutes: number, length: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  const hours = Math.floor(size / 60);
  if (length <= 1) return sign + String(hours);
  return length === 2 ? sign + two(hours) : `${sign}${two(hours)}:${two(size % 60)}`;
}

const zoneText = (kind: number, offset: number | null): string =>
  offset !== null ? offsetText(offset, 3) : kind === UTC ? 'Z' : kind === LOCAL ? '+00:00' : '';

/** Fraction of the second in seven digits. */
export const fractionDigits = (a: { readonly ms: number; readonly sub: number }): string =>
  String((((a.ms % 1000) + 1000) % 1000) * 10_000 + a.sub).padStart(7, '0');

/** Patterns longer than this are paid for; a letter gives at most so many characters. */
export const LONG = 256;
export const MOST_PER_LETTER = 6;

/** `a` is the clock time; `offset` in minutes, null for a DateTime. */
function custom(a: DateTime, offset: number | null, pattern: string, dates: DateFormat): string {
  if (pattern.length > LONG)
    chargeString(pattern.length * (dates === INVARIANT_DATES ? MOST_PER_LETTER : LONGEST_SYMBOL));
  const { year, month, day } = dateParts(a);
  let out = '';
  let i = 0;
  while (i < pattern.length) {
    const c = pattern[i]!;
    let length = 1;
    switch (c) {
      case 'g':
        length = run(pattern, i);
        out += dates.eraName;
        break;
      case 'h':
      case 'H':
      case 'm':
      case 's': {
        length = run(pattern, i);
        const hour = hourOf(a);
        const n = c === 'H' ? hour : c === 'h' ? hour % 12 || 12 : c === 'm' ? minuteOf(a) : secondOf(a);
        out += length === 1 ? String(n) : two(n);
        break;
      }
      case 'f':
      case 'F': {
        length = run(pattern, i);
        if (length > 7) return formatError(BAD_FORMAT);
        const digits = (a.sub === 0 && millisecondOf(a) === 0 ? '0000000' : fractionDigits(a)).slice(0, length);
        out = c === 'f' ? out + digits : withOptionalFraction(out, digits);
        break;
      }
      case 't':
        length = run(pattern, i);
        out += (hourOf(a) < 12 ? dates.amDesignator : dates.pmDesignator).slice(0, length === 1 ? 1 : undefined);
        break;
      case 'd':
        length = run(pattern, i);
        out += length === 1 ? String(day) : length === 2 ? two(day) : dayNames(dates, length)[dayOfWeekOf(a)]!;
        break;
      case 'M':
        length = run(pattern, i);
        if (length === 1) out += String(month);
        else if (length === 2) out += two(month);
        else out += monthNames(dates, length, standsByDay(pattern, i, length))[month - 1]!;
        break;
      case 'y':
        length = run(pattern, i);
        out += length === 1 ? String(year % 100) : length === 2 ? two(year % 100) : String(year).padStart(length, '0');
        break;
      case 'z':
        length = run(pattern, i);
        out += offsetText(offset ?? 0, length);
        break;
      case 'K':
        out += zoneText(a.kind, offset);
        break;
      case "'":
      case '"': {
        const quoted = quotedText(pattern, i);
        out += quoted.text;
        length = quoted.length;
        break;
      }
      case '%': {
        const next = pattern[i + 1];
        if (next === undefined || next === '%') return formatError(BAD_FORMAT);
        out += custom(a, offset, next, dates);
        length = 2;
        break;
      }
      case '\\': {
        const next = pattern[i + 1];
        if (next === undefined) return formatError(BAD_FORMAT);
        out += next;
        length = 2;
        break;
      }
      case '/':
        out += dates.dateSeparator;
        break;
      case ':':
        out += dates.timeSeparator;
        break;
      default:
        out += c;
    }
    i += length;
  }
  return out;
}

/** `ddd` and longer. */
const dayNames = (dates: DateFormat, length: number): readonly string[] =>
  length === 3 ? dates.abbreviatedDayNames : dates.dayNames;

/** `MMM` and longer. */
function monthNames(dates: DateFormat, length: number, byDay: boolean): readonly string[] {
  if (length === 3) return byDay ? dates.abbreviatedMonthGenitiveNames : dates.abbreviatedMonthNames;
  return byDay ? dates.monthGenitiveNames : dates.monthNames;
}

/** Whether the pattern has a day in numbers, `d` or `dd`: the nearest run of `d` before the month, or after it. */
function standsByDay(pattern: string, at: number, length: number): boolean {
  const before = pattern.lastIndexOf('d', at - 1);
  if (at > 0 && before >= 0) {
    let start = before;
    while (start > 0 && pattern[start - 1] === 'd') start--;
    if (before - start < 2) return true;
  }
  const after = pattern.indexOf('d', at + length);
  return after >= 0 && run(pattern, after) <= 2;
}

/** How often the letter at `i` is repeated. */
export function run(pattern: string, i: number): number {
  let end = i + 1;
  while (end < pattern.length && pattern[end] === pattern[i]) end++;
  return end - i;
}

/** The text between the quote at `i` and its match, and the length of both with their quotes. */
export function quotedText(pattern: string, i: number): { readonly text: string; readonly length: number } {
  const quote = pattern[i]!;
  let text = '';
  for (let at = i + 1; at < pattern.length; at++) {
    const c = pattern[at]!;
    if (c === quote) return { text, length: at + 1 - i };
    if (c === '\\') {
      at++;
      if (at >= pattern.length) return formatError(BAD_FORMAT);
    }
    text += pattern[at]!;
  }
  return formatError(`Cannot find a matching quote character for the character '${quote}'.`);
}

/** `F`: no trailing zeros, and no decimal point before nothing. */
function withOptionalFraction(out: string, digits: string): string {
  const kept = digits.replace(/0+$/, '');
  return kept === '' && out.endsWith('.') ? out.slice(0, -1) : out + kept;
}

/** `GetDateTimeFormats`: of one letter, or of all. */
export function allFormats(a: DateTime, letter: string | null, dates: DateFormat): string[] {
  if (letter !== null) {
    const patterns = allPatterns(dates, letter) ?? formatError(BAD_FORMAT);
    return patterns.map((pattern) => custom(a, null, pattern, namesFor(letter, dates)));
  }
  return LETTERS.flatMap((each) => allFormats(a, each, dates));
}
