import { daysFromDate, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../date-time-calendar.ts';
import { dateTime, isDate, today, UNSPECIFIED, yearOf } from '../date-time.ts';
import { atOffset, type DateTimeOffset } from '../date-time-offset.ts';
import { argumentOutOfRange, format } from '../exception.ts';
import { trimSpace } from './characters.ts';

/**
 * The dates and times of XML Schema, in all their forms (`2020-05-07T16:05:09.5+02:00`, `2020-05-07Z`, `16:05:09`,
 * `2020-05`, `2020`, `--05-07`, `---07`, `--05`), as a DateTimeOffset. What a form lacks is taken from 1904-01-01 or
 * from the clock, as .NET does. The local zone is UTC.
 */
const TIME = '(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?';
const ZONE = '([Zz]|[+-]\\d\\d:\\d\\d)?$';
const FORMS: readonly {
  readonly pattern: RegExp;
  readonly date: readonly (number | 'this year' | null)[];
  readonly time?: number;
}[] = [
  { pattern: new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)(?:T${TIME})?${ZONE}`), date: [1, 2, 3], time: 4 },
  { pattern: new RegExp(`^${TIME}${ZONE}`), date: [], time: 1 },
  { pattern: new RegExp(`^(\\d{4})-(\\d\\d)${ZONE}`), date: [1, 2, null] },
  { pattern: new RegExp(`^(\\d{4})${ZONE}`), date: [1, null, null] },
  { pattern: new RegExp(`^--(\\d\\d)-(\\d\\d)${ZONE}`), date: [null, 1, 2] },
  { pattern: new RegExp(`^---(\\d\\d)${ZONE}`), date: ['this year', null, 1] },
  { pattern: new RegExp(`^--(\\d\\d)(?:--)?${ZONE}`), date: ['this year', 1, null] },
];

export function parseXsdDate(text: string): DateTimeOffset {
  const trimmed = trimSpace(text);
  for (const form of FORMS) {
    const found = form.pattern.exec(trimmed);
    const value = found === null ? null : read(found, form);
    if (value !== null) return value;
  }
  return format(`The string '${text}' is not a valid AllXsd value.`);
}

function read(found: RegExpExecArray, { date, time }: (typeof FORMS)[number]): DateTimeOffset | null {
  const number = (group: number | string | null | undefined, otherwise: number): number =>
    typeof group === 'number'
      ? Number(found[group])
      : typeof group === 'string'
        ? yearOf(today(UNSPECIFIED))
        : otherwise;
  const [year, month, day] = [number(date[0], 1904), number(date[1], 1), number(date[2], 1)];
  if (!isDate(year, month, day)) return null;
  let ms = date.length === 0 ? today(UNSPECIFIED).ms : daysFromDate(year, month, day) * MS_PER_DAY;
  let sub = 0;
  if (time !== undefined && found[time] !== undefined) {
    const [hour, minute, second] = [Number(found[time]), Number(found[time + 1]), Number(found[time + 2])];
    const fraction = found[time + 3] ?? '';
    if (hour > 23 || minute > 59 || second > 59) return null;
    const ticks = Number(fraction.slice(0, 7).padEnd(7, '0')) + (fraction.charCodeAt(7) >= 53 ? 1 : 0);
    ms += hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * 1000 + Math.floor(ticks / 10_000);
    sub = ticks % 10_000;
  }
  const zone = found.at(-1);
  const offset = zone === undefined || zone.length === 1 ? 0 : offsetMinutes(zone);
  return offset === null ? null : atOffset(dateTime(ms, sub, UNSPECIFIED), offset);
}

function offsetMinutes(zone: string): number | null {
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (minutes > 59) return null;
  const total = hours * 60 + minutes;
  if (total > 840) argumentOutOfRange('offset', 'Offset must be within plus or minus 14 hours.');
  return zone[0] === '-' ? -total : total;
}
