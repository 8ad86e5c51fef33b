import { CLR } from './clr.ts';
import { dayOfWeek, daysFromDate, daysInMonth, MS_PER_DAY } from './date-time-calendar.ts';
import { dateParts, equalDateTimes, UNSPECIFIED, type DateTime } from './date-time.ts';
import { argument, argumentOutOfRange, ClrException, clrThrow } from './exception.ts';
import { timeSpanText } from './time-span-format.ts';
import type { Period, ZoneRules } from './time-zone-rules.ts';
import { equalSpans, type TimeSpan } from './time-span.ts';

/** Zones that a policy makes itself: TimeZoneInfo.TransitionTime, TimeZoneInfo.AdjustmentRule, and the clocks they give. */
export class TransitionTime {
  /** On 0001-01-01. */
  readonly timeOfDay: DateTime;
  readonly month: number;
  /** 1 to 5, 5 the last; of a floating rule. */
  readonly week: number;
  readonly day: number;
  readonly weekday: number;
  readonly isFixed: boolean;

  constructor(timeOfDay: DateTime, month: number, week: number, day: number, weekday: number, isFixed: boolean) {
    this.timeOfDay = timeOfDay;
    this.month = month;
    this.week = week;
    this.day = day;
    this.weekday = weekday;
    this.isFixed = isFixed;
  }

  get [CLR](): string {
    return 'System.TimeZoneInfo+TransitionTime';
  }

  get key(): string {
    const { month, week, day, weekday, isFixed } = this;
    return `${this.timeOfDay.ms}/${isFixed ? `${month}-${day}` : `${month}.${week}.${weekday}`}`;
  }
}

const checkedTime = (time: DateTime): DateTime => {
  if (time.kind !== UNSPECIFIED)
    return argument('The supplied DateTime must have the Kind property set to DateTimeKind.Unspecified.', 'timeOfDay');
  if (time.ms >= MS_PER_DAY || time.sub !== 0)
    return argument(
      'The supplied DateTime must have the Year, Month, and Day properties set to 1.  The time cannot be specified more precisely than whole milliseconds.',
      'timeOfDay',
    );
  return time;
};
const checkedMonth = (month: number): number =>
  month >= 1 && month <= 12
    ? month
    : argumentOutOfRange('month', 'The Month parameter must be in the range 1 through 12.');

export function fixedTransition(timeOfDay: DateTime, month: number, day: number): TransitionTime {
  const time = checkedTime(timeOfDay);
  checkedMonth(month);
  if (day < 1 || day > 31) return argumentOutOfRange('day', 'The Day parameter must be in the range 1 through 31.');
  return new TransitionTime(time, month, 1, day, 0, true);
}

export function floatingTransition(timeOfDay: DateTime, month: number, week: number, weekday: number): TransitionTime {
  const time = checkedTime(timeOfDay);
  checkedMonth(month);
  if (week < 1 || week > 5) return argumentOutOfRange('week', 'The Week parameter must be in the range 1 through 5.');
  if (weekday < 0 || weekday > 6)
    return argumentOutOfRange('dayOfWeek', 'The DayOfWeek enumeration must be in the range 0 through 6.');
  return new TransitionTime(time, month, week, 1, weekday, false);
}

/** The clock time of the transition in a year. */
function transitionIn(t: TransitionTime, year: number): number {
  let day = Math.min(t.day, daysInMonth(year, t.month));
  if (!t.isFixed) {
    const first = dayOfWeek(daysFromDate(year, t.month, 1));
    day = 1 + ((t.weekday - first + 7) % 7) + (t.week - 1) * 7;
    while (day > daysInMonth(year, t.month)) day -= 7;
  }
  return daysFromDate(year, t.month, day) * MS_PER_DAY + t.timeOfDay.ms;
}

export class AdjustmentRule {
  readonly dateStart: DateTime;
  readonly dateEnd: DateTime;
  readonly delta: TimeSpan;
  readonly start: TransitionTime;
  readonly end: TransitionTime;

  constructor(dateStart: DateTime, dateEnd: DateTime, delta: TimeSpan, start: TransitionTime, end: TransitionTime) {
    this.dateStart = dateStart;
    this.dateEnd = dateEnd;
    this.delta = delta;
    this.start = start;
    this.end = end;
  }

  get [CLR](): string {
    return 'System.TimeZoneInfo+AdjustmentRule';
  }
}

