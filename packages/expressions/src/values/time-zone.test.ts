import { describe, expect, it } from 'vitest';
import { parseDate } from './date-parse.ts';
import { toDateTime } from './date-parse-draft.ts';
import { formatDateTime } from './date-format.ts';
import { ClrException } from './exception.ts';
import { adjustmentRule, fixedTransition, floatingTransition } from './time-zone-adjustment.ts';
import { customZone, findZone, ianaOfWindows, windowsOfIana } from './time-zone-lookup.ts';
import {
  convert,
  convertFromKind,
  isAmbiguous,
  isDaylight,
  isInvalid,
  LOCAL_ZONE,
  UTC_ZONE,
  utcOffset,
  type TimeZone,
} from './time-zone.ts';
import { timeSpanText } from './time-span-format.ts';
import { MAX_DATE_TIME, MIN_DATE_TIME, dateOf, dateTimeFromParts, withKind, type DateTime } from './date-time.ts';
import { spanOfMs } from './time-span.ts';

/** The expectations are answers of .NET 10 (Linux, invariant culture, UTC). */

const at = (text: string): DateTime => {
  const found = parseDate(text, 0, false);
  if (typeof found === 'string') throw new Error(found);
  return toDateTime(found);
};
const show = (make: () => unknown): string => {
  try {
    const value = make();
    return String(value);
  } catch (e) {
    return e instanceof ClrException ? e.clrName.slice(7) : 'crash';
  }
};
const text = (d: DateTime): string => formatDateTime(d, 's') + 'ul?'.charAt((d.kind + 2) % 3);

/** Offset, then the letters of what holds: daylight, invalid, ambiguous; to UTC; from UTC. */
function line(zone: TimeZone, clock: string): string {
  const d = at(clock);
  const u = withKind(d, 1);
  const marks = [isDaylight(zone, d) && 'd', isInvalid(zone, d) && 'i', isAmbiguous(zone, d) && 'a'];
  return [
    timeSpanText(utcOffset(zone, d)),
    marks.filter(Boolean).join('') || '-',
    show(() => formatDateTime(convert(d, zone, UTC_ZONE), 's')),
    formatDateTime(convert(u, UTC_ZONE, zone), 's'),
    isDaylight(zone, u) ? 'd' : '-',
  ].join(' ');
}

const midnight = dateTimeFromParts(1, 1, 1);
const clock = (hour: number): DateTime => dateTimeFromParts(1, 1, 1, hour);
const HOUR = spanOfMs(3_600_000);
const north = customZone('N', spanOfMs(7_200_000), 'n', 'ns', 'nd', [
  adjustmentRule(
    dateTimeFromParts(2000, 1, 1),
    dateTimeFromParts(2030, 12, 31),
    HOUR,
    floatingTransition(clock(2), 3, 5, 0),
    floatingTransition(clock(3), 10, 5, 0),
  ),
]);
const south = customZone('S', spanOfMs(-10_800_000), 's', 'ss', 'sd', [
  adjustmentRule(
    MIN_DATE_TIME,
    dateOf(MAX_DATE_TIME),
    HOUR,
    fixedTransition(midnight, 10, 1),
    fixedTransition(midnight, 4, 1),
  ),
]);

describe('a zone that a policy makes', () => {
  it.each([
    ['1999-07-01T00:00:00', '02:00:00 - 1999-06-30T22:00:00 1999-07-01T02:00:00 -'],
    ['2000-07-01T00:00:00', '03:00:00 d 2000-06-30T21:00:00 2000-07-01T03:00:00 d'],
    ['2020-03-29T00:30:00', '02:00:00 - 2020-03-28T22:30:00 2020-03-29T03:30:00 d'],
    ['2020-03-29T02:30:00', '02:00:00 i ArgumentException 2020-03-29T05:30:00 d'],
    ['2020-10-25T00:30:00', '03:00:00 d 2020-10-24T21:30:00 2020-10-25T02:30:00 -'],
    ['2020-10-25T02:30:00', '02:00:00 a 2020-10-25T00:30:00 2020-10-25T04:30:00 -'],
    ['2020-10-25T03:30:00', '02:00:00 - 2020-10-25T01:30:00 2020-10-25T05:30:00 -'],
    ['2020-12-31T23:00:00', '02:00:00 - 2020-12-31T21:00:00 2021-01-01T01:00:00 -'],
    ['2031-07-01T00:00:00', '02:00:00 - 2031-06-30T22:00:00 2031-07-01T02:00:00 -'],
    ['9999-12-31T23:59:59', '02:00:00 - 9999-12-31T21:59:59 9999-12-31T23:59:59 -'],
    ['0001-01-01T00:00:00', '02:00:00 - 0001-01-01T00:00:00 0001-01-01T02:00:00 -'],
  ])('north of the equator: %s', (when, expected) => expect(line(north, when)).toBe(expected));

  it.each([
    ['2000-07-01T00:00:00', '-03:00:00 - 2000-07-01T03:00:00 2000-06-30T21:00:00 -'],
    ['2020-03-29T00:30:00', '-02:00:00 d 2020-03-29T02:30:00 2020-03-28T22:30:00 d'],
    ['2020-12-31T23:00:00', '-02:00:00 d 2021-01-01T01:00:00 2020-12-31T21:00:00 d'],
    ['2020-10-01T00:30:00', '-03:00:00 i ArgumentException 2020-09-30T21:30:00 -'],
    ['2020-04-01T00:30:00', '-03:00:00 - 2020-04-01T03:30:00 2020-03-31T22:30:00 d'],
    ['2020-03-31T23:30:00', '-03:00:00 a 2020-04-01T02:30:00 2020-03-31T21:30:00 d'],
    ['9999-12-31T23:59:59', '-02:00:00 d 9999-12-31T23:59:59 9999-12-31T21:59:59 d'],
  ])('south of the equator: %s', (when, expected) => expect(line(south, when)).toBe(expected));
});

