import { CLR } from './clr.ts';
import {
  dateFromDays,
  dayOfWeek,
  daysFromDate,
  daysInMonth,
  isLeapYear,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  TICKS_PER_MS,
  UNIX_EPOCH_MS,
  type CalendarDate,
} from './date-time-calendar.ts';
import { argument, argumentOutOfRange, ClrException } from './exception.ts';
import { ambient } from './run.ts';
import { spanOfMs, ticksOf, timeSpan, type TimeSpan } from './time-span.ts';

/** System.DateTimeKind. */
export type Kind = 0 | 1 | 2;
export const UNSPECIFIED = 0;
export const UTC = 1;
export const LOCAL = 2;

/**
 * System.DateTime: an immutable moment of the calendar, 0001-01-01 to 9999-12-31T23:59:59.9999999. Held as `ms` whole
 * milliseconds since 0001-01-01 and `sub`, 0 to 9999, the ticks of 100 ns above them, so that comparing and adding
 * cost no bigint. The local time zone is UTC: local and universal times differ only in `kind`.
 */
export class DateTime {
  readonly ms: number;
  readonly sub: number;
  readonly kind: Kind;

  /** Takes the numbers as they are: `dateTime` checks their range. */
  constructor(ms: number, sub: number, kind: Kind) {
    this.ms = ms;
    this.sub = sub;
    this.kind = kind;
  }

  get [CLR](): string {
    return 'System.DateTime';
  }

  /** Ticks since 0001-01-01, as `DateTime.Ticks`. */
  get ticks(): bigint {
    return ticksOf(this.ms, this.sub);
  }
}

/** 9999-12-31T23:59:59.999; with `sub` 9999 the last moment there is. */
export const MAX_MS = 315_537_897_599_999;
export const MIN_DATE_TIME = new DateTime(0, 0, UNSPECIFIED);
export const MAX_DATE_TIME = new DateTime(MAX_MS, 9999, UNSPECIFIED);
export const UNIX_EPOCH = new DateTime(UNIX_EPOCH_MS, 0, UTC);

const UNREPRESENTABLE = 'The added or subtracted value results in an un-representable DateTime.';
const outOfRange = (message: string): never => {
  throw new ClrException('System.ArgumentOutOfRangeException', message);
};

/** `ms` milliseconds and `sub` ticks, of any sign, after 0001-01-01; ArgumentOutOfRangeException outside the calendar. */
export function dateTime(ms: number, sub: number, kind: Kind, param = 'value'): DateTime {
  if (sub < 0 || sub >= TICKS_PER_MS) {
    const carry = Math.floor(sub / TICKS_PER_MS);
    ms += carry;
    sub -= carry * TICKS_PER_MS;
  }
  return ms >= 0 && ms <= MAX_MS ? new DateTime(ms, sub, kind) : argumentOutOfRange(param, UNREPRESENTABLE);
}

/** A DateTimeKind argument, checked. */
export const kindOf = (kind: number): Kind =>
  kind === 0 || kind === 1 || kind === 2 ? kind : argument('Invalid DateTimeKind value.', 'kind');

export const isTicks = (ticks: bigint): boolean => ticks >= 0n && ticks <= 3_155_378_975_999_999_999n;

export function dateTimeFromTicks(ticks: bigint, kind: Kind): DateTime {
  if (!isTicks(ticks))
    return argumentOutOfRange('ticks', 'Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.');
  return new DateTime(Number(ticks / 10_000n), Number(ticks % 10_000n), kind);
}

/** Days since 0001-01-01; ArgumentOutOfRangeException where there is no such date. */
export function checkedDays(year: number, month: number, day: number): number {
  if (!isDate(year, month, day))
    return outOfRange('Year, Month, and Day parameters describe an un-representable DateTime.');
  return daysFromDate(year, month, day);
}

export const isDate = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

