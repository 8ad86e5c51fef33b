import { CLR } from './clr.ts';
import { MS_PER_MINUTE, UNIX_EPOCH_MS } from './date-time-calendar.ts';
import { addSpan, DateTime, MAX_MS, LOCAL, now, outOfRangeValue, UNSPECIFIED, UTC, type Kind } from './date-time.ts';
import { argument, argumentOutOfRange } from './exception.ts';
import { spanOfMs, ticksOf, timeSpan, type TimeSpan } from './time-span.ts';

/**
 * System.DateTimeOffset: an immutable moment of universal time, held as DateTime holds it (`ms`, `sub` since
 * 0001-01-01 UTC), and the offset in whole minutes, -840 to 840, at which its clock is read. Both the universal and
 * the clock time lie within the calendar. Equality and order look at the moment alone.
 */
export class DateTimeOffset {
  readonly ms: number;
  readonly sub: number;
  readonly offsetMinutes: number;

  /** Takes the numbers as they are: the functions below check them. */
  constructor(ms: number, sub: number, offsetMinutes: number) {
    this.ms = ms;
    this.sub = sub;
    this.offsetMinutes = offsetMinutes;
  }

  get [CLR](): string {
    return 'System.DateTimeOffset';
  }

  /** `UtcTicks`. */
  get utcTicks(): bigint {
    return ticksOf(this.ms, this.sub);
  }

  /** `Ticks`: of the clock time. */
  get ticks(): bigint {
    return ticksOf(this.ms + this.offsetMinutes * MS_PER_MINUTE, this.sub);
  }
}

export const MIN_DATE_TIME_OFFSET = new DateTimeOffset(0, 0, 0);
export const MAX_DATE_TIME_OFFSET = new DateTimeOffset(MAX_MS, 9999, 0);
export const UNIX_EPOCH_OFFSET = new DateTimeOffset(UNIX_EPOCH_MS, 0, 0);

/** An offset argument in minutes; ArgumentException for parts of minutes, ArgumentOutOfRangeException beyond 14 hours. */
export function offsetMinutesOf(offset: TimeSpan): number {
  if (offset.sub !== 0 || offset.ms % MS_PER_MINUTE !== 0)
    return argument('Offset must be specified in whole minutes.', 'offset');
  const minutes = offset.ms / MS_PER_MINUTE;
  if (minutes < -840 || minutes > 840)
    return argumentOutOfRange('offset', 'Offset must be within plus or minus 14 hours.');
  return minutes;
}

/** The moment at which the clock at this offset shows `clock`, whatever its kind. */
export function atOffset(clock: DateTime, offsetMinutes: number): DateTimeOffset {
  const ms = clock.ms - offsetMinutes * MS_PER_MINUTE;
  if (ms < 0 || ms > MAX_MS)
    return argumentOutOfRange(
      'offset',
      'The UTC time represented when the offset is applied must be between year 0 and 10,000.',
    );
  return new DateTimeOffset(ms, clock.sub, offsetMinutes);
}

/** `new DateTimeOffset(dateTime)` and the implicit conversion: local time is UTC, so the offset is always zero. */
export const offsetOfDateTime = (value: DateTime): DateTimeOffset => new DateTimeOffset(value.ms, value.sub, 0);

/** `new DateTimeOffset(dateTime, offset)`: the offset must be the one that the kind implies. */
export function offsetOfDateTimeAt(value: DateTime, offset: TimeSpan): DateTimeOffset {
  if (value.kind === LOCAL && (offset.ms !== 0 || offset.sub !== 0))
    return argument('The UTC Offset of the local dateTime parameter does not match the offset argument.', 'offset');
  if (value.kind === UTC && (offset.ms !== 0 || offset.sub !== 0))
    return argument('The UTC Offset for Utc DateTime instances must be 0.', 'offset');
  return atOffset(value, offsetMinutesOf(offset));
}

/** What the clock at the offset shows: `DateTime`, of unspecified kind unless another is asked for. */
export const clockOf = (a: DateTimeOffset, kind: Kind = UNSPECIFIED): DateTime =>
  new DateTime(a.ms + a.offsetMinutes * MS_PER_MINUTE, a.sub, kind);
/** `UtcDateTime`, `LocalDateTime`. */
export const momentOf = (a: DateTimeOffset, kind: Kind = UTC): DateTime => new DateTime(a.ms, a.sub, kind);

export const offsetOf = (a: DateTimeOffset): TimeSpan => spanOfMs(a.offsetMinutes * MS_PER_MINUTE);

/** The same clock arithmetic as DateTime's: `change` is applied to the clock time, the offset stays. */
export const onClock = (a: DateTimeOffset, change: (clock: DateTime) => DateTime): DateTimeOffset =>
  atOffset(change(clockOf(a)), a.offsetMinutes);

/** The same moment read at another offset. */
export function toOffset(a: DateTimeOffset, offset: TimeSpan): DateTimeOffset {
  const clock = addSpan(momentOf(a), offset, 't');
  return atOffset(clock, offsetMinutesOf(offset));
}

export const compareOffsets = (a: DateTimeOffset, b: DateTimeOffset): number =>
  a.ms === b.ms ? Math.sign(a.sub - b.sub) : a.ms < b.ms ? -1 : 1;
export const equalOffsets = (a: DateTimeOffset, b: DateTimeOffset): boolean => a.ms === b.ms && a.sub === b.sub;
export const offsetDifference = (a: DateTimeOffset, b: DateTimeOffset): TimeSpan =>
  timeSpan(a.ms - b.ms, a.sub - b.sub);

export const offsetNow = (): DateTimeOffset => offsetOfDateTime(now(UTC));

// ---- Unix time

const MIN_UNIX_MS = -UNIX_EPOCH_MS;
const MAX_UNIX_MS = MAX_MS - UNIX_EPOCH_MS;

export function fromUnixTimeMilliseconds(value: bigint): DateTimeOffset {
  const ms = Number(value);
  if (ms < MIN_UNIX_MS || ms > MAX_UNIX_MS) {
    const message = `Valid values are between ${MIN_UNIX_MS} and ${MAX_UNIX_MS}, inclusive.`;
    return outOfRangeValue('milliseconds', message, value);
  }
  return new DateTimeOffset(UNIX_EPOCH_MS + ms, 0, 0);
}

export function fromUnixTimeSeconds(value: bigint): DateTimeOffset {
  const seconds = Number(value);
  const min = MIN_UNIX_MS / 1000;
  const max = Math.floor(MAX_UNIX_MS / 1000);
  if (seconds < min || seconds > max)
    return outOfRangeValue('seconds', `Valid values are between ${min} and ${max}, inclusive.`, value);
  return new DateTimeOffset(UNIX_EPOCH_MS + seconds * 1000, 0, 0);
}

export const toUnixTimeMilliseconds = (a: DateTimeOffset): bigint => BigInt(a.ms - UNIX_EPOCH_MS);
export const toUnixTimeSeconds = (a: DateTimeOffset): bigint => BigInt(Math.floor((a.ms - UNIX_EPOCH_MS) / 1000));
