import { constant, effect, missing, prepared, typeDef, type Row } from '../../types/define.ts';
import { ClrArray } from '../../values/array.ts';
import { datesOf } from '../../values/culture.ts';
import { dateTimeText, allFormats, formatDateTime } from '../../values/date-format.ts';
import {
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  TICKS_PER_MS,
} from '../../values/date-time-calendar.ts';
import {
  fromBinary,
  fromFileTime,
  fromOADate,
  toBinary,
  toFileTime,
  toOADate,
} from '../../values/date-time-interchange.ts';
import {
  addMonths,
  addSpan,
  addTicks,
  adder,
  addUnits,
  addYears,
  compareDateTimes,
  DateTime,
  dateOf,
  dateTimeFromParts,
  dateTimeFromTicks,
  dayOf,
  dayOfWeekOf,
  dayOfYear,
  daysInMonthChecked,
  difference,
  equalDateTimes,
  hourOf,
  isLeapYearChecked,
  kindOf,
  LOCAL,
  MAX_DATE_TIME,
  microsecondOf,
  millisecondOf,
  MIN_DATE_TIME,
  minuteOf,
  monthOf,
  nanosecondOf,
  now,
  secondOf,
  subtractSpan,
  timeOfDay,
  today,
  UNIX_EPOCH,
  UNSPECIFIED,
  UTC,
  withKind,
  yearOf,
} from '../../values/date-time.ts';
import { compareToObject, hashTicks, type TimeSpan } from '../../values/time-span.ts';
import { T } from '../../types/registry.ts';
import { dateTimeParsing } from './date-time-parsing.ts';

/** `AddDays` and its like. */
const adding = (unitTicks: number): Row =>
  prepared(
    (self: DateTime, n: number) => addUnits(self, n, unitTicks),
    (n: number) => adder(n, unitTicks),
  );

const isDateTime = (value: unknown): value is DateTime => value instanceof DateTime;
const TYPE_CODE = 16;

type Six = [year: number, month: number, day: number, hour: number, minute: number, second: number];

const formats = (self: DateTime, letter: number | null, provider?: unknown): ClrArray =>
  new ClrArray(T.string(), allFormats(self, letter === null ? null : String.fromCharCode(letter), datesOf(provider)));
const format = (self: DateTime, text: string | null, provider?: unknown): string =>
  formatDateTime(self, text, datesOf(provider));

