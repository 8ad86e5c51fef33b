import { MS_PER_DAY } from './date-time-calendar.ts';
import { DateTime, dateTimeFromTicks, LOCAL, MAX_MS, UNSPECIFIED, UTC, type Kind } from './date-time.ts';
import { argument, argumentOutOfRange, ClrException, overflow } from './exception.ts';

/**
 * DateTime in the number formats that other systems exchange: Windows file time (ticks since 1601), OLE Automation
 * dates (days since 1899-12-30 as a double) and .NET's own 64 bits. Refuses what .NET refuses.
 */

const FILE_TIME_EPOCH_TICKS = 504_911_232_000_000_000n;
const MAX_TICKS = 3_155_378_975_999_999_999n;
const TICKS_PER_DAY = 864_000_000_000n;

export function fromFileTime(fileTime: bigint): DateTime {
  if (fileTime < 0n || fileTime > MAX_TICKS - FILE_TIME_EPOCH_TICKS)
    return argumentOutOfRange('fileTime', 'Not a valid Win32 FileTime.');
  return dateTimeFromTicks(fileTime + FILE_TIME_EPOCH_TICKS, UTC);
}

export function toFileTime(a: DateTime): bigint {
  const fileTime = a.ticks - FILE_TIME_EPOCH_TICKS;
  if (fileTime < 0n) throw new ClrException('System.ArgumentOutOfRangeException', 'Not a valid Win32 FileTime.');
  return fileTime;
}

/** The two top bits hold the kind; local times are stored as universal ones, which here are the same. */
export function toBinary(a: DateTime): bigint {
  return BigInt.asIntN(64, a.ticks | (BigInt(a.kind) << 62n));
}

export function fromBinary(data: bigint): DateTime {
  const bits = BigInt.asUintN(64, data);
  const flags = Number(bits >> 62n);
  const kind: Kind = flags >= 2 ? LOCAL : flags === 1 ? UTC : UNSPECIFIED;
  let ticks = bits & ((1n << 62n) - 1n);
  // Before year 1 in universal time, as clocks east of Greenwich can be: stored negative, read as a time of the first day.
  if (kind === LOCAL && ticks > (1n << 62n) - TICKS_PER_DAY) ticks += TICKS_PER_DAY - (1n << 62n);
  if (ticks > MAX_TICKS) {
    return argument(
      'The binary data must result in a DateTime with ticks between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.',
      'dateData',
    );
  }
  return dateTimeFromTicks(ticks, kind);
}

/** 1899-12-30, in milliseconds since 0001-01-01. */
const OA_EPOCH_MS = 693_593 * MS_PER_DAY;
/** 0100-01-01: OLE Automation knows nothing earlier. */
const OA_MIN_MS = 36_159 * MS_PER_DAY;
const OA_MIN = -657_435;
const OA_MAX = 2_958_466;

/** The time of day counts upwards from midnight even where the day is negative. */
export function toOADate(a: DateTime): number {
  if (a.ms === 0 && a.sub === 0) return 0;
  // A bare time of day was stored on day 0001-01-01.
  const ms = a.ms < MS_PER_DAY ? a.ms + OA_EPOCH_MS : a.ms;
  if (ms < OA_MIN_MS) return overflow('Not a legal OleAut date.');
  // Ticks below the millisecond are cut off towards the epoch.
  let since = ms - OA_EPOCH_MS + (ms < OA_EPOCH_MS && a.sub > 0 ? 1 : 0);
  if (since < 0) {
    const fraction = since % MS_PER_DAY;
    if (fraction !== 0) since -= (MS_PER_DAY + fraction) * 2;
  }
  return since / MS_PER_DAY;
}

export function fromOADate(d: number): DateTime {
  if (!(d < OA_MAX && d > OA_MIN)) return argument('Not a legal OleAut date.');
  let ms = Math.trunc(d * MS_PER_DAY + (d >= 0 ? 0.5 : -0.5));
  if (ms < 0) ms -= (ms % MS_PER_DAY) * 2;
  ms += OA_EPOCH_MS;
  return ms < 0 || ms > MAX_MS ? argument('Not a legal OleAut date.') : new DateTime(ms, 0, UNSPECIFIED);
}
