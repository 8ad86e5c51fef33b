import { missing, typeDef } from '../../types/define.ts';
import { CLR } from '../../values/clr.ts';
import { LOCAL, UTC, withKind, type DateTime } from '../../values/date-time.ts';
import { LOCAL_ZONE } from '../../values/time-zone.ts';
import { ZERO_SPAN } from '../../values/time-span.ts';

/** The one zone that the old class knows: the local one, which is UTC. */
class CurrentTimeZone {
  get [CLR](): string {
    return 'System.TimeZone';
  }
}
const CURRENT = new CurrentTimeZone();

/** System.TimeZone, superseded by TimeZoneInfo. */
export const SystemTimeZone = typeDef('System.TimeZone', {
  kind: 'class',
  abstract: true,
  documented: 'all',
  members: {
    'static TimeZone CurrentTimeZone { get; }': () => CURRENT,
    'string StandardName { get; }': () => LOCAL_ZONE.standardName,
    'string DaylightName { get; }': () => LOCAL_ZONE.daylightName,
    'DateTime ToLocalTime(DateTime time)': (_self, time: DateTime) => withKind(time, LOCAL),
    'DateTime ToUniversalTime(DateTime time)': (_self, time: DateTime) => withKind(time, UTC),
    'TimeSpan GetUtcOffset(DateTime time)': () => ZERO_SPAN,
    'bool IsDaylightSavingTime(DateTime time)': () => false,
    'DaylightTime GetDaylightChanges(int year)': missing,
    'static bool IsDaylightSavingTime(DateTime time, DaylightTime daylightTimes)': missing,
  },
});
