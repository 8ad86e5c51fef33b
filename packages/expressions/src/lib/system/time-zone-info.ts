import { missing, typeDef } from '../../types/define.ts';
import { type } from '../../types/registry.ts';
import { ClrArray } from '../../values/array.ts';
import type { Ref } from '../../values/clr.ts';
import type { DateTimeOffset } from '../../values/date-time-offset.ts';
import { UTC, withKind, type DateTime } from '../../values/date-time.ts';
import { argumentNull } from '../../values/exception.ts';
import { hashOf } from '../../values/object.ts';
import type { AdjustmentRule } from '../../values/time-zone-adjustment.ts';
import { customZone, findZone, ianaOfWindows, lookUpZone, windowsOfIana } from '../../values/time-zone-lookup.ts';
import {
  ambiguousOffsets,
  asMoment,
  convert,
  convertFromKind,
  convertOffset,
  isAmbiguous,
  isDaylight,
  isInvalid,
  LOCAL_ZONE,
  TimeZone,
  utcOffset,
  UTC_ZONE,
} from '../../values/time-zone.ts';
import { spanOfMs, type TimeSpan } from '../../values/time-span.ts';

type Text = string | null;
type Zone = TimeZone | null;
type Rules = ClrArray<AdjustmentRule | null> | null;

const given = (zone: Zone, param: string): TimeZone => zone ?? argumentNull(param);
const spans = (items: TimeSpan[]): ClrArray => new ClrArray(type('System.TimeSpan'), items);

/** Zones are equal where id and clocks are. */
const sameClocks = (a: TimeZone, b: TimeZone): boolean =>
  a.rules === b.rules || (a.baseOffset === b.baseOffset && !a.supportsDaylight && !b.supportsDaylight);
const same = (a: TimeZone, b: unknown): boolean => b instanceof TimeZone && a.id === b.id && sameClocks(a, b);

function attempt(found: string | null, result: Ref<Text>): boolean {
  result.value = found;
  return found !== null;
}

const create = (
  ...[id, base, display, standard, daylight, rules, off]: [Text, TimeSpan, Text, Text, Text, Rules, boolean?]
): TimeZone => customZone(id, base, display, standard, daylight, off === true ? [] : (rules?.items ?? []));