describe('a zone of the system', () => {
  it.each([
    ['Pacific Standard Time', '2025-01-15T12:00:00', '-08:00:00 - 2025-01-15T20:00:00 2025-01-15T04:00:00 -'],
    ['Pacific Standard Time', '2025-07-15T12:00:00', '-07:00:00 d 2025-07-15T19:00:00 2025-07-15T05:00:00 d'],
    ['Pacific Standard Time', '2025-03-09T02:30:00', '-08:00:00 i ArgumentException 2025-03-08T18:30:00 -'],
    ['Pacific Standard Time', '2025-11-02T01:30:00', '-08:00:00 a 2025-11-02T09:30:00 2025-11-01T18:30:00 d'],
    ['Europe/London', '2021-03-28T01:30:00', '00:00:00 i ArgumentException 2021-03-28T02:30:00 d'],
    ['W. Europe Standard Time', '2024-10-27T02:30:00', '01:00:00 a 2024-10-27T01:30:00 2024-10-27T03:30:00 -'],
    ['India Standard Time', '2024-06-30T12:00:00', '05:30:00 - 2024-06-30T06:30:00 2024-06-30T17:30:00 -'],
    ['Australia/Lord_Howe', '2025-04-06T01:45:00', '10:30:00 a 2025-04-05T15:15:00 2025-04-06T12:15:00 -'],
    ['AUS Eastern Standard Time', '2025-01-01T00:00:00', '11:00:00 d 2024-12-31T13:00:00 2025-01-01T11:00:00 d'],
    ['America/New_York', '2050-07-01T00:00:00', '-04:00:00 d 2050-07-01T04:00:00 2050-06-30T20:00:00 d'],
    ['Europe/Moscow', '2011-07-01T00:00:00', '04:00:00 - 2011-06-30T20:00:00 2011-07-01T04:00:00 -'],
    ['Asia/Almaty', '2025-01-01T00:00:00', '05:00:00 - 2024-12-31T19:00:00 2025-01-01T05:00:00 -'],
    ['Africa/Casablanca', '2025-01-01T00:00:00', '01:00:00 - 2024-12-31T23:00:00 2025-01-01T01:00:00 -'],
  ])('%s at %s', (id, when, expected) => expect(line(findZone(id), when)).toBe(expected));

  it.each([
    [
      'pacific standard time',
      'Pacific Standard Time|(UTC-08:00) Pacific Time (Los Angeles)|Pacific Standard Time|Pacific Daylight Time',
    ],
    [
      'AMERICA/NEW_YORK',
      'America/New_York|(UTC-05:00) Eastern Time (New York)|Eastern Standard Time|Eastern Daylight Time',
    ],
    ['GMT Standard Time', 'GMT Standard Time|(UTC+00:00) United Kingdom Time|Greenwich Mean Time|British Summer Time'],
    ['utc', 'UTC|(UTC) Coordinated Universal Time|Coordinated Universal Time|Coordinated Universal Time'],
  ])('%s has names', (id, expected) => {
    const z = findZone(id);
    expect([z.id, z.displayName, z.standardName, z.daylightName].join('|')).toBe(expected);
  });

  it.each(['Nowhere/Land', '', '../etc', 'Europe/London\0x', '__proto__', '+01:00'])('%j does not exist', (id) => {
    expect(() => findZone(id)).toThrow(
      expect.objectContaining({
        clrName: 'System.TimeZoneNotFoundException',
        message: `The time zone ID '${id}' was not found on the local computer.`,
      }),
    );
  });

  it('knows its name in the other system', () => {
    expect(ianaOfWindows('W. Europe Standard Time')).toBe('Europe/Berlin');
    expect(ianaOfWindows('x')).toBeNull();
    expect(windowsOfIana('Asia/Kolkata')).toBe('India Standard Time');
    expect(windowsOfIana('x')).toBeNull();
  });
});

describe('kinds', () => {
  const unspecified = at('2020-07-01T12:00:00');
  const utc = withKind(unspecified, 1);
  const local = withKind(unspecified, 2);

  it.each([
    [
      'an unspecified time is local',
      () => convertFromKind(unspecified, findZone('Europe/Paris')),
      '2020-07-01T14:00:00?',
    ],
    ['to UTC', () => convertFromKind(local, UTC_ZONE), '2020-07-01T12:00:00u'],
    ['to local', () => convertFromKind(utc, LOCAL_ZONE), '2020-07-01T12:00:00l'],
    ['UTC by its id is UTC itself', () => convertFromKind(utc, findZone('UTC')), '2020-07-01T12:00:00u'],
    ['another zone like it is not', () => convertFromKind(utc, findZone('Etc/UTC')), '2020-07-01T12:00:00?'],
  ])('%s', (_, make, expected) => expect(text(make())).toBe(expected));

  it('a time of another kind than the source zone is refused', () => {
    expect(show(() => convert(utc, findZone('Europe/Paris'), UTC_ZONE))).toBe('ArgumentException');
    expect(show(() => convert(local, UTC_ZONE, UTC_ZONE))).toBe('ArgumentException');
  });
});
