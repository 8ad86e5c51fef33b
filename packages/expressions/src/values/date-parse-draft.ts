import {
  dayOfWeek,
  daysFromDate,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
} from './date-time-calendar.ts';
import { DateTime, dateParts, isDate, LOCAL, MAX_MS, now, UNSPECIFIED, UTC, type Kind } from './date-time.ts';
import { DateTimeOffset } from './date-time-offset.ts';
import { argument } from './exception.ts';

/**
 * What Parse and ParseExact share: the fields read so far, the completion of missing ones, the checks, and the
 * adjustment to the time zone that DateTimeStyles ask for (the local zone is UTC). A failure is its .NET message, a
 * string, so that TryParse costs no exception.
 */

/** System.Globalization.DateTimeStyles, the ones that are looked at. */
export const STYLE = {
  leadingWhite: 1,
  trailingWhite: 2,
  innerWhite: 4,
  noCurrentDateDefault: 8,
  adjustToUniversal: 16,
  assumeLocal: 32,
  assumeUniversal: 64,
  roundtripKind: 128,
} as const;

/** -1 stands for "not in the text". */
export class Draft {
  readonly text: string;
  readonly styles: number;
  /** A DateTimeOffset is wanted: the offset is kept, not applied. */
  readonly keepsOffset: boolean;
  year = -1;
  month = -1;
  day = -1;
  hour = -1;
  minute = -1;
  second = -1;
  /** Of the second. */
  fraction = -1;
  weekday = -1;
  /** The year is not in the text but was taken from the clock to check a day against it. */
  yearFromClock = false;
  hasZone = false;
  /** The zone was written as `Z` or `GMT`. */
  isUtc = false;
  zoneMinutes = 0;

  constructor(text: string, styles: number, keepsOffset: boolean) {
    this.text = text;
    this.styles = styles;
    this.keepsOffset = keepsOffset;
  }
}

/** The time of day is the clock's, `ms` and `sub` as in DateTime. */
export interface Parsed {
  readonly ms: number;
  readonly sub: number;
  readonly kind: Kind;
  readonly offsetMinutes: number;
}

export const toDateTime = (p: Parsed): DateTime => new DateTime(p.ms, p.sub, p.kind);
export const toDateTimeOffset = (p: Parsed): DateTimeOffset =>
  new DateTimeOffset(p.ms - p.offsetMinutes * MS_PER_MINUTE, p.sub, p.offsetMinutes);

export const notRecognized = (text: string): string => `String '${text}' was not recognized as a valid DateTime.`;

/** Two-digit years lie between 1950 and 2049. */
export const fourDigitYear = (year: number): number => (year < 50 ? year + 2000 : year < 100 ? year + 1900 : year);

/** `Math.Round` of .NET to whole ticks. */
export function ticksOfFraction(fraction: number): number {
  const ticks = fraction * 10_000_000;
  const down = Math.floor(ticks);
  const rest = ticks - down;
  return rest < 0.5 || (rest === 0.5 && down % 2 === 0) ? down : down + 1;
}

/** The clock as the missing parts are taken from it: at the text's own offset, where that is kept. */
export function clockNow(d: Draft): DateTime {
  const utc = now(UTC);
  return d.keepsOffset && d.hasZone ? new DateTime(utc.ms + d.zoneMinutes * MS_PER_MINUTE, utc.sub, UTC) : utc;
}

/** Completes what is missing, checks the whole, applies the zone. */
export function finish(d: Draft): Parsed | string {
  if (d.keepsOffset && d.hasZone && (d.month !== -1 || d.day !== -1) && (d.year === -1 || d.yearFromClock))
    return `There must be at least a partial date with a year present in the input string '${d.text}'.`;
  completeDate(d);
  const hour = Math.max(d.hour, 0);
  const minute = Math.max(d.minute, 0);
  const second = Math.max(d.second, 0);
  if (!isDate(d.year, d.month, d.day) || hour > 23 || minute > 59 || second > 59)
    return `The DateTime represented by the string '${d.text}' is not supported in calendar 'System.Globalization.GregorianCalendar'.`;
  const days = daysFromDate(d.year, d.month, d.day);
  let ms = days * MS_PER_DAY + hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND;
  let sub = 0;
  if (d.fraction > 0) {
    const ticks = ticksOfFraction(d.fraction);
    ms += Math.floor(ticks / 10_000);
    sub = ticks % 10_000;
    if (ms > MAX_MS) return notRecognized(d.text);
  }
  if (d.weekday !== -1 && d.weekday !== dayOfWeek(Math.floor(ms / MS_PER_DAY)))
    return `String '${d.text}' was not recognized as a valid DateTime because the day of week was incorrect.`;
  return d.keepsOffset ? withOffset(d, ms, sub) : inZone(d, ms, sub);
}

