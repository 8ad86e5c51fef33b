import { CLR } from './clr.ts';
import { MS_PER_MINUTE } from './date-time-calendar.ts';
import { DateTime, LOCAL, MAX_MS, UNSPECIFIED, UTC, type Kind } from './date-time.ts';
import { DateTimeOffset } from './date-time-offset.ts';
import { argument } from './exception.ts';
import { FixedRules, momentsOf, type Period, type ZoneRules } from './time-zone-rules.ts';
import { spanOfMs, type TimeSpan } from './time-span.ts';

/** System.TimeZoneInfo: names and clocks of a zone. Universal and local time are the two zones that kinds belong to. */
export class TimeZone {
  readonly id: string;
  readonly displayName: string;
  readonly standardName: string;
  readonly daylightName: string;
  /** Milliseconds. */
  readonly baseOffset: number;
  readonly supportsDaylight: boolean;
  readonly rules: ZoneRules;

  constructor(
    names: { readonly id: string; readonly display: string; readonly standard: string; readonly daylight: string },
    baseOffset: number,
    supportsDaylight: boolean,
    rules: ZoneRules,
  ) {
    this.id = names.id;
    this.displayName = names.display;
    this.standardName = names.standard;
    this.daylightName = names.daylight;
    this.baseOffset = baseOffset;
    this.supportsDaylight = supportsDaylight;
    this.rules = rules;
  }

  get [CLR](): string {
    return 'System.TimeZoneInfo';
  }
}

const UTC_NAME = 'Coordinated Universal Time';
const utcZone = (): TimeZone => {
  const names = { id: 'UTC', display: `(UTC) ${UTC_NAME}`, standard: UTC_NAME, daylight: UTC_NAME };
  return new TimeZone(names, 0, false, new FixedRules(0));
};
/** Two zones with the same clocks: what is converted to one has the kind Utc, to the other Local. */
export const UTC_ZONE = utcZone();
export const LOCAL_ZONE = utcZone();

const kindOfZone = (zone: TimeZone): Kind => (zone === UTC_ZONE ? UTC : zone === LOCAL_ZONE ? LOCAL : UNSPECIFIED);

/** What a zone's clocks make of a DateTime. */
type Reading =
  | {
      readonly kind: 'unique' | 'ambiguous';
      readonly utc: number;
      readonly period: Period;
      readonly other: Period | null;
    }
  | { readonly kind: 'invalid' };

/** A DateTime of unspecified kind is a clock time of the zone; any other is a moment. */
function read(zone: TimeZone, a: DateTime): Reading {
  if (a.kind !== UNSPECIFIED) {
    const period = zone.rules.periodAt(a.ms);
    return { kind: 'unique', utc: a.ms, period, other: null };
  }
  const [first, second] = momentsOf(zone.rules, a.ms);
  if (first === undefined) return { kind: 'invalid' };
  if (second === undefined) return { kind: 'unique', utc: first.utc, period: first.period, other: null };
  // Of an hour that comes twice, the later one is meant, at standard time.
  return { kind: 'ambiguous', utc: second.utc, period: second.period, other: first.period };
}

const clockIn = (zone: TimeZone, utc: number): number => utc + zone.rules.periodAt(utc).offset;

/** The clock time in the zone, for a DateTime of any kind. */
const asClock = (zone: TimeZone, a: DateTime): DateTime =>
  a.kind === UNSPECIFIED ? a : new DateTime(clockIn(zone, a.ms), a.sub, UNSPECIFIED);

export function utcOffset(zone: TimeZone, a: DateTime): TimeSpan {
  const r = read(zone, a);
  return spanOfMs(r.kind === 'invalid' ? zone.baseOffset : r.period.offset);
}

export function isDaylight(zone: TimeZone, a: DateTime): boolean {
  const r = read(zone, a);
  return r.kind !== 'invalid' && r.period.daylight;
}

export const isInvalid = (zone: TimeZone, a: DateTime): boolean =>
  (a.kind === UNSPECIFIED || (a.kind === LOCAL && zone === LOCAL_ZONE)) && read(zone, a).kind === 'invalid';

export const isAmbiguous = (zone: TimeZone, a: DateTime): boolean => read(zone, asClock(zone, a)).kind === 'ambiguous';

/** The smaller offset first. */
export function ambiguousOffsets(zone: TimeZone, a: DateTime, param: string): TimeSpan[] {
  const r = read(zone, asClock(zone, a));
  if (r.kind !== 'ambiguous')
    return argument(
      `The supplied ${param === 'dateTime' ? 'DateTime' : 'DateTimeOffset'} is not in an ambiguous time range.`,
      param,
    );
  return [r.period.offset, r.other!.offset].sort((x, y) => x - y).map(spanOfMs);
}

export const asMoment = (a: DateTimeOffset): DateTime => new DateTime(a.ms, a.sub, UTC);

/** `ConvertTime(dateTime, source, destination)`. */
export function convert(a: DateTime, source: TimeZone, destination: TimeZone): DateTime {
  const kind = kindOfZone(source);
  if (a.kind !== UNSPECIFIED && a.kind !== kind) {
    return argument(
      'The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly.  For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.',
      'sourceTimeZone',
    );
  }
  const r = read(source, new DateTime(a.ms, a.sub, UNSPECIFIED));
  if (r.kind === 'invalid') {
    return argument(
      'The supplied DateTime represents an invalid time.  For example, when the clock is adjusted forward, any time in the period that is skipped is invalid.',
      'dateTime',
    );
  }
  return atClock(r.utc, a.sub, destination);
}

/** The clock time of a moment; beyond the calendar's ends there is only its end. */
function atClock(utc: number, sub: number, zone: TimeZone): DateTime {
  const kind = kindOfZone(zone);
  const ms = clockIn(zone, utc);
  if (ms < 0) return new DateTime(0, 0, kind);
  return ms > MAX_MS ? new DateTime(MAX_MS, 9999, kind) : new DateTime(ms, sub, kind);
}

/** `ConvertTime(dateTime, destination)`: unspecified times are local. */
export const convertFromKind = (a: DateTime, destination: TimeZone): DateTime =>
  convert(a, a.kind === UTC ? UTC_ZONE : LOCAL_ZONE, destination);

export function convertOffset(a: DateTimeOffset, destination: TimeZone): DateTimeOffset {
  const { offset } = destination.rules.periodAt(a.ms);
  const clock = a.ms + offset;
  if (clock < 0) return new DateTimeOffset(0, 0, 0);
  return clock > MAX_MS ? new DateTimeOffset(MAX_MS, 9999, 0) : new DateTimeOffset(a.ms, a.sub, offset / MS_PER_MINUTE);
}
