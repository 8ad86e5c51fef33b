// Dates, spans, offsets and time zones: every callable member that does not read the clock.
import { members } from './_members.mjs';

export const cases = members(
  [
    'System.DateTime',
    'System.DateTimeKind',
    'System.DateTimeOffset',
    'System.TimeSpan',
    'System.TimeZoneInfo',
    'System.TimeZoneInfo+AdjustmentRule',
    'System.TimeZoneInfo+TransitionTime',
    'System.TimeZone',
  ],
  3,
);
