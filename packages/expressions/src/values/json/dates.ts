import { DateTime, LOCAL, MAX_MS, UNSPECIFIED, UTC, dateParts, type Kind } from '../date-time.ts';
import {
  daysFromDate,
  daysInMonth,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  UNIX_EPOCH_MS,
} from '../date-time-calendar.ts';
import { clockOf, DateTimeOffset } from '../date-time-offset.ts';
import type { ReaderOptions } from './scanner.ts';

/**
 * Dates in JSON strings, which Newtonsoft finds by their looks: `2020-01-02T03:04:05[.fffffff][Z|±hh[:mm]]` and
 * `/Date(milliseconds[±hhmm])/`. The local time zone is UTC.
 */
const DASH = 45;
const POINT = 46;
const COLON = 58;
const UPPER_T = 84;
const MICROSOFT = /^\/Date\((-?\d+)(?:([-+])(\d\d)(\d\d)?)?\)\/$/;

/** DateParseHandling.DateTimeOffset. */
const AS_OFFSET = 2;

/** The date that the text is; null where it is a plain text. */
export function jsonDate(
  text: string,
  options: Pick<ReaderOptions, 'dates' | 'zones'>,
): DateTime | DateTimeOffset | null {
  const { length } = text;
  if (length < 9 || length > 60) return null;
  const asOffset = options.dates === AS_OFFSET;
  const parts =
    length >= 19 && length <= 40 && text.charCodeAt(10) === UPPER_T
      ? iso(text)
      : text.charCodeAt(0) === 47
        ? microsoft(text)
        : null;
  if (parts === null) return null;
  const { ms, sub, kind, offset } = parts;
  if (asOffset) return ms < 0 || ms > MAX_MS ? null : new DateTimeOffset(ms, sub, offset);
  // Beyond the calendar once moved to universal time: its first or last moment. Milliseconds of `/Date` are refused.
  if (ms < 0) return offset === 0 ? null : inZone(new DateTime(0, 0, kind), options.zones);
  if (ms > MAX_MS) return offset === 0 ? null : inZone(new DateTime(MAX_MS, 9999, kind), options.zones);
  return inZone(new DateTime(ms, sub, kind), options.zones);
}

interface Parts {
  /** Universal time, where there is an offset. */
  readonly ms: number;
  readonly sub: number;
  readonly kind: Kind;
  /** In minutes. */
  readonly offset: number;
}

/** The number that `count` digits from `at` on make; NaN where they are not digits. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

const SHAPE = [4, DASH, 7, DASH, 10, UPPER_T, 13, COLON, 16, COLON] as const;

/** Every body is full of strings that are almost dates, so this looks at characters and makes nothing until it is sure. */
function iso(text: string): Parts | null {
  for (let i = 0; i < SHAPE.length; i += 2) if (text.charCodeAt(SHAPE[i]!) !== SHAPE[i + 1]) return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null;
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  if (!(hour <= 24 && minute <= 59 && second <= 59)) return null;
  let at = 19;
  let ticks = 0;
  if (text.charCodeAt(at) === POINT) {
    const start = ++at;
    while (at < start + 7 && digits(text, at, 1) >= 0) at++;
    if (at === start) return null;
    ticks = digits(text, start, at - start) * 10 ** (7 - (at - start));
  }
  if (hour === 24 && (minute !== 0 || second !== 0 || ticks !== 0)) return null;
  const zone = zoneOf(text, at);
  if (zone === null) return null;
  const sub = ticks % 10_000;
  const time = hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * 1000 + (ticks - sub) / 10_000;
  const clock = daysFromDate(year, month, day) * MS_PER_DAY + time;
  return { ms: clock - zone.offset * MS_PER_MINUTE, sub, kind: zone.kind, offset: zone.offset };
}

type Zone = Pick<Parts, 'kind' | 'offset'>;
const NO_ZONE: Zone = { kind: UNSPECIFIED, offset: 0 };
const ZULU: Zone = { kind: UTC, offset: 0 };
const ZONE = /^([-+])(\d\d)(?::?(\d\d))?$/;

/** What stands after the time, up to the end of the text. */
function zoneOf(text: string, at: number): Zone | null {
  if (at === text.length) return NO_ZONE;
  const c = text[at];
  if (c === 'Z' || c === 'z') return at + 1 === text.length ? ZULU : null;
  const m = ZONE.exec(text.slice(at));
  if (m === null) return null;
  return { kind: LOCAL, offset: (Number(m[2]) * 60 + Number(m[3] ?? 0)) * (m[1] === '-' ? -1 : 1) };
}

function microsoft(text: string): Parts | null {
  const m = MICROSOFT.exec(text);
  if (m === null || m[1]!.length > 16) return null;
  const offset = m[2] === undefined ? 0 : (Number(m[3]) * 60 + Number(m[4] ?? 0)) * (m[2] === '-' ? -1 : 1);
  return { ms: UNIX_EPOCH_MS + Number(m[1]), sub: 0, kind: m[2] === undefined ? UTC : LOCAL, offset };
}

/** DateTimeZoneHandling: Local, Utc, Unspecified, RoundtripKind. */
export function inZone(value: DateTime, zones: number): DateTime {
  const kind = ([LOCAL, UTC, UNSPECIFIED, value.kind] as const)[zones] ?? value.kind;
  return kind === value.kind ? value : new DateTime(value.ms, value.sub, kind);
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

function clockText(ms: number, sub: number): string {
  const { year, month, day } = dateParts(new DateTime(ms, 0, UNSPECIFIED));
  const rest = ms % MS_PER_DAY;
  const time = `${pad(Math.floor(rest / MS_PER_HOUR), 2)}:${pad(Math.floor(rest / MS_PER_MINUTE) % 60, 2)}:${pad(Math.floor(rest / 1000) % 60, 2)}`;
  const fraction = (pad(rest % 1000, 3) + pad(sub, 4)).replace(/0+$/, '');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${time}${fraction === '' ? '' : `.${fraction}`}`;
}

function offsetText(minutes: number, colon: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}${colon}${pad(size % 60, 2)}`;
}

/** DateFormatHandling: IsoDateFormat. */
const ISO_FORMAT = 0;

/** As the writer writes it, without quotes. */
export function dateText(value: DateTime | DateTimeOffset, handling = ISO_FORMAT): string {
  if (value instanceof DateTimeOffset) {
    const clock = clockOf(value);
    if (handling === ISO_FORMAT) return clockText(clock.ms, clock.sub) + offsetText(value.offsetMinutes, ':');
    return `\\/Date(${value.ms - UNIX_EPOCH_MS}${offsetText(value.offsetMinutes, '')})\\/`;
  }
  if (handling !== ISO_FORMAT) return `\\/Date(${value.ms - UNIX_EPOCH_MS}${value.kind === UTC ? '' : '+0000'})\\/`;
  return clockText(value.ms, value.sub) + (value.kind === UTC ? 'Z' : value.kind === LOCAL ? '+00:00' : '');
}
