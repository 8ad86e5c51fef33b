import { type as typeNamed } from '../types/registry.ts';
import { ClrArray } from './array.ts';
import { CLR } from './clr.ts';
import { UNIX_EPOCH_MS, TICKS_PER_MS } from './date-time-calendar.ts';
import { dateTime, MIN_DATE_TIME, UTC, type DateTime } from './date-time.ts';
import { timeSpan, type TimeSpan } from './time-span.ts';

/** From what the host's views hold to .NET values. */

const MIN_DATE_TIME_UNIX = -UNIX_EPOCH_MS;

/** Milliseconds since 1970, with a fraction perhaps, as a moment of universal time. */
export function utcDateTime(unix: number): DateTime {
  if (unix === MIN_DATE_TIME_UNIX) return MIN_DATE_TIME; // never set: default(DateTime), which is of no kind
  const whole = Math.floor(unix);
  return dateTime(UNIX_EPOCH_MS + whole, Math.floor((unix - whole) * TICKS_PER_MS), UTC);
}
export const utcOrNull = (unix: number | null): DateTime | null => (unix === null ? null : utcDateTime(unix));

export function spanOf(ms: number): TimeSpan {
  const whole = Math.floor(ms);
  return timeSpan(whole, Math.floor((ms - whole) * TICKS_PER_MS));
}

/** An array of one of the service's own interfaces. */
export const arrayOfInterface = (name: string, items: readonly unknown[]): ClrArray =>
  new ClrArray(typeNamed(name), items.slice());

/** A view that comes without the name of its interface, under it. */
export const named = <V extends object>(name: string, view: V | null): V | null =>
  view === null ? null : (Object.create(view, { [CLR]: { value: name } }) as V);
