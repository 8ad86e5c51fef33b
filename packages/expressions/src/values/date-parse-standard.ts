import { INVARIANT_DATES } from './culture.ts';
import { finish, notRecognized, type Draft, type Parsed } from './date-parse-draft.ts';

/** The standard formats that .NET's ParseExact, without styles, reads more strictly than their patterns say. */

const ROUNDTRIP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{7})(?:(Z)|([+-])(\d{1,2}):(\d\d))?$/;

/** `o`: to the letter; nothing about the date is checked before all of it is. */
export function readRoundtrip(d: Draft): Parsed | string {
  const m = ROUNDTRIP.exec(d.text);
  if (m === null || d.text.endsWith('\n')) return notRecognized(d.text);
  [d.year, d.month, d.day, d.hour, d.minute, d.second] = m.slice(1, 7).map(Number) as [
    ...[number, number, number, number, number, number],
  ];
  d.fraction = Number(m[7]) / 10_000_000;
  d.hasZone = m[8] !== undefined || m[9] !== undefined;
  d.isUtc = m[8] !== undefined;
  if (m[9] !== undefined) d.zoneMinutes = (Number(m[10]) * 60 + Number(m[11])) * (m[9] === '-' ? -1 : 1);
  const found = finish(d);
  return typeof found === 'string' && found.includes('not supported in calendar') ? notRecognized(d.text) : found;
}

const RFC1123 = /^([a-z]{3}), (\d\d) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/i;

/** `r`: to the letter, names in any case; the result has no kind. */
export function readRfc1123(d: Draft): Parsed | string {
  const failed = notRecognized(d.text);
  const m = d.text.endsWith('GMT') ? RFC1123.exec(d.text) : null;
  if (m === null) return failed;
  const find = (names: readonly string[], name: string): number =>
    names.findIndex((n) => n.toLowerCase() === name.toLowerCase());
  d.weekday = find(INVARIANT_DATES.abbreviatedDayNames, m[1]!);
  d.month = find(INVARIANT_DATES.abbreviatedMonthNames, m[3]!) + 1;
  if (d.weekday < 0 || d.month < 1) return failed;
  d.day = Number(m[2]);
  d.year = Number(m[4]);
  d.hour = Number(m[5]);
  d.minute = Number(m[6]);
  d.second = Number(m[7]);
  const found = finish(d);
  // Here .NET has no calendar to name yet.
  return typeof found === 'string' ? found.replace("'System.Globalization.GregorianCalendar'", "''") : found;
}
