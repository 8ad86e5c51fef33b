import type { DateFormat } from './culture-format.ts';
import { INVARIANT_DATES } from './culture.ts';

/** Standard date formats, one letter each, as the custom patterns that they stand for. Some are the same in every culture. */
export const STANDARD = {
  roundTrip: "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK",
  rfc1123: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  sortable: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  universal: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
} as const;

export const fullPattern = (dates: DateFormat): string => `${dates.longDatePattern} ${dates.longTimePattern}`;

/** The pattern of a letter; undefined where it is none. */
export function standardPattern(letter: string, dates: DateFormat): string | undefined {
  switch (letter) {
    case 'o':
    case 'O':
      return STANDARD.roundTrip;
    case 's':
      return STANDARD.sortable;
    case 'u':
      return STANDARD.universal;
    case 'r':
    case 'R':
      return STANDARD.rfc1123;
    case 'd':
      return dates.shortDatePattern;
    case 'D':
      return dates.longDatePattern;
    case 't':
      return dates.shortTimePattern;
    case 'T':
      return dates.longTimePattern;
    case 'f':
      return `${dates.longDatePattern} ${dates.shortTimePattern}`;
    case 'F':
    case 'U':
      return fullPattern(dates);
    case 'g':
      return `${dates.shortDatePattern} ${dates.shortTimePattern}`;
    case 'G':
      return `${dates.shortDatePattern} ${dates.longTimePattern}`;
    case 'm':
    case 'M':
      return dates.monthDayPattern;
    case 'y':
    case 'Y':
      return dates.yearMonthPattern;
    default:
      return undefined;
  }
}

/** The names and separators that a standard format is written with. */
export const namesFor = (letter: string, dates: DateFormat): DateFormat =>
  'oOrRsu'.includes(letter) ? INVARIANT_DATES : dates;

/** In the order of `GetAllDateTimePatterns()`. */
export const LETTERS: readonly string[] = 'dDfFgGmMoOrRstTuUyY'.split('');

const firstOf = (pattern: string, all: readonly string[]): readonly string[] =>
  all[0] === pattern ? all : [pattern, ...all.filter((other) => other !== pattern)];
const pairs = (days: readonly string[], times: readonly string[]): readonly string[] =>
  days.flatMap((day) => times.map((time) => `${day} ${time}`));

/** Every pattern that the culture has for a letter, or for all of them; undefined for what is no letter of a format. */
export function allPatterns(dates: DateFormat, letter: null): readonly string[];
export function allPatterns(dates: DateFormat, letter: string | null): readonly string[] | undefined;
export function allPatterns(dates: DateFormat, letter: string | null): readonly string[] | undefined {
  if (letter === null) return LETTERS.flatMap((each) => allPatterns(dates, each) ?? []);
  const shortDates = firstOf(dates.shortDatePattern, dates.shortDatePatterns);
  const longDates = firstOf(dates.longDatePattern, dates.longDatePatterns);
  const shortTimes = firstOf(dates.shortTimePattern, dates.shortTimePatterns);
  const longTimes = firstOf(dates.longTimePattern, dates.longTimePatterns);
  switch (letter) {
    case 'd':
      return shortDates;
    case 'D':
      return longDates;
    case 't':
      return shortTimes;
    case 'T':
      return longTimes;
    case 'f':
      return pairs(longDates, shortTimes);
    case 'F':
    case 'U':
      return pairs(longDates, longTimes);
    case 'g':
      return pairs(shortDates, shortTimes);
    case 'G':
      return pairs(shortDates, longTimes);
    case 'y':
    case 'Y':
      return firstOf(dates.yearMonthPattern, dates.yearMonthPatterns);
    default: {
      const pattern = standardPattern(letter, dates);
      return pattern === undefined ? undefined : [pattern];
    }
  }
}