/** System.TimeZoneInfo: the zones of `Intl`, under Windows' and IANA's ids, and those that a policy makes. Both `Utc` and `Local` are UTC. */
export const SystemTimeZoneInfo = typeDef('System.TimeZoneInfo', {
  kind: 'class',
  interfaces: ['IEquatable<TimeZoneInfo>'],
  documented: 'all',
  key: (zone: TimeZone) => zone.id,
  members: {
    'static TimeZoneInfo Utc { get; }': () => UTC_ZONE,
    'static TimeZoneInfo Local { get; }': () => LOCAL_ZONE,
    'static TimeZoneInfo FindSystemTimeZoneById(string id)': findZone,
    'static bool TryFindSystemTimeZoneById(string id, out TimeZoneInfo timeZoneInfo)': (
      id: Text,
      result: Ref<Zone>,
    ) => {
      result.value = id === null ? null : lookUpZone(id);
      return result.value !== null;
    },
    'static TimeZoneInfo CreateCustomTimeZone(string id, TimeSpan baseUtcOffset, string displayName, string standardDisplayName)':
      (id: Text, base: TimeSpan, display: Text, standard: Text) => customZone(id, base, display, standard, standard),
    'static TimeZoneInfo CreateCustomTimeZone(string id, TimeSpan baseUtcOffset, string displayName, string standardDisplayName, string daylightDisplayName, TimeZoneInfo.AdjustmentRule[] adjustmentRules)':
      create,
    'static TimeZoneInfo CreateCustomTimeZone(string id, TimeSpan baseUtcOffset, string displayName, string standardDisplayName, string daylightDisplayName, TimeZoneInfo.AdjustmentRule[] adjustmentRules, bool disableDaylightSavingTime)':
      create,
    'static bool TryConvertWindowsIdToIanaId(string windowsId, out string ianaId)': (id: string, result: Ref<Text>) =>
      attempt(ianaOfWindows(id), result),
    'static bool TryConvertIanaIdToWindowsId(string ianaId, out string windowsId)': (id: string, result: Ref<Text>) =>
      attempt(windowsOfIana(id), result),
    'static void ClearCachedData()': () => undefined,
    'static ReadOnlyCollection<TimeZoneInfo> GetSystemTimeZones()': missing,
    'static TimeZoneInfo FromSerializedString(string source)': missing,
    'string ToSerializedString()': missing,
    'TimeZoneInfo.AdjustmentRule[] GetAdjustmentRules()': missing,

    'string Id { get; }': (self: TimeZone) => self.id,
    'string DisplayName { get; }': (self: TimeZone) => self.displayName,
    'string StandardName { get; }': (self: TimeZone) => self.standardName,
    'string DaylightName { get; }': (self: TimeZone) => self.daylightName,
    'TimeSpan BaseUtcOffset { get; }': (self: TimeZone) => spanOfMs(self.baseOffset),
    'bool SupportsDaylightSavingTime { get; }': (self: TimeZone) => self.supportsDaylight,
    'string ToString()': (self: TimeZone) => self.displayName,

    'TimeSpan GetUtcOffset(DateTime dateTime)': utcOffset,
    'TimeSpan GetUtcOffset(DateTimeOffset dateTimeOffset)': (self: TimeZone, a: DateTimeOffset) =>
      utcOffset(self, asMoment(a)),
    'bool IsDaylightSavingTime(DateTime dateTime)': isDaylight,
    'bool IsDaylightSavingTime(DateTimeOffset dateTimeOffset)': (self: TimeZone, a: DateTimeOffset) =>
      isDaylight(self, asMoment(a)),
    'bool IsAmbiguousTime(DateTime dateTime)': isAmbiguous,
    'bool IsAmbiguousTime(DateTimeOffset dateTimeOffset)': (self: TimeZone, a: DateTimeOffset) =>
      isAmbiguous(self, asMoment(a)),
    'bool IsInvalidTime(DateTime dateTime)': isInvalid,
    'TimeSpan[] GetAmbiguousTimeOffsets(DateTime dateTime)': (self: TimeZone, a: DateTime) =>
      spans(ambiguousOffsets(self, a, 'dateTime')),
    'TimeSpan[] GetAmbiguousTimeOffsets(DateTimeOffset dateTimeOffset)': (self: TimeZone, a: DateTimeOffset) =>
      spans(ambiguousOffsets(self, asMoment(a), 'dateTimeOffset')),

    'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)': (a: DateTime, to: Zone) =>
      convertFromKind(a, given(to, 'destinationTimeZone')),
    'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo sourceTimeZone, TimeZoneInfo destinationTimeZone)': (
      a: DateTime,
      from: Zone,
      to: Zone,
    ) => convert(a, given(from, 'sourceTimeZone'), given(to, 'destinationTimeZone')),
    'static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)': (
      a: DateTimeOffset,
      to: Zone,
    ) => convertOffset(a, given(to, 'destinationTimeZone')),
    'static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string destinationTimeZoneId)': (
      a: DateTime,
      to: Text,
    ) => convertFromKind(a, findZone(to)),
    'static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string sourceTimeZoneId, string destinationTimeZoneId)':
      (a: DateTime, from: Text, to: Text) => convert(a, findZone(from), findZone(to)),
    'static DateTimeOffset ConvertTimeBySystemTimeZoneId(DateTimeOffset dateTimeOffset, string destinationTimeZoneId)':
      (a: DateTimeOffset, to: Text) => convertOffset(a, findZone(to)),
    'static DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)': (
      a: DateTime,
      to: Zone,
    ) => convert(a, UTC_ZONE, given(to, 'destinationTimeZone')),
    'static DateTime ConvertTimeToUtc(DateTime dateTime)': (a: DateTime) => withKind(a, UTC),
    'static DateTime ConvertTimeToUtc(DateTime dateTime, TimeZoneInfo sourceTimeZone)': (a: DateTime, from: Zone) =>
      convert(a, given(from, 'sourceTimeZone'), UTC_ZONE),

    'bool Equals(TimeZoneInfo other)': same,
    'bool Equals(object obj)': same,
    'bool HasSameRules(TimeZoneInfo other)': (self: TimeZone, other: Zone) => sameClocks(self, given(other, 'other')),
    'int GetHashCode()': (self: TimeZone) => hashOf(self.id.toUpperCase()),
  },
});
