import { describe, expect, test } from 'vitest';
import { bindExpression, emitExpression } from '../expression.ts';
import { ClrException } from './exception.ts';
import { CultureInfo, cultureNamed, datesOf, INVARIANT_DATES, INVARIANT_NUMBERS, numbersOf } from './culture.ts';
import { formatDateTime } from './date-format.ts';
import { DateTime } from './date-time.ts';
import { formatDouble } from './number-format.ts';
import { LimitReached, type Ambient } from './run.ts';

const AMBIENT: Ambient = {
  now: () => 0,
  newGuid: () => '0'.repeat(32),
  random: () => 0,
  randomBytes: (count) => new Uint8Array(count),
};

const thrown = (run: () => unknown): string => {
  try {
    return `gave ${String(run())}`;
  } catch (e) {
    if (!(e instanceof ClrException)) throw e;
    return `${e.clrName}: ${e.message}`;
  }
};

describe('cultures', () => {
  test('one that .NET knows and we have no data of keeps its names, and says so when something is formatted by it', () => {
    const swahili = cultureNamed('sw-ke', true);
    expect(swahili.name).toBe('sw-KE');
    const refusal =
      "System.PlatformNotSupportedException: The culture 'sw-KE' has no data in this evaluator, so nothing is formatted or parsed by it.";
    expect(thrown(() => numbersOf(swahili))).toBe(refusal);
    expect(thrown(() => datesOf(swahili))).toBe(refusal);
    expect(thrown(() => swahili.data.lcid)).toBe(refusal);
  });

  test('names of objects are no cultures', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(thrown(() => numbersOf(cultureNamed(name, true)))).toMatch(/NotSupported|CultureNotFound/);
  });

  test('without a provider, or with one that has no such format, the invariant culture holds', () => {
    for (const provider of [null, undefined, new CultureInfo('', true)]) {
      expect(numbersOf(provider)).toBe(INVARIANT_NUMBERS);
      expect(datesOf(provider)).toBe(INVARIANT_DATES);
    }
    expect(numbersOf(cultureNamed('de', true).dates)).toBe(INVARIANT_NUMBERS);
  });

  test('a change of a culture of one’s own does not reach another of the same name', () => {
    const mine = cultureNamed('de-DE', false);
    mine.numbers.format = { ...mine.numbers.format, currencySymbol: 'EUR' };
    expect(formatDouble(1.5, 'C', numbersOf(mine))).toBe('1,50 EUR');
    expect(formatDouble(1.5, 'C', numbersOf(cultureNamed('de-DE', false)))).toBe('1,50 €');
  });

  test('every culture of the data formats numbers and dates', async () => {
    const { CULTURES } = await import('./culture-data.ts');
    const date = new DateTime(63_850_000_000_000, 0, 0);
    for (const name of Object.keys(CULTURES)) {
      const culture = cultureNamed(name, true);
      expect(culture.name).toBe(name);
      expect(formatDouble(-1234.5, 'C', numbersOf(culture)), name).toMatch(/\d/);
      for (const letter of 'dDfFgGmtTy') expect(formatDateTime(date, letter, datesOf(culture)), name).toMatch(/\d/);
    }
  });
});

describe('formats of a policy’s own', () => {
  const evaluate = (code: string): unknown => {
    const bound = bindExpression(code);
    expect(bound.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    try {
      return emitExpression(bound)(null as never, AMBIENT);
    } catch (e) {
      return e instanceof LimitReached ? e.limit : e;
    }
  };

  test('have short symbols, so that a format cannot make much of them', () => {
    const set = (type: string, assignment: string): unknown =>
      evaluate(
        `@{ var wide = new string('x', 33); var n = new System.Globalization.${type}(); ${assignment}; return 1; }`,
      );
    for (const property of ['NumberGroupSeparator', 'PercentSymbol', 'NegativeSign'])
      expect(set('NumberFormatInfo', `n.${property} = wide`), property).toBe('stringLength');
    for (const property of ['AMDesignator', 'DateSeparator'])
      expect(set('DateTimeFormatInfo', `n.${property} = wide`), property).toBe('stringLength');
    expect(set('DateTimeFormatInfo', 'n.DayNames = new[] { wide, "", "", "", "", "", "" }')).toBe('stringLength');
    expect(set('DateTimeFormatInfo', 'n.LongDatePattern = wide')).toBe(1);
  });

  test('and long formats are paid for by what they may become', () => {
    const code = (format: string): string =>
      `@(new DateTime(2024, 5, 3).ToString(new string('g', 1000000), System.Globalization.CultureInfo.GetCultureInfo("${format}")))`;
    expect(evaluate(code('de-DE'))).toBe('stringLength');
  });
});
