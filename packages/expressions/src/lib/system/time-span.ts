import { constant, missing, typeDef } from '../../types/define.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../values/date-time-calendar.ts';
import { datesOf } from '../../values/culture.ts';
import { formatTimeSpan, timeSpanText } from '../../values/time-span-format.ts';
import {
  addSpans,
  compareSpans,
  compareToObject,
  divideSpan,
  doubleTicks,
  equalSpans,
  hashTicks,
  MAX_SPAN,
  MIN_SPAN,
  multiplySpan,
  negateSpan,
  spanDays,
  spanDuration,
  spanHours,
  spanMicroseconds,
  spanMilliseconds,
  spanMinutes,
  spanNanoseconds,
  spanSeconds,
  subtractSpans,
  TimeSpan,
  timeSpanFromParts,
  timeSpanFromTicks,
  timeSpanFromUnits,
  totalMilliseconds,
  totalUnits,
  ZERO_SPAN,
} from '../../values/time-span.ts';
import { timeSpanParsing } from './time-span-parsing.ts';

const format = (self: TimeSpan, text: string | null, provider?: unknown): string =>
  formatTimeSpan(self, text, datesOf(provider));
const isTimeSpan = (value: unknown): value is TimeSpan => value instanceof TimeSpan;
const MS_PER_MICROSECOND = 0.001;

