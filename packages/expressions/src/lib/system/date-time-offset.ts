import { constant, effect, missing, typeDef } from '../../types/define.ts';
import { datesOf } from '../../values/culture.ts';
import { dateTimeOffsetText, formatDateTimeOffset } from '../../values/date-format.ts';
import {
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  TICKS_PER_MS,
} from '../../values/date-time-calendar.ts';
import { fromFileTime, toFileTime } from '../../values/date-time-interchange.ts';
import {
  atOffset,
  clockOf,
  compareOffsets,
  DateTimeOffset,
  equalOffsets,
  fromUnixTimeMilliseconds,
  fromUnixTimeSeconds,
  MAX_DATE_TIME_OFFSET,
  MIN_DATE_TIME_OFFSET,
  momentOf,
  offsetDifference,
  offsetMinutesOf,
  offsetNow,
  offsetOf,
  offsetOfDateTime,
  offsetOfDateTimeAt,
  onClock,
  toOffset,
  toUnixTimeMilliseconds,
  toUnixTimeSeconds,
  UNIX_EPOCH_OFFSET,
} from '../../values/date-time-offset.ts';
import {
  addMonths,
  addSpan,
  addTicks,
  addUnits,
  addYears,
  dateOf,
  dateTimeFromParts,
  dateTimeFromTicks,
  dayOf,
  dayOfWeekOf,
  dayOfYear,
  hourOf,
  LOCAL,
  microsecondOf,
  millisecondOf,
  minuteOf,
  monthOf,
  nanosecondOf,
  secondOf,
  subtractSpan,
  timeOfDay,
  UNSPECIFIED,
  yearOf,
  type DateTime,
} from '../../values/date-time.ts';
import { compareToObject, hashTicks, type TimeSpan } from '../../values/time-span.ts';
import { dateTimeOffsetParsing } from './date-time-offset-parsing.ts';

const isOffset = (value: unknown): value is DateTimeOffset => value instanceof DateTimeOffset;

/** A property of the clock time. */
const clock =
  <R>(read: (clock: DateTime) => R) =>
  (self: DateTimeOffset): R =>
    read(clockOf(self));

/** `AddDays` and its like, on the clock time. */
const adding = (unitTicks: number) => (self: DateTimeOffset, n: number) =>
  onClock(self, (c) => addUnits(c, n, unitTicks));

type Six = [year: number, month: number, day: number, hour: number, minute: number, second: number];

function fromParts(parts: Parameters<typeof dateTimeFromParts>, offset: TimeSpan): DateTimeOffset {
  const minutes = offsetMinutesOf(offset);
  return atOffset(dateTimeFromParts(...parts), minutes);
}

const format = (self: DateTimeOffset, text: string | null, provider?: unknown): string =>
  formatDateTimeOffset(self, text, datesOf(provider));

