import { accessors, missing, typeDef, type Row } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { newArray } from '../../values/array-of.ts';
import type { ClrArray } from '../../values/array.ts';
import type { DateFormat } from '../../values/culture-format.ts';
import { datesOf, DateTimeFormatInfo, INVARIANT_DATES } from '../../values/culture.ts';
import { allPatterns, fullPattern, STANDARD } from '../../values/date-pattern.ts';
import { argument, argumentNull, argumentOutOfRange } from '../../values/exception.ts';
import { getFormat, inRange, outOfRange, set } from './format-info.ts';

/** The properties of DateTimeFormatInfo; the calendar is the Gregorian one and can't be changed. */
const rows: Record<string, Row> = {};

type FieldOf<V> = { [K in keyof DateFormat]: DateFormat[K] extends V ? K : never }[keyof DateFormat];

const texts: Readonly<Record<string, FieldOf<string>>> = {
  AMDesignator: 'amDesignator',
  PMDesignator: 'pmDesignator',
  DateSeparator: 'dateSeparator',
  TimeSeparator: 'timeSeparator',
  MonthDayPattern: 'monthDayPattern',
  ShortDatePattern: 'shortDatePattern',
  LongDatePattern: 'longDatePattern',
  ShortTimePattern: 'shortTimePattern',
  LongTimePattern: 'longTimePattern',
  YearMonthPattern: 'yearMonthPattern',
};
for (const [name, field] of Object.entries(texts))
  rows[`string ${name} { get; set; }`] = accessors(
    (self: DateTimeFormatInfo) => self.format[field],
    (self: DateTimeFormatInfo, value: string | null) => set(self, field, value ?? argumentNull('value')),
  );

const numbers: Readonly<Record<string, readonly [string, FieldOf<number>, number]>> = {
  FirstDayOfWeek: ['DayOfWeek', 'firstDayOfWeek', 6],
  CalendarWeekRule: ['CalendarWeekRule', 'calendarWeekRule', 2],
};
for (const [name, [type, field, most]] of Object.entries(numbers))
  rows[`${type} ${name} { get; set; }`] = accessors(
    (self: DateTimeFormatInfo) => self.format[field],
    (self: DateTimeFormatInfo, value: number) => set(self, field, inRange(value, most)),
  );

const days: Readonly<Record<string, FieldOf<readonly string[]>>> = {
  DayNames: 'dayNames',
  AbbreviatedDayNames: 'abbreviatedDayNames',
  ShortestDayNames: 'shortestDayNames',
};
/** .NET's lists end with a thirteenth month of no name. */
const months: Readonly<Record<string, FieldOf<readonly string[]>>> = {
  MonthNames: 'monthNames',
  AbbreviatedMonthNames: 'abbreviatedMonthNames',
  MonthGenitiveNames: 'monthGenitiveNames',
  AbbreviatedMonthGenitiveNames: 'abbreviatedMonthGenitiveNames',
};
function checkNames(value: ClrArray<string | null> | null, length: number): string[] {
  const names = (value ?? argumentNull('value')).items;
  if (names.length !== length) return argument(`Length of the array must be ${length}.`, 'value');
  return names.map((name) => name ?? argumentNull('value'));
}
for (const [list, length] of [
  [days, 7],
  [months, 13],
] as const)
  for (const [name, field] of Object.entries(list))
    rows[`string[] ${name} { get; set; }`] = accessors(
      (self: DateTimeFormatInfo) => {
        const names = self.format[field];
        return newArray(T.string(), names.length < length ? [...names, ''] : [...names]);
      },
      (self: DateTimeFormatInfo, value: ClrArray<string | null> | null) => set(self, field, checkNames(value, length)),
    );

const WEEK = 'Sunday and Saturday';
const YEAR = '1 and 13';
const nameOf =
  (field: FieldOf<readonly string[]>, param: string, first: number, most: number, bounds: string) =>
  (self: DateTimeFormatInfo, value: number): string => {
    if (value < first || value > most) return outOfRange(param, bounds, value);
    return self.format[field][value - first] ?? '';
  };

/** No era but this one. */
const eraName = (name: string, era: number): string => (era === 0 || era === 1 ? name : argumentOutOfRange('era'));

const INVARIANT = new DateTimeFormatInfo(INVARIANT_DATES, true);

export const SystemDateTimeFormatInfo = typeDef('System.Globalization.DateTimeFormatInfo', {
  kind: 'class',
  interfaces: ['IFormatProvider'],
  documented: 'none',
  members: {
    'new()': () => new DateTimeFormatInfo(INVARIANT_DATES, false),
    'static DateTimeFormatInfo InvariantInfo { get; }': () => INVARIANT,
    'static DateTimeFormatInfo CurrentInfo { get; }': () => INVARIANT,
    'static DateTimeFormatInfo GetInstance(IFormatProvider provider)': (provider: unknown) =>
      provider instanceof DateTimeFormatInfo ? provider : new DateTimeFormatInfo(datesOf(provider), true),
    'static DateTimeFormatInfo ReadOnly(DateTimeFormatInfo dtfi)': (dtfi: DateTimeFormatInfo | null) =>
      dtfi === null ? argumentNull('dtfi') : dtfi.isReadOnly ? dtfi : new DateTimeFormatInfo(dtfi.format, true),
    'bool IsReadOnly { get; }': (self: DateTimeFormatInfo) => self.isReadOnly,
    ...rows,
    'string FullDateTimePattern { get; }': (self: DateTimeFormatInfo) => fullPattern(self.format),
    'string RFC1123Pattern { get; }': () => STANDARD.rfc1123,
    'string SortableDateTimePattern { get; }': () => STANDARD.sortable,
    'string UniversalSortableDateTimePattern { get; }': () => STANDARD.universal,
    'string NativeCalendarName { get; }': missing,
    'Calendar Calendar { get; set; }': missing,
    'string GetDayName(DayOfWeek dayofweek)': nameOf('dayNames', 'dayofweek', 0, 6, WEEK),
    'string GetAbbreviatedDayName(DayOfWeek dayofweek)': nameOf('abbreviatedDayNames', 'dayofweek', 0, 6, WEEK),
    'string GetShortestDayName(DayOfWeek dayOfWeek)': nameOf('shortestDayNames', 'dayOfWeek', 0, 6, WEEK),
    'string GetMonthName(int month)': nameOf('monthNames', 'month', 1, 13, YEAR),
    'string GetAbbreviatedMonthName(int month)': nameOf('abbreviatedMonthNames', 'month', 1, 13, YEAR),
    'int GetEra(string eraName)': missing,
    'string GetEraName(int era)': (self: DateTimeFormatInfo, era: number) => eraName(self.format.eraName, era),
    'string GetAbbreviatedEraName(int era)': (self: DateTimeFormatInfo, era: number) =>
      eraName(self.format.abbreviatedEraName, era),
    'string[] GetAllDateTimePatterns()': (self: DateTimeFormatInfo) =>
      newArray(T.string(), [...allPatterns(self.format, null)]),
    'string[] GetAllDateTimePatterns(char format)': (self: DateTimeFormatInfo, format: number) =>
      newArray(T.string(), [
        ...(allPatterns(self.format, String.fromCharCode(format)) ??
          argument(`Format specifier '${String.fromCharCode(format)}' was invalid.`, 'format')),
      ]),
    'void SetAllDateTimePatterns(string[] patterns, char format)': missing,
    'object Clone()': (self: DateTimeFormatInfo) => new DateTimeFormatInfo(self.format, false),
    'object GetFormat(Type formatType)': getFormat,
  },
});
