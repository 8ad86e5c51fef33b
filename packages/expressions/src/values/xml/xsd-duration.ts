import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../date-time-calendar.ts';
import { format, overflow } from '../exception.ts';
import { timeSpan, type TimeSpan } from '../time-span.ts';
import { trimSpace } from './characters.ts';

/** Durations of XML Schema, `-P1Y2M3DT4H5M6.7S`, as TimeSpan: a year is 365 days, a month 30. */
const DURATION =
  /^(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(?=[.\d])(\d*)(?:\.(\d*))?S)?)?$/;

export function parseDuration(text: string): TimeSpan {
  const found = DURATION.exec(trimSpace(text));
  const [years, months, days, hours, minutes, seconds] = (found ?? []).slice(2, 8).map((part) => Number(part ?? 0));
  const parts = [years, months, days, hours, minutes, seconds];
  if (found === null || parts.some((part) => part! > 2_147_483_647))
    return format(`The string '${text}' is not a valid TimeSpan value.`);
  const wholeDays = years! * 365 + months! * 30 + days!;
  const ms = wholeDays * MS_PER_DAY + hours! * MS_PER_HOUR + minutes! * MS_PER_MINUTE + seconds! * 1000;
  // nine digits are read, the rest is cut off
  const ticks = Math.trunc(Number((found[8] ?? '').slice(0, 9).padEnd(9, '0')) / 100);
  const sign = found[1] === undefined ? 1 : -1;
  return timeSpan(sign * ms, sign * ticks, () =>
    overflow("Value 'Duration' was either too large or too small for TimeSpan."),
  );
}
