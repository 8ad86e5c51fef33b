import { UNIX_EPOCH_MS } from './date-time-calendar.ts';
import { offsetText } from './date-format.ts';
import { argument, argumentNull, argumentOutOfRange, clrThrow } from './exception.ts';
import { AdjustedRules, type AdjustmentRule } from './time-zone-adjustment.ts';
import { FixedRules, IntlRules, type ZoneRules } from './time-zone-rules.ts';
import { WINDOWS_ZONES } from './time-zone-windows.ts';
import { TimeZone, UTC_ZONE } from './time-zone.ts';
import type { TimeSpan } from './time-span.ts';

/**
 * `FindSystemTimeZoneById` with Windows and IANA ids, in any case, and `CreateCustomTimeZone`. Zones are made when
 * first asked for and kept; ids that exist nowhere are not kept, so hostile ids fill nothing.
 */
const zones = new Map<string, TimeZone>();
const windowsByLower = new Map([...WINDOWS_ZONES.keys()].map((id) => [id.toLowerCase(), id]));

export function lookUpZone(id: string): TimeZone | null {
  const key = id.toLowerCase();
  if (key === 'utc') return UTC_ZONE;
  let zone = zones.get(key) ?? null;
  if (zone === null) {
    zone = makeZone(key, id);
    if (zone !== null) zones.set(key, zone);
  }
  return zone;
}

export function findZone(id: string | null): TimeZone {
  if (id === null) return argumentNull('id');
  return (
    lookUpZone(id) ??
    clrThrow('System.TimeZoneNotFoundException', `The time zone ID '${id}' was not found on the local computer.`)
  );
}

const IANA_ID = /^[a-z][a-z0-9_+-]*(\/[a-z0-9_+-]+)*$/i;

function makeZone(key: string, id: string): TimeZone | null {
  const windows = windowsByLower.get(key);
  const iana = windows === undefined ? id : WINDOWS_ZONES.get(windows)!;
  const rules = IANA_ID.test(iana) ? rulesOf(iana) : null;
  return rules === null ? null : systemZone(windows ?? spelled(iana), iana, rules);
}

function rulesOf(iana: string): IntlRules | null {
  try {
    return new IntlRules(iana);
  } catch (e) {
    if (e instanceof RangeError) return null;
    throw e;
  }
}

/** An id as it is written in the database, as far as that follows from its letters: `america/new_york` → `America/New_York`. */
function spelled(iana: string): string {
  const known = Intl.supportedValuesOf('timeZone').find((z) => z.toLowerCase() === iana.toLowerCase());
  return known ?? iana;
}

/** The years whose clocks decide about names and base offset: Windows' own rules begin in 2007. */
const FIRST_YEAR = 2007;
const LAST_YEAR = 2037;
const inYear = (year: number, month: number): number => Date.UTC(year, month, 1) + UNIX_EPOCH_MS;

function systemZone(id: string, iana: string, rules: ZoneRules): TimeZone {
  const latest = [inYear(LAST_YEAR, 0), inYear(LAST_YEAR, 6)].map((at) => rules.periodAt(at));
  const base = (latest.find((p) => !p.daylight) ?? latest[0]!).offset;
  let summer: number | null = null;
  for (let year = LAST_YEAR; year >= FIRST_YEAR && summer === null; year--)
    for (const month of [0, 6]) if (rules.periodAt(inYear(year, month)).daylight) summer ??= inYear(year, month);
  const winter = latest[0]!.daylight ? inYear(LAST_YEAR, 6) : inYear(LAST_YEAR, 0);
  const generic = zoneName(iana, 'longGeneric', winter);
  const standard = zoneName(iana, 'long', winter);
  const daylight = summer === null ? standard : zoneName(iana, 'long', summer);
  const city = iana.slice(iana.lastIndexOf('/') + 1).replaceAll('_', ' ');
  // `Pacific Time` has many cities and is given one; `United Kingdom Time` says where it is.
  const shared = standard.includes(generic.replace(/ Time$/, '')) && !generic.includes(city);
  const place = iana.includes('/') && !iana.startsWith('Etc/') && shared ? ` (${city})` : '';
  const utc = standard === UTC_ZONE.standardName;
  const display = utc ? UTC_ZONE.displayName : `(UTC${offsetText(base / 60_000, 3)}) ${generic}${place}`;
  return new TimeZone({ id, display, standard, daylight }, base, summer !== null, rules);
}

function zoneName(iana: string, style: 'long' | 'longGeneric', at: number): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: iana, timeZoneName: style });
  return format.formatToParts(at - UNIX_EPOCH_MS).find((p) => p.type === 'timeZoneName')?.value ?? iana;
}

const MAX_OFFSET_MS = 14 * 3_600_000;

export function customZone(
  id: string | null,
  baseOffset: TimeSpan,
  displayName: string | null,
  standardName: string | null,
  daylightName: string | null = null,
  adjustmentRules: readonly (AdjustmentRule | null)[] = [],
): TimeZone {
  if (id === null) return argumentNull('id');
  if (id === '') return argument('The value cannot be an empty string.', 'id');
  if (Math.abs(baseOffset.ms) > MAX_OFFSET_MS || (baseOffset.ms === MAX_OFFSET_MS && baseOffset.sub > 0))
    return argumentOutOfRange('baseUtcOffset', 'The TimeSpan parameter must be within plus or minus 14.0 hours.');
  if (baseOffset.ms % 60_000 !== 0 || baseOffset.sub !== 0) {
    return argument('The TimeSpan parameter cannot be specified more precisely than whole minutes.', 'baseUtcOffset');
  }
  const names = { id, display: displayName ?? '', standard: standardName ?? '', daylight: daylightName ?? '' };
  const adjusts = adjustmentRules.length > 0;
  const rules = adjusts ? new AdjustedRules(baseOffset.ms, adjustmentRules) : new FixedRules(baseOffset.ms);
  return new TimeZone(names, baseOffset.ms, adjusts, rules);
}

/** CLDR's main zone of a Windows id, null where there is none. Case counts, as in .NET. */
export const ianaOfWindows = (id: string): string | null => WINDOWS_ZONES.get(id) ?? null;

/** The Windows zone whose main zone this is, by any of its names; not all IANA zones are such. */
export function windowsOfIana(id: string): string | null {
  const canonical = canonicalName(id);
  if (canonical === null) return null;
  for (const [windows, iana] of WINDOWS_ZONES) if (iana === id) return windows;
  for (const [windows, iana] of WINDOWS_ZONES) if (canonicalName(iana) === canonical) return windows;
  return null;
}

function canonicalName(iana: string): string | null {
  if (!IANA_ID.test(iana)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: iana }).resolvedOptions().timeZone;
  } catch (e) {
    if (e instanceof RangeError) return null;
    throw e;
  }
}
