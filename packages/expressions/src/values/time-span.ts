import { CLR } from './clr.ts';
import { argument, ClrException, overflow } from './exception.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, TICKS_PER_MS } from './date-time-calendar.ts';

/**
 * System.TimeSpan: an immutable length of time in ticks of 100 ns, over the whole range of Int64. Held as two numbers,
 * so that comparing and adding cost no bigint: `ms` whole milliseconds, rounded DOWN (towards minus infinity), and
 * `sub`, always 0 to 9999, the ticks above them. So -1 tick is { ms: -1, sub: 9999 }, and order is that of (ms, sub).
 */
export class TimeSpan {
  readonly ms: number;
  readonly sub: number;

  /** Takes the two numbers as they are: use `timeSpan`, which checks and normalises, for anything computed. */
  constructor(ms: number, sub: number) {
    this.ms = ms;
    this.sub = sub;
  }

  get [CLR](): string {
    return 'System.TimeSpan';
  }

  get ticks(): bigint {
    return ticksOf(this.ms, this.sub);
  }
}

export const ticksOf = (ms: number, sub: number): bigint => BigInt(ms) * 10_000n + BigInt(sub);

const MAX_TICKS = (1n << 63n) - 1n;
const MIN_TICKS = -(1n << 63n);
const MAX_MS = 922_337_203_685_477;
const MAX_SUB = 5807;
const MIN_MS = -922_337_203_685_478;
const MIN_SUB = 4192;

export const ZERO_SPAN = new TimeSpan(0, 0);
export const MAX_SPAN = new TimeSpan(MAX_MS, MAX_SUB);
export const MIN_SPAN = new TimeSpan(MIN_MS, MIN_SUB);

const TOO_LONG = 'TimeSpan overflowed because the duration is too long.';
const tooLong = (): never => overflow(TOO_LONG);

/** Whether (ms, sub), normalised, is in the range of Int64 ticks. */
export const spanInRange = (ms: number, sub: number): boolean =>
  (ms < MAX_MS || (ms === MAX_MS && sub <= MAX_SUB)) && (ms > MIN_MS || (ms === MIN_MS && sub >= MIN_SUB));

/** `ms` a whole number of milliseconds, `sub` ticks of any sign and size below 2^53. OverflowException outside Int64. */
export function timeSpan(ms: number, sub: number, fail: () => never = tooLong): TimeSpan {
  if (sub < 0 || sub >= TICKS_PER_MS) {
    const carry = Math.floor(sub / TICKS_PER_MS);
    ms += carry;
    sub -= carry * TICKS_PER_MS;
  }
  return spanInRange(ms, sub) ? new TimeSpan(ms, sub) : fail();
}

export function timeSpanFromTicks(ticks: bigint): TimeSpan {
  const sub = Number(((ticks % 10_000n) + 10_000n) % 10_000n);
  return new TimeSpan(Number((ticks - BigInt(sub)) / 10_000n), sub);
}

/** `new TimeSpan(days, hours, …)`: parts of any sign, summed. */
export function timeSpanFromParts(
  days: number,
  hours: number,
  minutes: number,
  seconds: number,
  milliseconds = 0,
  microseconds = 0,
): TimeSpan {
  const ms = days * MS_PER_DAY + hours * MS_PER_HOUR + minutes * MS_PER_MINUTE + seconds * MS_PER_SECOND + milliseconds;
  return timeSpan(ms, microseconds * 10, () => {
    throw new ClrException('System.ArgumentOutOfRangeException', TOO_LONG);
  });
}

/** Ticks as .NET computes them in double arithmetic, cut off towards zero. */
function timeSpanFromDoubleTicks(ticks: number): TimeSpan {
  if (Number.isNaN(ticks) || ticks > 2 ** 63 || ticks < -(2 ** 63)) return tooLong();
  if (ticks === 2 ** 63) return MAX_SPAN;
  const whole = Math.trunc(ticks);
  return Number.isSafeInteger(whole) ? timeSpan(0, whole) : timeSpanFromTicks(BigInt(whole));
}

/** `FromDays` and its like: `value` units of `msPerUnit` milliseconds (0.001 for microseconds). */
export function timeSpanFromUnits(value: number, msPerUnit: number): TimeSpan {
  if (Number.isNaN(value)) return argument(NOT_A_NUMBER);
  return timeSpanFromDoubleTicks(value * (msPerUnit * TICKS_PER_MS));
}
const NOT_A_NUMBER = 'TimeSpan does not accept floating point Not-a-Number values.';

export const addSpans = (a: TimeSpan, b: TimeSpan): TimeSpan => timeSpan(a.ms + b.ms, a.sub + b.sub);
export const subtractSpans = (a: TimeSpan, b: TimeSpan): TimeSpan => timeSpan(a.ms - b.ms, a.sub - b.sub);
export const compareSpans = (a: TimeSpan, b: TimeSpan): number =>
  a.ms === b.ms ? Math.sign(a.sub - b.sub) : a.ms < b.ms ? -1 : 1;