/** System.TimeSpan: rows over `values/time-span.ts`. */
export const SystemTimeSpan = typeDef('System.TimeSpan', {
  kind: 'struct',
  interfaces: ['IComparable', 'IComparable<TimeSpan>', 'IEquatable<TimeSpan>', 'IFormattable'],
  documented: 'all',
  zero: ZERO_SPAN,
  key: (value: TimeSpan) => value.ticks,
  compare: compareSpans,
  members: {
    'new(long ticks)': timeSpanFromTicks,
    'new(int hours, int minutes, int seconds)': (h: number, m: number, s: number) => timeSpanFromParts(0, h, m, s),
    'new(int days, int hours, int minutes, int seconds)': (d: number, h: number, m: number, s: number) =>
      timeSpanFromParts(d, h, m, s),
    'new(int days, int hours, int minutes, int seconds, int milliseconds)': (
      ...[d, h, m, s, ms]: [number, number, number, number, number]
    ) => timeSpanFromParts(d, h, m, s, ms),
    'new(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)': timeSpanFromParts,

    'static TimeSpan Zero { get; }': constant(ZERO_SPAN),
    'static TimeSpan MaxValue { get; }': constant(MAX_SPAN),
    'static TimeSpan MinValue { get; }': constant(MIN_SPAN),
    'static long TicksPerDay { get; }': constant(864_000_000_000n),
    'static long TicksPerHour { get; }': constant(36_000_000_000n),
    'static long TicksPerMinute { get; }': constant(600_000_000n),
    'static long TicksPerSecond { get; }': constant(10_000_000n),
    'static long TicksPerMillisecond { get; }': constant(10_000n),
    'static long TicksPerMicrosecond { get; }': constant(10n),
    'static long NanosecondsPerTick { get; }': constant(100n),

    'static TimeSpan FromDays(double value)': (value: number) => timeSpanFromUnits(value, MS_PER_DAY),
    'static TimeSpan FromHours(double value)': (value: number) => timeSpanFromUnits(value, MS_PER_HOUR),
    'static TimeSpan FromMinutes(double value)': (value: number) => timeSpanFromUnits(value, MS_PER_MINUTE),
    'static TimeSpan FromSeconds(double value)': (value: number) => timeSpanFromUnits(value, MS_PER_SECOND),
    'static TimeSpan FromMilliseconds(double value)': (value: number) => timeSpanFromUnits(value, 1),
    'static TimeSpan FromMicroseconds(double value)': (value: number) => timeSpanFromUnits(value, MS_PER_MICROSECOND),
    'static TimeSpan FromTicks(long value)': timeSpanFromTicks,

    'int Days { get; }': spanDays,
    'int Hours { get; }': spanHours,
    'int Minutes { get; }': spanMinutes,
    'int Seconds { get; }': spanSeconds,
    'int Milliseconds { get; }': spanMilliseconds,
    'int Microseconds { get; }': spanMicroseconds,
    'int Nanoseconds { get; }': spanNanoseconds,
    'long Ticks { get; }': (self: TimeSpan) => self.ticks,
    'double TotalDays { get; }': (self: TimeSpan) => totalUnits(self, MS_PER_DAY),
    'double TotalHours { get; }': (self: TimeSpan) => totalUnits(self, MS_PER_HOUR),
    'double TotalMinutes { get; }': (self: TimeSpan) => totalUnits(self, MS_PER_MINUTE),
    'double TotalSeconds { get; }': (self: TimeSpan) => totalUnits(self, MS_PER_SECOND),
    'double TotalMilliseconds { get; }': totalMilliseconds,
    'double TotalMicroseconds { get; }': (self: TimeSpan) => totalUnits(self, MS_PER_MICROSECOND),
    'double TotalNanoseconds { get; }': (self: TimeSpan) => doubleTicks(self) * 100,

    'TimeSpan Add(TimeSpan ts)': addSpans,
    'TimeSpan Subtract(TimeSpan ts)': subtractSpans,
    'TimeSpan Duration()': spanDuration,
    'TimeSpan Negate()': negateSpan,
    'TimeSpan Multiply(double factor)': multiplySpan,
    'TimeSpan Divide(double divisor)': divideSpan,
    'double Divide(TimeSpan ts)': (self: TimeSpan, ts: TimeSpan) => doubleTicks(self) / doubleTicks(ts),

    'static TimeSpan operator +(TimeSpan t)': (t: TimeSpan) => t,
    'static TimeSpan operator +(TimeSpan t1, TimeSpan t2)': addSpans,
    'static TimeSpan operator -(TimeSpan t)': negateSpan,
    'static TimeSpan operator -(TimeSpan t1, TimeSpan t2)': subtractSpans,
    'static TimeSpan operator *(TimeSpan timeSpan, double factor)': multiplySpan,
    'static TimeSpan operator *(double factor, TimeSpan timeSpan)': (factor: number, a: TimeSpan) =>
      multiplySpan(a, factor),
    'static TimeSpan operator /(TimeSpan timeSpan, double divisor)': divideSpan,
    'static double operator /(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => doubleTicks(a) / doubleTicks(b),
    'static bool operator ==(TimeSpan t1, TimeSpan t2)': equalSpans,
    'static bool operator !=(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => !equalSpans(a, b),
    'static bool operator <(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => compareSpans(a, b) < 0,
    'static bool operator <=(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => compareSpans(a, b) <= 0,
    'static bool operator >(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => compareSpans(a, b) > 0,
    'static bool operator >=(TimeSpan t1, TimeSpan t2)': (a: TimeSpan, b: TimeSpan) => compareSpans(a, b) >= 0,

    'static int Compare(TimeSpan t1, TimeSpan t2)': compareSpans,
    'static bool Equals(TimeSpan t1, TimeSpan t2)': equalSpans,
    'int CompareTo(TimeSpan value)': compareSpans,
    'int CompareTo(object value)': (self: TimeSpan, value: unknown) =>
      compareToObject(self, value, isTimeSpan, 'TimeSpan', compareSpans),
    'bool Equals(TimeSpan obj)': equalSpans,
    'bool Equals(object value)': (self: TimeSpan, value: unknown) => isTimeSpan(value) && equalSpans(self, value),
    'int GetHashCode()': (self: TimeSpan) => hashTicks(self.ticks),

    'string ToString()': timeSpanText,
    'string ToString(string format)': format,
    'string ToString(string format, IFormatProvider formatProvider)': format,
    'bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = System.Reflection.Missing, IFormatProvider formatProvider = null)':
      missing,
    ...timeSpanParsing,
  },
});