export function checkedTimeOfDay(hour: number, minute: number, second: number): number {
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60))
    return outOfRange('Hour, Minute, and Second parameters describe an un-representable DateTime.');
  return hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND;
}

const BELOW_1000 = 'Valid values are between 0 and 999, inclusive.';

/** `new DateTime(year, month, day, hour, …)`, with .NET's checks in .NET's order. */
export function dateTimeFromParts(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
  microsecond = 0,
  kind: number = UNSPECIFIED,
): DateTime {
  const checkedKind = kindOf(kind);
  const days = checkedDays(year, month, day);
  const time = checkedTimeOfDay(hour, minute, second);
  if (millisecond < 0 || millisecond > 999) return argumentOutOfRange('millisecond', BELOW_1000);
  if (microsecond < 0 || microsecond > 999) return argumentOutOfRange('microsecond', BELOW_1000);
  return new DateTime(days * MS_PER_DAY + time + millisecond, microsecond * 10, checkedKind);
}

export const withKind = (a: DateTime, kind: Kind): DateTime => (a.kind === kind ? a : new DateTime(a.ms, a.sub, kind));

// ---- the clock

/** Now, of the evaluation's host. */
export function now(kind: Kind): DateTime {
  const unix = ambient().now();
  const whole = Math.floor(unix);
  return new DateTime(UNIX_EPOCH_MS + whole, Math.floor((unix - whole) * TICKS_PER_MS), kind);
}

/** Midnight today. */
export const today = (kind: Kind): DateTime => dateOf(now(kind));

// ---- comparison and arithmetic

export const compareDateTimes = (a: DateTime, b: DateTime): number =>
  a.ms < b.ms ? -1 : a.ms > b.ms ? 1 : a.sub < b.sub ? -1 : a.sub > b.sub ? 1 : 0;
export const equalDateTimes = (a: DateTime, b: DateTime): boolean => a.ms === b.ms && a.sub === b.sub;

export const addSpan = (a: DateTime, b: TimeSpan, param = 'value'): DateTime =>
  dateTime(a.ms + b.ms, a.sub + b.sub, a.kind, param);
export const subtractSpan = (a: DateTime, b: TimeSpan, param = 'value'): DateTime =>
  dateTime(a.ms - b.ms, a.sub - b.sub, a.kind, param);
export const difference = (a: DateTime, b: DateTime): TimeSpan => timeSpan(a.ms - b.ms, a.sub - b.sub);

/**
 * `AddDays` and its like: the whole units exactly, the rest in double arithmetic cut off to the tick, as .NET 7 and
 * later do it. `unit` is in ticks, so that microseconds are whole too.
 */
export function addUnits(a: DateTime, value: number, unitTicks: number): DateTime {
  if (!(Math.abs(value) <= MAX_TICKS_AS_DOUBLE / unitTicks))
    return argumentOutOfRange('value', 'Value to add was out of range.');
  if (unitTicks >= TICKS_PER_MS && Number.isInteger(value))
    return dateTime(a.ms + value * (unitTicks / TICKS_PER_MS), a.sub, a.kind);
  const whole = Math.trunc(value) || 0;
  const rest = Math.trunc((value - whole) * unitTicks) || 0;
  if (unitTicks >= TICKS_PER_MS) return dateTime(a.ms + whole * (unitTicks / TICKS_PER_MS), a.sub + rest, a.kind);
  // A microsecond is 10 ticks: split before multiplying, or the product leaves the safe integers.
  const wholeMs = Math.trunc(whole / 1000);
  return dateTime(a.ms + wholeMs, a.sub + (whole - wholeMs * 1000) * unitTicks + rest, a.kind);
}
/** `AddMinutes` and its like with a constant. */
export function adder(value: number, unitTicks: number): (a: DateTime) => DateTime {
  const ms = value * (unitTicks / TICKS_PER_MS);
  const plain = unitTicks >= TICKS_PER_MS && Number.isInteger(value) && Math.abs(ms) <= MAX_MS;
  if (!plain) return (a) => addUnits(a, value, unitTicks);
  return (a) => {
    const sum = a.ms + ms;
    return sum >= 0 && sum <= MAX_MS ? new DateTime(sum, a.sub, a.kind) : addUnits(a, value, unitTicks);
  };
}
const MAX_TICKS_AS_DOUBLE = MAX_MS * TICKS_PER_MS;