export const equalSpans = (a: TimeSpan, b: TimeSpan): boolean => a.ms === b.ms && a.sub === b.sub;

const isMinimum = (a: TimeSpan): boolean => a.ms === MIN_MS && a.sub === MIN_SUB;

export const negateSpan = (a: TimeSpan): TimeSpan =>
  isMinimum(a)
    ? overflow('Negating the minimum value of a twos complement number is invalid.')
    : timeSpan(0 - a.ms, 0 - a.sub);

export function spanDuration(a: TimeSpan): TimeSpan {
  if (a.ms >= 0) return a;
  if (isMinimum(a)) {
    return overflow(
      'The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.',
    );
  }
  return negateSpan(a);
}

/** All ticks as a double, rounded to the nearest as `(double)ticks` is. */
export function doubleTicks(a: TimeSpan): number {
  const ticks = a.ms * TICKS_PER_MS + a.sub;
  return Number.isSafeInteger(ticks) ? ticks : Number(a.ticks);
}

/** `TotalDays` and its like. */
export const totalUnits = (a: TimeSpan, msPerUnit: number): number => doubleTicks(a) / (msPerUnit * TICKS_PER_MS);
/** `TotalMilliseconds`, which never exceeds the whole milliseconds there are. */
export const totalMilliseconds = (a: TimeSpan): number =>
  Math.min(Math.max(doubleTicks(a) / TICKS_PER_MS, -MAX_MS), MAX_MS);

/** To the nearest integer, halves to the even one: `Math.Round` of .NET. */
function roundToEven(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  return rest < 0.5 ? down : rest > 0.5 ? down + 1 : down % 2 === 0 ? down : down + 1;
}

export function multiplySpan(a: TimeSpan, factor: number): TimeSpan {
  if (Number.isNaN(factor)) return argument(NOT_A_NUMBER, 'factor');
  return timeSpanFromDoubleTicks(roundToEven(doubleTicks(a) * factor));
}

export function divideSpan(a: TimeSpan, divisor: number): TimeSpan {
  if (Number.isNaN(divisor)) return argument(NOT_A_NUMBER, 'divisor');
  return timeSpanFromDoubleTicks(roundToEven(doubleTicks(a) / divisor));
}

/** Whole milliseconds, cut off towards zero: what the component properties are read from. */
const truncated = (a: TimeSpan): number => (a.ms < 0 && a.sub > 0 ? a.ms + 1 : a.ms);
/** Ticks inside the millisecond, with the sign of the whole. */
const signedSub = (a: TimeSpan): number => (a.ms < 0 && a.sub > 0 ? a.sub - TICKS_PER_MS : a.sub);

/** The component properties: each has the sign of the whole and lies below the next larger unit. */
export const spanDays = (a: TimeSpan): number => Math.trunc(truncated(a) / MS_PER_DAY) | 0;
export const spanHours = (a: TimeSpan): number => (Math.trunc(truncated(a) / MS_PER_HOUR) % 24) | 0;
export const spanMinutes = (a: TimeSpan): number => (Math.trunc(truncated(a) / MS_PER_MINUTE) % 60) | 0;
export const spanSeconds = (a: TimeSpan): number => (Math.trunc(truncated(a) / MS_PER_SECOND) % 60) | 0;
export const spanMilliseconds = (a: TimeSpan): number => (truncated(a) % 1000) | 0;
export const spanMicroseconds = (a: TimeSpan): number => (signedSub(a) / 10) | 0;
export const spanNanoseconds = (a: TimeSpan): number => ((signedSub(a) % 10) * 100) | 0;

/** `GetHashCode` of .NET's Int64, which TimeSpan and DateTime share; it does not differ between runs. */
export const hashTicks = (ticks: bigint): number => Number(BigInt.asIntN(32, ticks ^ (ticks >> 32n)));

export const isInt64 = (ticks: bigint): boolean => ticks <= MAX_TICKS && ticks >= MIN_TICKS;

/** A whole TimeSpan of milliseconds known to be in range, such as a time of day or a UTC offset. */
export const spanOfMs = (ms: number): TimeSpan => new TimeSpan(ms, 0);

/** `CompareTo(object)` of the value types of this area: null sorts first, another type is an ArgumentException. */
export function compareToObject<V>(
  self: V,
  value: unknown,
  is: (value: unknown) => value is V,
  name: string,
  compare: (a: V, b: V) => number,
  param?: string,
): number {
  if (value === null) return 1;
  return is(value) ? compare(self, value) : argument(`Object must be of type ${name}.`, param);
}
