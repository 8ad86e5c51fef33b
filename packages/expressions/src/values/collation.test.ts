import { expect, test } from 'vitest';
import { COMPARISON, compareInvariant, comparisonKey, equalStrings } from './collation.ts';
import { endsWithInvariant, findFirst, findLast, startsWithInvariant } from './collation-search.ts';

// What .NET itself answers is replayed in text-answers.test.ts; these are the promises between our own ways of asking.

/** Short texts of letters that differ in case, punctuation, and now and then a control character or a combining mark. */
function* samples(count: number): Generator<readonly [string, string]> {
  let seed = 1;
  const below = (n: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) % n;
  const char = (): number => {
    if (below(3) > 0) return 'aAbB-_ .'.charCodeAt(below(8));
    return below(8) > 0 ? below(128) : 0x300 + below(4);
  };
  const text = (): string => Array.from({ length: below(6) }, () => String.fromCharCode(char())).join('');
  for (let i = 0; i < count; i++) yield [text(), text()];
}

test('the short way for ASCII orders as the collator does, with and without case', () => {
  const variant = new Intl.Collator('en', { sensitivity: 'variant' });
  const accent = new Intl.Collator('en', { sensitivity: 'accent' });
  for (const [a, b] of samples(20_000)) {
    expect([a, b, compareInvariant(a, b)]).toEqual([a, b, Math.sign(variant.compare(a, b))]);
    expect([a, b, compareInvariant(a, b, true)]).toEqual([a, b, Math.sign(accent.compare(a, b))]);
  }
});

test('equal strings have equal keys, unequal ones do not', () => {
  for (const [a, b] of samples(20_000)) {
    for (const comparison of [COMPARISON.InvariantCulture, COMPARISON.OrdinalIgnoreCase, COMPARISON.Ordinal]) {
      const sameKey = comparisonKey(a, comparison) === comparisonKey(b, comparison);
      expect([a, b, comparison, sameKey]).toEqual([a, b, comparison, equalStrings(a, b, comparison)]);
    }
  }
});

test('where a text is found it is, for ordinary characters, what indexOf says', () => {
  for (const [a, b] of samples(20_000)) {
    if (!/^[\t-\r -~]*$/.test(a + b)) continue;
    expect(findFirst(a, b, false)?.start ?? -1).toBe(a.indexOf(b));
    expect(findLast(a, b, false)?.start ?? -1).toBe(a.lastIndexOf(b));
    expect(startsWithInvariant(a, b, false)).toBe(a.startsWith(b));
    expect(endsWithInvariant(a, b, false)).toBe(a.endsWith(b));
  }
});

test('a long text that is not plain is searched in time', () => {
  const text = 'a\u0301'.repeat(20_000);
  expect(findFirst(text, `${'a\u0301'.repeat(50)}b`, false)).toBeNull();
  expect(findLast(text, 'a\u0301', false)).toEqual({ start: 39_998, end: 40_000 });
});