export function adjustmentRule(
  dateStart: DateTime,
  dateEnd: DateTime,
  delta: TimeSpan,
  start: TransitionTime,
  end: TransitionTime,
): AdjustmentRule {
  if (start.key === end.key)
    return argument(
      'The DaylightTransitionStart property must not equal the DaylightTransitionEnd property.',
      'daylightTransitionEnd',
    );
  if (dateStart.ms > dateEnd.ms)
    return argument('The DateStart property must come before the DateEnd property.', 'dateStart');
  if (dateStart.ms % MS_PER_DAY !== 0)
    return argument('The supplied DateTime includes a TimeOfDay setting.   This is not supported.', 'dateStart');
  if (dateEnd.ms % MS_PER_DAY !== 0)
    return argument('The supplied DateTime includes a TimeOfDay setting.   This is not supported.', 'dateEnd');
  if (Math.abs(delta.ms) > 14 * 3_600_000) {
    const text = timeSpanText(delta);
    throw new ClrException(
      'System.ArgumentOutOfRangeException',
      `The TimeSpan parameter must be within plus or minus 14.0 hours. (Parameter 'daylightDelta')\nActual value was ${text}.`,
    );
  }
  if (delta.ms % 60_000 !== 0 || delta.sub !== 0)
    return argument('The TimeSpan parameter cannot be specified more precisely than whole minutes.', 'daylightDelta');
  return new AdjustmentRule(dateStart, dateEnd, delta, start, end);
}

export const equalRules = (a: AdjustmentRule, b: AdjustmentRule): boolean =>
  equalDateTimes(a.dateStart, b.dateStart) &&
  equalDateTimes(a.dateEnd, b.dateEnd) &&
  equalSpans(a.delta, b.delta) &&
  a.start.key === b.start.key &&
  a.end.key === b.end.key;

const INVALID_ZONE = 'System.InvalidTimeZoneException';

/** A base offset and the rules of the years in which clocks are changed. */
export class AdjustedRules implements ZoneRules {
  private readonly base: number;
  private readonly rules: readonly AdjustmentRule[];

  constructor(base: number, rules: readonly (AdjustmentRule | null)[]) {
    this.base = base;
    this.rules = rules.map((r, i) => {
      if (r === null) return clrThrow(INVALID_ZONE, 'The AdjustmentRule array cannot contain null elements.');
      const before = rules[i - 1];
      if (before && before.dateEnd.ms >= r.dateStart.ms) {
        const message = 'The elements of the AdjustmentRule array must be in chronological order and must not overlap.';
        return clrThrow(INVALID_ZONE, message);
      }
      return r;
    });
  }

  periodAt(utc: number): Period {
    const { year } = dateParts({ ms: Math.min(Math.max(utc, 0), 315_537_897_599_999) } as DateTime);
    let from = daysFromDate(Math.max(year - 1, 1), 1, 1) * MS_PER_DAY - this.base;
    let offset = this.base;
    const changes = this.changes(year);
    for (const c of changes) {
      if (c.at > utc) return { from, to: c.at, offset, daylight: offset !== this.base };
      from = c.at;
      offset = c.offset;
    }
    const to = daysFromDate(year + 2, 1, 1) * MS_PER_DAY - this.base;
    return { from: Math.min(from, utc), to: Math.max(to, utc + 1), offset, daylight: offset !== this.base };
  }

  /** Changes of the years around one, in order. */
  private changes(year: number): readonly { readonly at: number; readonly offset: number }[] {
    const found: { at: number; offset: number }[] = [];
    for (let y = Math.max(year - 1, 1); y <= Math.min(year + 1, 9999); y++) {
      const rule = this.rules.find((r) => dateParts(r.dateStart).year <= y && dateParts(r.dateEnd).year >= y);
      const newYear = daysFromDate(y, 1, 1) * MS_PER_DAY;
      if (rule === undefined) {
        found.push({ at: newYear - this.base, offset: this.base });
        continue;
      }
      const daylight = this.base + rule.delta.ms;
      const start = transitionIn(rule.start, y);
      const end = transitionIn(rule.end, y);
      // South of the equator the year begins in summer, even the first one.
      if (start > end) found.push({ at: newYear - daylight, offset: daylight });
      found.push({ at: start - this.base, offset: daylight }, { at: end - daylight, offset: this.base });
    }
    return found.sort((a, b) => a.at - b.at);
  }
}