export function addTicks(a: DateTime, ticks: bigint): DateTime {
  return dateTime(a.ms + Number(ticks / 10_000n), a.sub + Number(ticks % 10_000n), a.kind);
}

export function addMonths(a: DateTime, months: number, param = 'months'): DateTime {
  if (months < -120_000 || months > 120_000)
    return argumentOutOfRange('months', 'Months value must be between +/-120000.');
  const { year, month, day } = dateParts(a);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  if (newYear < 1 || newYear > 9999) return argumentOutOfRange(param, UNREPRESENTABLE);
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return new DateTime(daysFromDate(newYear, newMonth, newDay) * MS_PER_DAY + (a.ms % MS_PER_DAY), a.sub, a.kind);
}

export function addYears(a: DateTime, years: number): DateTime {
  if (years < -10_000 || years > 10_000) return argumentOutOfRange('value', 'Years value must be between +/-10000.');
  return addMonths(a, years * 12, 'value');
}

// ---- components

const daysOf = (a: DateTime): number => Math.floor(a.ms / MS_PER_DAY);

export const dateParts = (a: DateTime): CalendarDate => dateFromDays(daysOf(a));
export const yearOf = (a: DateTime): number => dateParts(a).year;
export const monthOf = (a: DateTime): number => dateParts(a).month;
export const dayOf = (a: DateTime): number => dateParts(a).day;
export const hourOf = (a: DateTime): number => Math.floor(a.ms / MS_PER_HOUR) % 24;
export const minuteOf = (a: DateTime): number => Math.floor(a.ms / MS_PER_MINUTE) % 60;
export const secondOf = (a: DateTime): number => Math.floor(a.ms / MS_PER_SECOND) % 60;
export const millisecondOf = (a: DateTime): number => a.ms % 1000;
export const microsecondOf = (a: DateTime): number => (a.sub / 10) | 0;
export const nanosecondOf = (a: DateTime): number => (a.sub % 10) * 100;
export const dayOfWeekOf = (a: DateTime): number => dayOfWeek(daysOf(a));
export const dateOf = (a: DateTime): DateTime => new DateTime(a.ms - (a.ms % MS_PER_DAY), 0, a.kind);
export const timeOfDay = (a: DateTime): TimeSpan =>
  a.sub === 0 ? spanOfMs(a.ms % MS_PER_DAY) : timeSpan(a.ms % MS_PER_DAY, a.sub);

export function dayOfYear(a: DateTime): number {
  const days = daysOf(a);
  return days - daysFromDate(dateFromDays(days).year, 1, 1) + 1;
}

/** ArgumentOutOfRangeException of the kind that mentions the value, on a line of its own. */
export function outOfRangeValue(param: string, message: string, value: number | bigint): never {
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `${message} (Parameter '${param}')\nActual value was ${value}.`,
    null,
    { ParamName: param, ActualValue: value },
  );
}

const checkedYear = (year: number): number =>
  year >= 1 && year <= 9999 ? year : argumentOutOfRange('year', 'Year must be between 1 and 9999.');

/** `DateTime.IsLeapYear`, `DateTime.DaysInMonth`, with their range checks. */
export const isLeapYearChecked = (year: number): boolean => isLeapYear(checkedYear(year));
export function daysInMonthChecked(year: number, month: number): number {
  if (month < 1 || month > 12) return outOfRangeValue('month', 'Month must be between one and twelve.', month);
  return daysInMonth(checkedYear(year), month);
}
