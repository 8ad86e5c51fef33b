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
 * Date and time formats of the invariant culture, standard (`o`) and custom (`yyyy-MM-dd`), for DateTime and
 * DateTimeOffset. A format that .NET refuses throws FormatException with its message.
 */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export const ERA = 'A.D.';

const LONG_DATE = 'dddd, dd MMMM yyyy';
const SHORT_DATE = 'MM/dd/yyyy';

/** What each standard format letter stands for. */
export const STANDARD_PATTERNS: ReadonlyMap<string, string> = new Map([
  ['d', SHORT_DATE],
  ['D', LONG_DATE],
  ['f', `${LONG_DATE} HH:mm`],
  ['F', `${LONG_DATE} HH:mm:ss`],
  ['g', `${SHORT_DATE} HH:mm`],
  ['G', `${SHORT_DATE} HH:mm:ss`],
  ['m', 'MMMM dd'],
  ['M', 'MMMM dd'],
  ['o', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['O', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['r', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['R', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['s', "yyyy'-'MM'-'dd'T'HH':'mm':'ss"],
  ['t', 'HH:mm'],
  ['T', 'HH:mm:ss'],
  ['u', "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"],
  ['U', `${LONG_DATE} HH:mm:ss`],
  ['y', 'yyyy MMMM'],
  ['Y', 'yyyy MMMM'],
]);

export const BAD_FORMAT = 'Input string was not in a correct format.';

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
export const fourDigits = (n: number): string => (n < 1000 ? String(n).padStart(4, '0') : String(n));

/** `ToString()`: `05/07/2020 16:05:09`. */
export function dateTimeText(a: DateTime): string {
  const { year, month, day } = dateParts(a);
  return `${two(month)}/${two(day)}/${fourDigits(year)} ${two(hourOf(a))}:${two(minuteOf(a))}:${two(secondOf(a))}`;
}

export function formatDateTime(a: DateTime, format: string | null): string {
  if (format === null || format === '') return dateTimeText(a);
  if (format.length > 1) return custom(a, null, format);
  const pattern = STANDARD_PATTERNS.get(format) ?? formatError(BAD_FORMAT);
  return custom(a, null, pattern);
}

/** `ToString()`: `05/07/2020 16:05:09 +03:00`. */
export const dateTimeOffsetText = (a: DateTimeOffset): string =>
  `${dateTimeText(clockOf(a))} ${offsetText(a.offsetMinutes, 3)}`;

export function formatDateTimeOffset(a: DateTimeOffset, format: string | null): string {
  if (format === null || format === '') return dateTimeOffsetText(a);
  if (format.length > 1) return custom(clockOf(a), a.offsetMinutes, format);
  if (format === 'U') return formatError(BAD_FORMAT);
  const pattern = STANDARD_PATTERNS.get(format) ?? formatError(BAD_FORMAT);
  // These two promise universal time.
  const universal = format === 'r' || format === 'R' || format === 'u';
  return custom(universal ? momentOf(a, UNSPECIFIED) : clockOf(a), a.offsetMinutes, pattern);
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
function custom(a: DateTime, offset: number | null, pattern: string): string {
  if (pattern.length > LONG) chargeString(pattern.length * MOST_PER_LETTER);
  const { year, month, day } = dateParts(a);
  let out = '';
  let i = 0;
  while (i < pattern.length) {
    const c = pattern[i]!;
    let length = 1;
    switch (c) {
      case 'g':
        length = run(pattern, i);
        out += ERA;
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
        out += (hourOf(a) < 12 ? 'AM' : 'PM').slice(0, length);
        break;
      case 'd':
        length = run(pattern, i);
        out += length === 1 ? String(day) : length === 2 ? two(day) : abbreviated(DAYS[dayOfWeekOf(a)]!, length);
        break;
      case 'M':
        length = run(pattern, i);
        out += length === 1 ? String(month) : length === 2 ? two(month) : abbreviated(MONTHS[month - 1]!, length);
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
        out += custom(a, offset, next);
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
      default:
        out += c;
    }
    i += length;
  }
  return out;
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

const abbreviated = (name: string, length: number): string => (length === 3 ? name.slice(0, 3) : name);

/** `F`: no trailing zeros, and no decimal point before nothing. */
function withOptionalFraction(out: string, digits: string): string {
  const kept = digits.replace(/0+$/, '');
  return kept === '' && out.endsWith('.') ? out.slice(0, -1) : out + kept;
}

const SHORT_DATES = [SHORT_DATE, 'yyyy-MM-dd'];
const SHORT_TIMES = ['HH:mm', 'hh:mm tt', 'H:mm', 'h:mm tt'];
const LONG_TIMES = ['HH:mm:ss'];
const pairs = (dates: readonly string[], times: readonly string[]): readonly string[] =>
  dates.flatMap((d) => times.map((t) => `${d} ${t}`));

/** Letters in the order of `GetDateTimeFormats()`, with every pattern the invariant culture has for them. */
const ALL_PATTERNS: ReadonlyMap<string, readonly string[]> = new Map([
  ['d', SHORT_DATES],
  ['D', [LONG_DATE]],
  ['f', pairs([LONG_DATE], SHORT_TIMES)],
  ['F', pairs([LONG_DATE], LONG_TIMES)],
  ['g', pairs(SHORT_DATES, SHORT_TIMES)],
  ['G', pairs(SHORT_DATES, LONG_TIMES)],
  ...['m', 'M', 'o', 'O', 'r', 'R', 's'].map((c): [string, string[]] => [c, [STANDARD_PATTERNS.get(c)!]]),
  ['t', SHORT_TIMES],
  ['T', LONG_TIMES],
  ['u', [STANDARD_PATTERNS.get('u')!]],
  ['U', pairs([LONG_DATE], LONG_TIMES)],
  ...['y', 'Y'].map((c): [string, string[]] => [c, [STANDARD_PATTERNS.get(c)!]]),
]);

/** `GetDateTimeFormats`: of one letter, or of all. */
export function allFormats(a: DateTime, letter: string | null): string[] {
  const letters = letter === null ? [...ALL_PATTERNS.keys()] : [letter];
  return letters.flatMap((c) => (ALL_PATTERNS.get(c) ?? formatError(BAD_FORMAT)).map((p) => custom(a, null, p)));
}
