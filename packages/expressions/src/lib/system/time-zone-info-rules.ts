import { typeDef } from '../../types/define.ts';
import { hashOf } from '../../values/object.ts';
import type { AdjustmentRule } from '../../values/time-zone-adjustment.ts';
import {
  adjustmentRule,
  equalRules,
  fixedTransition,
  floatingTransition,
  TransitionTime,
} from '../../values/time-zone-adjustment.ts';
import { MIN_DATE_TIME } from '../../values/date-time.ts';

const equalTransitions = (a: TransitionTime, b: TransitionTime): boolean => a.key === b.key;

/** TimeZoneInfo.TransitionTime and TimeZoneInfo.AdjustmentRule, of which a policy makes its own zones. */
export const SystemTimeZoneTransitionTime = typeDef('System.TimeZoneInfo+TransitionTime', {
  kind: 'struct',
  interfaces: ['IEquatable<TimeZoneInfo.TransitionTime>'],
  documented: 'all',
  zero: new TransitionTime(MIN_DATE_TIME, 0, 0, 0, 0, false),
  key: (value: TransitionTime) => value.key,
  members: {
    'static TimeZoneInfo.TransitionTime CreateFixedDateRule(DateTime timeOfDay, int month, int day)': fixedTransition,
    'static TimeZoneInfo.TransitionTime CreateFloatingDateRule(DateTime timeOfDay, int month, int week, DayOfWeek dayOfWeek)':
      floatingTransition,
    'DateTime TimeOfDay { get; }': (self: TransitionTime) => self.timeOfDay,
    'int Month { get; }': (self: TransitionTime) => self.month,
    'int Week { get; }': (self: TransitionTime) => self.week,
    'int Day { get; }': (self: TransitionTime) => self.day,
    'DayOfWeek DayOfWeek { get; }': (self: TransitionTime) => self.weekday,
    'bool IsFixedDateRule { get; }': (self: TransitionTime) => self.isFixed,
    'static bool operator ==(TimeZoneInfo.TransitionTime t1, TimeZoneInfo.TransitionTime t2)': equalTransitions,
    'static bool operator !=(TimeZoneInfo.TransitionTime t1, TimeZoneInfo.TransitionTime t2)': (
      a: TransitionTime,
      b: TransitionTime,
    ) => !equalTransitions(a, b),
    'bool Equals(TimeZoneInfo.TransitionTime other)': equalTransitions,
    'bool Equals(object obj)': (self: TransitionTime, other: unknown) =>
      other instanceof TransitionTime && equalTransitions(self, other),
    'int GetHashCode()': (self: TransitionTime) => self.month ^ (self.week << 8),
  },
});

export const SystemTimeZoneAdjustmentRule = typeDef('System.TimeZoneInfo+AdjustmentRule', {
  kind: 'class',
  interfaces: ['IEquatable<TimeZoneInfo.AdjustmentRule>'],
  documented: 'all',
  members: {
    'static TimeZoneInfo.AdjustmentRule CreateAdjustmentRule(DateTime dateStart, DateTime dateEnd, TimeSpan daylightDelta, TimeZoneInfo.TransitionTime daylightTransitionStart, TimeZoneInfo.TransitionTime daylightTransitionEnd)':
      adjustmentRule,
    'DateTime DateStart { get; }': (self: AdjustmentRule) => self.dateStart,
    'DateTime DateEnd { get; }': (self: AdjustmentRule) => self.dateEnd,
    'TimeSpan DaylightDelta { get; }': (self: AdjustmentRule) => self.delta,
    'TimeZoneInfo.TransitionTime DaylightTransitionStart { get; }': (self: AdjustmentRule) => self.start,
    'TimeZoneInfo.TransitionTime DaylightTransitionEnd { get; }': (self: AdjustmentRule) => self.end,
    'bool Equals(TimeZoneInfo.AdjustmentRule other)': (self: AdjustmentRule, other: AdjustmentRule | null) =>
      other !== null && equalRules(self, other),
    'int GetHashCode()': (self: AdjustmentRule) => hashOf(self.dateStart.ms),
  },
});
