/**
 * The Gregorian calendar, extended to the year 1 as .NET does: days are counted from 0001-01-01 (day 0), years run
 * from 1 to 9999. Arguments are taken as valid; the callers own the range checks and their messages.
 */
export const MS_PER_SECOND = 1000;
export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;
/** 100-nanosecond ticks in a millisecond. */
export const TICKS_PER_MS = 10_000;
/** Days from 0001-01-01 to 1970-01-01. */
export const UNIX_EPOCH_DAYS = 719_162;
export const UNIX_EPOCH_MS = UNIX_EPOCH_DAYS * MS_PER_DAY;

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** From 0000-03-01, where a computed year starts so that the leap day is its last, to 0001-01-01. */
const DAYS_BEFORE_ERA = 306;
const DAYS_PER_400_YEARS = 146_097;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);

export function daysFromDate(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + day - 1;
  const dayOfEra = yearOfEra * 365 + (yearOfEra >> 2) - ((yearOfEra / 100) | 0) + dayOfYear;
  return era * DAYS_PER_400_YEARS + dayOfEra - DAYS_BEFORE_ERA;
}

export function dateFromDays(days: number): CalendarDate {
  const z = days + DAYS_BEFORE_ERA;
  const era = Math.floor(z / DAYS_PER_400_YEARS);
  const dayOfEra = z - era * DAYS_PER_400_YEARS;
  const yearOfEra =
    ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36_524) | 0) - ((dayOfEra / 146_096) | 0)) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  const marchMonth = ((5 * dayOfYear + 2) / 153) | 0;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - (((153 * marchMonth + 2) / 5) | 0) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 0 Sunday to 6 Saturday; 0001-01-01 was a Monday. */
export const dayOfWeek = (days: number): number => (days + 1) % 7;