/** System.DateTimeOffset: what it reads and adds is the clock time, what it compares is the moment. */
export const SystemDateTimeOffset = typeDef('System.DateTimeOffset', {
  kind: 'struct',
  interfaces: ['IComparable', 'IComparable<DateTimeOffset>', 'IEquatable<DateTimeOffset>', 'IFormattable'],
  documented: 'all',
  zero: MIN_DATE_TIME_OFFSET,
  key: (value: DateTimeOffset) => value.utcTicks,
  compare: compareOffsets,
  members: {
    'new(DateTime dateTime)': offsetOfDateTime,
    'new(DateTime dateTime, TimeSpan offset)': offsetOfDateTimeAt,
    'new(long ticks, TimeSpan offset)': (ticks: bigint, offset: TimeSpan) => {
      const minutes = offsetMinutesOf(offset);
      return atOffset(dateTimeFromTicks(ticks, UNSPECIFIED), minutes);
    },
    'new(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)': (
      ...[y, mo, d, h, mi, s, offset]: [...Six, TimeSpan]
    ) => fromParts([y, mo, d, h, mi, s], offset),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, TimeSpan offset)': (
      ...[y, mo, d, h, mi, s, ms, offset]: [...Six, number, TimeSpan]
    ) => fromParts([y, mo, d, h, mi, s, ms], offset),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, TimeSpan offset)':
      (...[y, mo, d, h, mi, s, ms, us, offset]: [...Six, number, number, TimeSpan]) =>
        fromParts([y, mo, d, h, mi, s, ms, us], offset),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, Calendar calendar, TimeSpan offset)':
      missing,

    'static DateTimeOffset MinValue { get; }': constant(MIN_DATE_TIME_OFFSET),
    'static DateTimeOffset MaxValue { get; }': constant(MAX_DATE_TIME_OFFSET),
    'static DateTimeOffset UnixEpoch { get; }': constant(UNIX_EPOCH_OFFSET),
    'static DateTimeOffset Now { get; }': effect('clock', offsetNow),
    'static DateTimeOffset UtcNow { get; }': effect('clock', offsetNow),

    'int Year { get; }': clock(yearOf),
    'int Month { get; }': clock(monthOf),
    'int Day { get; }': clock(dayOf),
    'int Hour { get; }': clock(hourOf),
    'int Minute { get; }': clock(minuteOf),
    'int Second { get; }': clock(secondOf),
    'int Millisecond { get; }': clock(millisecondOf),
    'int Microsecond { get; }': clock(microsecondOf),
    'int Nanosecond { get; }': clock(nanosecondOf),
    'int DayOfYear { get; }': clock(dayOfYear),
    'DayOfWeek DayOfWeek { get; }': clock(dayOfWeekOf),
    'TimeSpan TimeOfDay { get; }': clock(timeOfDay),
    'TimeSpan Offset { get; }': offsetOf,
    'int TotalOffsetMinutes { get; }': (self: DateTimeOffset) => self.offsetMinutes,
    'long Ticks { get; }': (self: DateTimeOffset) => self.ticks,
    'long UtcTicks { get; }': (self: DateTimeOffset) => self.utcTicks,
    'DateTime Date { get; }': clock(dateOf),
    'DateTime DateTime { get; }': (self: DateTimeOffset) => clockOf(self),
    'DateTime UtcDateTime { get; }': (self: DateTimeOffset) => momentOf(self),
    'DateTime LocalDateTime { get; }': (self: DateTimeOffset) => momentOf(self, LOCAL),

    'DateTimeOffset Add(TimeSpan timeSpan)': (self: DateTimeOffset, t: TimeSpan) => onClock(self, (c) => addSpan(c, t)),
    'DateTimeOffset Subtract(TimeSpan value)': (self: DateTimeOffset, t: TimeSpan) =>
      onClock(self, (c) => subtractSpan(c, t)),
    'TimeSpan Subtract(DateTimeOffset value)': offsetDifference,
    'DateTimeOffset AddDays(double days)': adding(MS_PER_DAY * TICKS_PER_MS),
    'DateTimeOffset AddHours(double hours)': adding(MS_PER_HOUR * TICKS_PER_MS),
    'DateTimeOffset AddMinutes(double minutes)': adding(MS_PER_MINUTE * TICKS_PER_MS),
    'DateTimeOffset AddSeconds(double seconds)': adding(MS_PER_SECOND * TICKS_PER_MS),
    'DateTimeOffset AddMilliseconds(double milliseconds)': adding(TICKS_PER_MS),
    'DateTimeOffset AddMicroseconds(double microseconds)': adding(10),
    'DateTimeOffset AddTicks(long ticks)': (self: DateTimeOffset, ticks: bigint) =>
      onClock(self, (c) => addTicks(c, ticks)),
    'DateTimeOffset AddMonths(int months)': (self: DateTimeOffset, n: number) => onClock(self, (c) => addMonths(c, n)),
    'DateTimeOffset AddYears(int years)': (self: DateTimeOffset, n: number) => onClock(self, (c) => addYears(c, n)),
    'DateTimeOffset ToOffset(TimeSpan offset)': toOffset,
    'DateTimeOffset ToLocalTime()': (self: DateTimeOffset) => new DateTimeOffset(self.ms, self.sub, 0),
    'DateTimeOffset ToUniversalTime()': (self: DateTimeOffset) => new DateTimeOffset(self.ms, self.sub, 0),

    'static DateTimeOffset operator +(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)': (
      a: DateTimeOffset,
      t: TimeSpan,
    ) => onClock(a, (c) => addSpan(c, t, 't')),
    'static DateTimeOffset operator -(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)': (
      a: DateTimeOffset,
      t: TimeSpan,
    ) => onClock(a, (c) => subtractSpan(c, t, 't')),
    'static TimeSpan operator -(DateTimeOffset left, DateTimeOffset right)': offsetDifference,
    'static bool operator ==(DateTimeOffset left, DateTimeOffset right)': equalOffsets,
    'static bool operator !=(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
      !equalOffsets(a, b),
    'static bool operator <(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
      compareOffsets(a, b) < 0,
    'static bool operator <=(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
      compareOffsets(a, b) <= 0,
    'static bool operator >(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
      compareOffsets(a, b) > 0,
    'static bool operator >=(DateTimeOffset left, DateTimeOffset right)': (a: DateTimeOffset, b: DateTimeOffset) =>
      compareOffsets(a, b) >= 0,
    'static implicit operator DateTimeOffset(DateTime dateTime)': offsetOfDateTime,

    'static int Compare(DateTimeOffset first, DateTimeOffset second)': compareOffsets,
    'static bool Equals(DateTimeOffset first, DateTimeOffset second)': equalOffsets,
    'int CompareTo(DateTimeOffset other)': compareOffsets,
    'int CompareTo(object value)': (self: DateTimeOffset, value: unknown) =>
      compareToObject(self, value, isOffset, 'DateTimeOffset', compareOffsets),
    'bool Equals(DateTimeOffset other)': equalOffsets,
    'bool Equals(object obj)': (self: DateTimeOffset, value: unknown) => isOffset(value) && equalOffsets(self, value),
    'bool EqualsExact(DateTimeOffset other)': (self: DateTimeOffset, other: DateTimeOffset) =>
      equalOffsets(self, other) && self.offsetMinutes === other.offsetMinutes,
    'int GetHashCode()': (self: DateTimeOffset) => hashTicks(self.utcTicks),

    'static DateTimeOffset FromFileTime(long fileTime)': (fileTime: bigint) => offsetOfDateTime(fromFileTime(fileTime)),
    'static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)': fromUnixTimeMilliseconds,
    'static DateTimeOffset FromUnixTimeSeconds(long seconds)': fromUnixTimeSeconds,
    'long ToFileTime()': (self: DateTimeOffset) => toFileTime(momentOf(self)),
    'long ToUnixTimeMilliseconds()': toUnixTimeMilliseconds,
    'long ToUnixTimeSeconds()': toUnixTimeSeconds,

    'string ToString()': dateTimeOffsetText,
    'string ToString(string format)': format,
    'string ToString(IFormatProvider formatProvider)': (self: DateTimeOffset, provider) => format(self, null, provider),
    'string ToString(string format, IFormatProvider formatProvider)': format,
    'bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = System.Reflection.Missing, IFormatProvider formatProvider = null)':
      missing,
    ...dateTimeOffsetParsing,
  },
});