function completeDate(d: Draft): void {
  if (d.year !== -1 && d.month !== -1 && d.day !== -1) return;
  const nothing = d.year === -1 && d.month === -1 && d.day === -1;
  if (nothing && (d.styles & STYLE.noCurrentDateDefault) !== 0) {
    d.year = d.month = d.day = 1;
    return;
  }
  if (d.year === -1) {
    const today = dateParts(clockNow(d));
    d.year = today.year;
    if (nothing) {
      d.month = today.month;
      d.day = today.day;
    }
  }
  if (d.month === -1) d.month = 1;
  if (d.day === -1) d.day = 1;
}

const beyond14Hours = (d: Draft): string | null =>
  Math.abs(d.zoneMinutes) > 840
    ? `The time zone offset of string '${d.text}' must be within plus or minus 14 hours.`
    : null;

function withOffset(d: Draft, ms: number, sub: number): Parsed | string {
  const minutes = d.hasZone ? d.zoneMinutes : 0;
  const utc = ms - minutes * MS_PER_MINUTE;
  if (utc < 0 || utc > MAX_MS)
    return `The UTC representation of the date '${d.text}' falls outside the year range 1-9999.`;
  const refused = beyond14Hours(d);
  if (refused !== null) return refused;
  return (d.styles & STYLE.adjustToUniversal) !== 0
    ? { ms: utc, sub, kind: UNSPECIFIED, offsetMinutes: 0 }
    : { ms, sub, kind: UNSPECIFIED, offsetMinutes: minutes };
}

function inZone(d: Draft, ms: number, sub: number): Parsed | string {
  const { styles } = d;
  const refused = beyond14Hours(d);
  if (refused !== null) return refused;
  const adjusts = (styles & STYLE.adjustToUniversal) !== 0;
  const done = (kind: Kind, at = ms): Parsed => ({ ms: at, sub, kind, offsetMinutes: 0 });
  if (!d.hasZone) {
    if ((styles & (STYLE.assumeLocal | STYLE.assumeUniversal)) === 0) return done(UNSPECIFIED);
    return done(adjusts ? UTC : LOCAL);
  }
  if ((styles & STYLE.roundtripKind) !== 0 && d.isUtc) return done(UTC);
  let utc = ms - d.zoneMinutes * MS_PER_MINUTE;
  // A time without a date, which stands on the first day, wraps round.
  if (utc < 0 && (adjusts || ms < MS_PER_DAY)) utc += MS_PER_DAY;
  if (utc < 0 || utc > MAX_MS) return `The DateTime represented by the string '${d.text}' is out of range.`;
  return done(adjusts ? UTC : LOCAL, utc);
}

const DEFINED_STYLES = 0xff;

/** The DateTimeStyles argument of Parse and ParseExact; ArgumentException where flags are unknown or contradict each other. */
export function checkStyles(styles: number, param: string, keepsOffset: boolean): number {
  if ((styles & ~DEFINED_STYLES) !== 0) return argument('An undefined DateTimeStyles value is being used.', param);
  if ((styles & STYLE.assumeLocal) !== 0 && (styles & STYLE.assumeUniversal) !== 0)
    return argument('The DateTimeStyles values AssumeLocal and AssumeUniversal cannot be used together.', param);
  if (keepsOffset) {
    if ((styles & STYLE.noCurrentDateDefault) !== 0)
      return argument(
        "The DateTimeStyles value 'NoCurrentDateDefault' is not allowed when parsing DateTimeOffset.",
        param,
      );
    // The kind of a DateTimeOffset is never asked for, and local time is what is assumed anyway.
    return styles & ~(STYLE.roundtripKind | STYLE.assumeLocal);
  }
  const others = STYLE.assumeLocal | STYLE.assumeUniversal | STYLE.adjustToUniversal;
  if ((styles & STYLE.roundtripKind) !== 0 && (styles & others) !== 0) {
    return argument(
      'The DateTimeStyles value RoundtripKind cannot be used with the values AssumeLocal, AssumeUniversal or AdjustToUniversal.',
      param,
    );
  }
  return styles;
}
