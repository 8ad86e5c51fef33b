import type { DateFormat } from './culture-format.ts';
import { INVARIANT_DATES } from './culture.ts';

/**
 * The words that a date may have in a culture, as `DateTime.Parse` knows them: names of months and days, in the culture's
 * language and in the invariant one, marks of the time of day, eras, zones, and what its patterns have in quotes (`de`).
 */
export type Word =
  | { readonly kind: 'number'; readonly value: number; readonly digits: number }
  | { readonly kind: 'month' | 'weekday'; readonly value: number }
  | { readonly kind: 'am' | 'pm' | 'zone' | 'era' | 'filler' | 'end' | 'unknown' };

export interface Vocabulary {
  /** By lower-case spelling, where that is letters alone. */
  readonly words: ReadonlyMap<string, Word>;
  /** The others, such as `a.d.` and `p. m.`, longest first. */
  readonly phrases: readonly (readonly [string, Word])[];
  /** Beside `/` and `-`. Empty where the culture also ends dates with it, so that it separates nothing. */
  readonly dateSeparator: string;
  /** Beside `:`. */
  readonly timeSeparator: string;
}

export const word = (kind: 'am' | 'pm' | 'zone' | 'era' | 'filler'): Word => ({ kind });

const vocabularies = new WeakMap<DateFormat, Vocabulary>();

export function vocabularyOf(dates: DateFormat): Vocabulary {
  let found = vocabularies.get(dates);
  if (found === undefined) vocabularies.set(dates, (found = collect(dates)));
  return found;
}

function collect(dates: DateFormat): Vocabulary {
  const words = new Map<string, Word>();
  const phrases = new Map<string, Word>();
  const add = (spelling: string, meaning: Word): void => {
    // A point behind a name is passed over where it stands in the text.
    const lower = spelling.replaceAll(/\s/gu, ' ').trim().toLowerCase();
    const plain = lower.replace(/\.$/, '');
    const [table, key] = /^\p{L}+$/u.test(plain) ? [words, plain] : [phrases, lower];
    if (key !== '' && !table.has(key)) table.set(key, meaning);
  };
  add(dates.amDesignator, word('am'));
  add(dates.pmDesignator, word('pm'));
  for (const { monthNames, monthGenitiveNames, ...own } of dates === INVARIANT_DATES
    ? [dates]
    : [dates, INVARIANT_DATES]) {
    const months = [monthNames, monthGenitiveNames, own.abbreviatedMonthNames, own.abbreviatedMonthGenitiveNames];
    for (const names of months) names.forEach((name, i) => add(name, { kind: 'month', value: i + 1 }));
    for (const names of [own.dayNames, own.abbreviatedDayNames])
      names.forEach((name, i) => add(name, { kind: 'weekday', value: i }));
    add(own.eraName, word('era'));
    add(own.abbreviatedEraName, word('era'));
  }
  add('am', word('am'));
  add('pm', word('pm'));
  add('gmt', word('zone'));
  add('z', word('zone'));
  const ofDates = [...dates.shortDatePatterns, ...dates.longDatePatterns];
  const ofTimes = [...dates.shortTimePatterns, ...dates.longTimePatterns];
  for (const pattern of [...ofDates, ...ofTimes, ...dates.yearMonthPatterns, dates.monthDayPattern])
    for (const [, quoted] of pattern.matchAll(/'([^']*)'/g))
      for (const part of quoted!.split(/\s+/)) add(part, word('filler'));
  const dateSeparator = dates.dateSeparator.trim();
  return {
    words,
    phrases: [...phrases].sort(([a], [b]) => b.length - a.length),
    dateSeparator: ofDates.some((pattern) => endsWith(pattern, dateSeparator)) ? '' : dateSeparator,
    timeSeparator: dates.timeSeparator.trim(),
  };
}

/** Whether a point stands behind a pattern's year, month and day. */
const endsWith = (pattern: string, symbol: string): boolean =>
  symbol === '.' && /[yMd]\.$/.test(withoutQuotes(pattern).trim()) && orderOf(pattern).length === 3;

const withoutQuotes = (pattern: string): string => pattern.replaceAll(/\\.|'[^']*'|"[^"]*"/g, '');

// ---- the order of numbers

/** The letters of the numbers in a pattern, each once: `dMy` of `dddd, d. MMMM yyyy`. */
const orders = new Map<string, string>();

export function orderOf(pattern: string): string {
  let order = orders.get(pattern);
  if (order === undefined) {
    const runs = (withoutQuotes(pattern).match(/y+|M+|d+/g) ?? []).filter((run) => !run.startsWith('ddd'));
    order = [...new Set(runs.map((run) => run[0]))].join('');
    orders.set(pattern, order);
  }
  return order;
}