/** System.DateTime: rows over `values/date-time.ts` and its neighbours. Calendars other than the Gregorian are not supported. */
export const SystemDateTime = typeDef('System.DateTime', {
  kind: 'struct',
  interfaces: ['IComparable', 'IComparable<DateTime>', 'IConvertible', 'IEquatable<DateTime>', 'IFormattable'],
  documented: [
    '.ctor',
    'Add',
    'AddDays',
    'AddHours',
    'AddMilliseconds',
    'AddMinutes',
    'AddMonths',
    'AddSeconds',
    'AddTicks',
    'AddYears',
    'Date',
    'Day',
    'DayOfWeek',
    'DayOfYear',
    'DaysInMonth',
    'Hour',
    'IsDaylightSavingTime',
    'IsLeapYear',
    'MaxValue',
    'Millisecond',
    'Minute',
    'MinValue',
    'Month',
    'Now',
    'Parse',
    'Second',
    'Subtract',
    'Ticks',
    'TimeOfDay',
    'Today',
    'ToString',
    'UtcNow',
    'Year',
  ],
  zero: MIN_DATE_TIME,
  key: (value: DateTime) => value.ticks,
  compare: compareDateTimes,
  members: {
    'new(long ticks)': (ticks: bigint) => dateTimeFromTicks(ticks, UNSPECIFIED),
    'new(long ticks, DateTimeKind kind)': (ticks: bigint, kind: number) => {
      const value = dateTimeFromTicks(ticks, UNSPECIFIED);
      return withKind(value, kindOf(kind));
    },
    'new(int year, int month, int day)': (y: number, m: number, d: number) => dateTimeFromParts(y, m, d),
    'new(int year, int month, int day, int hour, int minute, int second)': (...six: Six) => dateTimeFromParts(...six),
    'new(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)': (
      ...[y, mo, d, h, mi, s, kind]: [...Six, number]
    ) => dateTimeFromParts(y, mo, d, h, mi, s, 0, 0, kind),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond)': (
      ...parts: [...Six, number]
    ) => dateTimeFromParts(...parts),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind)': (
      ...[y, mo, d, h, mi, s, ms, kind]: [...Six, number, number]
    ) => dateTimeFromParts(y, mo, d, h, mi, s, ms, 0, kind),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond)': (
      ...parts: [...Six, number, number]
    ) => dateTimeFromParts(...parts),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, DateTimeKind kind)':
      dateTimeFromParts,
    'new(int year, int month, int day, Calendar calendar)': missing,
    'new(int year, int month, int day, int hour, int minute, int second, Calendar calendar)': missing,
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, Calendar calendar)': missing,
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, Calendar calendar, DateTimeKind kind)':
      missing,

    'static DateTime MinValue { get; }': constant(MIN_DATE_TIME),
    'static DateTime MaxValue { get; }': constant(MAX_DATE_TIME),
    'static DateTime UnixEpoch { get; }': constant(UNIX_EPOCH),
    'static DateTime Now { get; }': effect('clock', () => now(LOCAL)),
    'static DateTime UtcNow { get; }': effect('clock', () => now(UTC)),
    'static DateTime Today { get; }': effect('clock', () => today(LOCAL)),

    'int Year { get; }': yearOf,
    'int Month { get; }': monthOf,
    'int Day { get; }': dayOf,
    'int Hour { get; }': hourOf,
    'int Minute { get; }': minuteOf,
    'int Second { get; }': secondOf,
    'int Millisecond { get; }': millisecondOf,
    'int Microsecond { get; }': microsecondOf,
    'int Nanosecond { get; }': nanosecondOf,
    'int DayOfYear { get; }': dayOfYear,
    'DayOfWeek DayOfWeek { get; }': dayOfWeekOf,
    'long Ticks { get; }': (self: DateTime) => self.ticks,
    'DateTimeKind Kind { get; }': (self: DateTime) => self.kind,
    'DateTime Date { get; }': dateOf,
    'TimeSpan TimeOfDay { get; }': timeOfDay,

    'DateTime Add(TimeSpan value)': (self: DateTime, value: TimeSpan) => addSpan(self, value),
    'DateTime AddDays(double value)': adding(MS_PER_DAY * TICKS_PER_MS),
    'DateTime AddHours(double value)': adding(MS_PER_HOUR * TICKS_PER_MS),
    'DateTime AddMinutes(double value)': adding(MS_PER_MINUTE * TICKS_PER_MS),
    'DateTime AddSeconds(double value)': adding(MS_PER_SECOND * TICKS_PER_MS),
    'DateTime AddMilliseconds(double value)': adding(TICKS_PER_MS),
    'DateTime AddMicroseconds(double value)': adding(10),
    'DateTime AddTicks(long value)': addTicks,
    'DateTime AddMonths(int months)': (self: DateTime, months: number) => addMonths(self, months),
    'DateTime AddYears(int value)': addYears,
    'DateTime Subtract(TimeSpan value)': (self: DateTime, value: TimeSpan) => subtractSpan(self, value),
    'TimeSpan Subtract(DateTime value)': difference,

    'static DateTime operator +(DateTime d, TimeSpan t)': (d: DateTime, t: TimeSpan) => addSpan(d, t, 't'),
    'static DateTime operator -(DateTime d, TimeSpan t)': (d: DateTime, t: TimeSpan) => subtractSpan(d, t, 't'),
    'static TimeSpan operator -(DateTime d1, DateTime d2)': difference,
    'static bool operator ==(DateTime d1, DateTime d2)': equalDateTimes,
    'static bool operator !=(DateTime d1, DateTime d2)': (a: DateTime, b: DateTime) => !equalDateTimes(a, b),
    'static bool operator <(DateTime t1, DateTime t2)': (a: DateTime, b: DateTime) => compareDateTimes(a, b) < 0,
    'static bool operator <=(DateTime t1, DateTime t2)': (a: DateTime, b: DateTime) => compareDateTimes(a, b) <= 0,
    'static bool operator >(DateTime t1, DateTime t2)': (a: DateTime, b: DateTime) => compareDateTimes(a, b) > 0,
    'static bool operator >=(DateTime t1, DateTime t2)': (a: DateTime, b: DateTime) => compareDateTimes(a, b) >= 0,

    'static int Compare(DateTime t1, DateTime t2)': compareDateTimes,
    'static bool Equals(DateTime t1, DateTime t2)': equalDateTimes,
    'int CompareTo(DateTime value)': compareDateTimes,
    'int CompareTo(object value)': (self: DateTime, value: unknown) =>
      compareToObject(self, value, isDateTime, 'DateTime', compareDateTimes),
    'bool Equals(DateTime value)': equalDateTimes,
    'bool Equals(object value)': (self: DateTime, value: unknown) => isDateTime(value) && equalDateTimes(self, value),
    'int GetHashCode()': (self: DateTime) => hashTicks(self.ticks),
    'TypeCode GetTypeCode()': () => TYPE_CODE,

    'static bool IsLeapYear(int year)': isLeapYearChecked,
    'static int DaysInMonth(int year, int month)': daysInMonthChecked,
    'static DateTime SpecifyKind(DateTime value, DateTimeKind kind)': (value: DateTime, kind: number) =>
      withKind(value, kindOf(kind)),
    'bool IsDaylightSavingTime()': () => false,
    'DateTime ToLocalTime()': (self: DateTime) => withKind(self, LOCAL),
    'DateTime ToUniversalTime()': (self: DateTime) => withKind(self, UTC),

    'static DateTime FromBinary(long dateData)': fromBinary,
    'static DateTime FromFileTime(long fileTime)': (fileTime: bigint) => withKind(fromFileTime(fileTime), LOCAL),
    'static DateTime FromFileTimeUtc(long fileTime)': fromFileTime,
    'static DateTime FromOADate(double d)': fromOADate,
    'long ToBinary()': toBinary,
    'long ToFileTime()': toFileTime,
    'long ToFileTimeUtc()': toFileTime,
    'double ToOADate()': toOADate,

    'string ToString()': dateTimeText,
    'string ToString(string format)': format,
    'string ToString(IFormatProvider provider)': (self: DateTime, provider) => format(self, null, provider),
    'string ToString(string format, IFormatProvider provider)': format,
    'string ToLongDateString()': (self: DateTime) => formatDateTime(self, 'D'),
    'string ToLongTimeString()': (self: DateTime) => formatDateTime(self, 'T'),
    'string ToShortDateString()': (self: DateTime) => formatDateTime(self, 'd'),
    'string ToShortTimeString()': (self: DateTime) => formatDateTime(self, 't'),
    'string[] GetDateTimeFormats()': (self: DateTime) => formats(self, null),
    'string[] GetDateTimeFormats(IFormatProvider provider)': (self: DateTime, provider) =>
      formats(self, null, provider),
    'string[] GetDateTimeFormats(char format)': formats,
    'string[] GetDateTimeFormats(char format, IFormatProvider provider)': formats,
    'bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = System.Reflection.Missing, IFormatProvider provider = null)':
      missing,
    ...dateTimeParsing,
  },
});
