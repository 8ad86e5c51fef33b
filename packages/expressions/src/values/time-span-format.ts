import type { DateFormat } from './culture-format.ts';
import { INVARIANT_DATES } from './culture.ts';
import { BAD_FORMAT, fractionDigits, LONG, MOST_PER_LETTER, quotedText, run } from './date-format.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from './date-time-calendar.ts';
import { format as formatError } from './exception.ts';
import { chargeString } from './run.ts';
import type { TimeSpan } from './time-span.ts';

/**
 * TimeSpan as text: `c` (also `t`, `T`), `g` and `G`, whose point is the culture's, and custom formats, which show the
 * absolute value. A format that .NET refuses throws FormatException.
 */

interface Parts {
  readonly negative: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Seven digits. */
  readonly fraction: string;
}

/** The absolute value in parts; `ms` and `sub` of a negative value are turned round, which MinValue survives too. */
function partsOf(a: TimeSpan): Parts {
  const negative = a.ms < 0;
  const borrow = negative && a.sub > 0;
  const sub = borrow ? 10_000 - a.sub : a.sub;
  const ms = negative ? -a.ms - (borrow ? 1 : 0) : a.ms;
  return {
    negative,
    days: Math.floor(ms / MS_PER_DAY),
    hours: Math.floor(ms / MS_PER_HOUR) % 24,
    minutes: Math.floor(ms / MS_PER_MINUTE) % 60,
    seconds: Math.floor(ms / MS_PER_SECOND) % 60,
    fraction: fractionDigits({ ms, sub }),
  };
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** `ToString()`: `[-][d.]hh:mm:ss[.fffffff]`. */
export function timeSpanText(a: TimeSpan): string {
  const p = partsOf(a);
  const days = p.days > 0 ? `${p.days}.` : '';
  const fraction = p.fraction === '0000000' ? '' : `.${p.fraction}`;
  return `${p.negative ? '-' : ''}${days}${two(p.hours)}:${two(p.minutes)}:${two(p.seconds)}${fraction}`;
}

export function formatTimeSpan(a: TimeSpan, format: string | null, dates: DateFormat = INVARIANT_DATES): string {
  if (format === null || format === '') return timeSpanText(a);
  if (format.length > 1) return custom(partsOf(a), format);
  switch (format) {
    case 'c':
    case 't':
    case 'T':
      return timeSpanText(a);
    case 'g': {
      const p = partsOf(a);
      const fraction = p.fraction.replace(/0+$/, '');
      const time = `${p.hours}:${two(p.minutes)}:${two(p.seconds)}${fraction === '' ? '' : dates.numberDecimalSeparator + fraction}`;
      return `${p.negative ? '-' : ''}${p.days > 0 ? `${p.days}:` : ''}${time}`;
    }
    case 'G': {
      const p = partsOf(a);
      return `${p.negative ? '-' : ''}${p.days}:${two(p.hours)}:${two(p.minutes)}:${two(p.seconds)}${dates.numberDecimalSeparator}${p.fraction}`;
    }
    default:
      return formatError(BAD_FORMAT);
  }
}

function custom(p: Parts, pattern: string): string {
  if (pattern.length > LONG) chargeString(pattern.length * MOST_PER_LETTER);
  let out = '';
  let i = 0;
  while (i < pattern.length) {
    const c = pattern[i]!;
    let length = 1;
    switch (c) {
      case 'h':
      case 'm':
      case 's': {
        length = repeats(pattern, i, 2);
        const n = c === 'h' ? p.hours : c === 'm' ? p.minutes : p.seconds;
        out += length === 1 ? String(n) : two(n);
        break;
      }
      case 'd':
        length = repeats(pattern, i, 8);
        out += String(p.days).padStart(length, '0');
        break;
      case 'f':
        length = repeats(pattern, i, 7);
        out += p.fraction.slice(0, length);
        break;
      case 'F':
        length = repeats(pattern, i, 7);
        out += p.fraction.slice(0, length).replace(/0+$/, '');
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
        out += custom(p, next);
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
        // Unlike a date's, a duration's format takes no letter, sign or space for itself without a quote or backslash.
        return formatError(BAD_FORMAT);
    }
    i += length;
  }
  return out;
}

function repeats(pattern: string, i: number, most: number): number {
  const length = run(pattern, i);
  return length <= most ? length : formatError(BAD_FORMAT);
}
