import { describe, expect, test } from 'vitest';
import { T } from '../../types/registry.ts';
import { arrayOf, doubles, intList, ints, linq, show, strings } from '../../values/linq/testing.ts';
import { currentRun, DEFAULT_LIMITS, enter, leave, LimitReached } from '../../values/run.ts';
import { stringComparer } from '../../values/string-comparer.ts';

/** Each line: C#, what .NET answered, and the rows that a binder would call for it. */
const I = T.int();
const S = T.string();
const ignoreCase = stringComparer(5)!;
type Case = readonly [cs: string, answer: string, run: () => unknown];
const len = (s: unknown): number => (s as string).length;
const odd = (n: unknown): boolean => (n as number) % 2 === 1;
const self = (x: unknown): unknown => x;

const CASES: readonly Case[] = [
  [
    'new[]{1,2,3,4}.Where(n => n % 2 == 1)',
    '[1, 3]',
    () => linq('IEnumerable<TSource> Where', [I], ints(1, 2, 3, 4), odd),
  ],
  [
    'new[]{5,6,7}.Where((n, i) => i > 0)',
    '[6, 7]',
    () =>
      linq(
        'IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, int',
        [I],
        ints(5, 6, 7),
        (_: number, i: number) => i > 0,
      ),
  ],
  [
    'new[]{5,6}.Select((n, i) => n * i)',
    '[0, 6]',
    () => linq('IEnumerable<TResult> Select<', [I, I], ints(5, 6), (n: number, i: number) => n * i),
  ],
  [
    '((int[])null).Where(n => true)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'source')",
    () => linq('IEnumerable<TSource> Where', [I], null, odd),
  ],
  [
    'new int[0].Select((Func<int,int>)null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'selector')",
    () => linq('IEnumerable<TResult> Select<', [I, I], ints(), null),
  ],
  [
    'new[]{"ab","c"}.SelectMany(s => s.ToCharArray())',
    "['a', 'b', 'c']",
    () =>
      linq('IEnumerable<TResult> SelectMany<', [S, T.char()], strings('ab', 'c'), (s: string) =>
        arrayOf(T.char(), ...Array.from(s, (c) => c.charCodeAt(0))),
      ),
  ],
  [
    'new[]{1,2}.SelectMany(n => new[]{10,20}, (a, b) => a + b)',
    '[11, 21, 12, 22]',
    () =>
      linq(
        'IEnumerable<TResult> SelectMany<TSource, TCollection',
        [I, I, I],
        ints(1, 2),
        () => ints(10, 20),
        (a: number, b: number) => a + b,
      ),
  ],
  [
    'new[]{1,2,3}.Zip(new[]{"a","b"}, (n, s) => n + s)',
    '["1a", "2b"]',
    () =>
      linq('IEnumerable<TResult> Zip', [I, S, S], ints(1, 2, 3), strings('a', 'b'), (n: number, s: string) => n + s),
  ],
  [
    'new[]{1,2,3}.Zip(new[]{"a","b"})',
    '[(1, a), (2, b)]',
    () => linq('IEnumerable<(TFirst First, TSecond Second)> Zip', [I, S], ints(1, 2, 3), strings('a', 'b')),
  ],
  [
    'new[]{1,2,3,4,5}.Chunk(2)',
    '[[1, 2], [3, 4], [5]]',
    () => linq('IEnumerable<TSource[]> Chunk', [I], ints(1, 2, 3, 4, 5), 2),
  ],
  [
    'new[]{1}.Chunk(0)',
    "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'size')",
    () => linq('IEnumerable<TSource[]> Chunk', [I], ints(1), 0),
  ],
  ['new[]{1,2,3}.Take(2)', '[1, 2]', () => linq('IEnumerable<TSource> Take<', [I], ints(1, 2, 3), 2)],
  ['new[]{1,2,3}.Take(-1)', '[]', () => linq('IEnumerable<TSource> Take<', [I], ints(1, 2, 3), -1)],
  ['new[]{1,2,3}.Skip(2)', '[3]', () => linq('IEnumerable<TSource> Skip<', [I], ints(1, 2, 3), 2)],
  ['new[]{1,2,3}.Skip(5)', '[]', () => linq('IEnumerable<TSource> Skip<', [I], ints(1, 2, 3), 5)],
  [
    'new[]{1,3,4,5}.TakeWhile(n => n % 2 == 1)',
    '[1, 3]',
    () => linq('IEnumerable<TSource> TakeWhile', [I], ints(1, 3, 4, 5), odd),
  ],
  [
    'new[]{1,3,4,5}.SkipWhile(n => n % 2 == 1)',
    '[4, 5]',
    () => linq('IEnumerable<TSource> SkipWhile', [I], ints(1, 3, 4, 5), odd),
  ],
  ['new[]{1,2,3}.TakeLast(2)', '[2, 3]', () => linq('IEnumerable<TSource> TakeLast', [I], ints(1, 2, 3), 2)],
  ['new[]{1,2,3}.SkipLast(1)', '[1, 2]', () => linq('IEnumerable<TSource> SkipLast', [I], ints(1, 2, 3), 1)],
  ['new[]{1,2,3}.SkipLast(0)', '[1, 2, 3]', () => linq('IEnumerable<TSource> SkipLast', [I], ints(1, 2, 3), 0)],
  [
    'new[]{"a","A","b",null,null}.Distinct()',
    '["a", "A", "b", null]',
    () => linq('IEnumerable<TSource> Distinct<', [S], strings('a', 'A', 'b', null, null)),
  ],
  [
    'new[]{"a","A","b"}.Distinct(StringComparer.OrdinalIgnoreCase)',
    '["a", "b"]',
    () =>
      linq(
        'IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source, IEq',
        [S],
        strings('a', 'A', 'b'),
        ignoreCase,
      ),
  ],
  [
    'new[]{"aa","b","cc"}.DistinctBy(s => s.Length)',
    '["aa", "b"]',
    () => linq('IEnumerable<TSource> DistinctBy', [S, I], strings('aa', 'b', 'cc'), len),
  ],
  [
    'new[]{double.NaN,double.NaN,0.0,-0.0}.Distinct().Count()',
    '2',
    () =>
      linq('int Count', [T.double()], linq('IEnumerable<TSource> Distinct<', [T.double()], doubles(NaN, NaN, 0, -0))),
  ],
  [
    'new[]{1,2,3,2}.Except(new[]{2})',
    '[1, 3]',
    () => linq('IEnumerable<TSource> Except<', [I], ints(1, 2, 3, 2), ints(2)),
  ],
  [
    'new[]{1,1,2,3}.Intersect(new[]{3,1})',
    '[1, 3]',
    () => linq('IEnumerable<TSource> Intersect<', [I], ints(1, 1, 2, 3), ints(3, 1)),
  ],
  [
    'new[]{1,1,2}.Union(new[]{3,1})',
    '[1, 2, 3]',
    () => linq('IEnumerable<TSource> Union<', [I], ints(1, 1, 2), ints(3, 1)),
  ],
  [
    'new[]{"aa","b"}.ExceptBy(new[]{1}, s => s.Length)',
    '["aa"]',
    () => linq('IEnumerable<TSource> ExceptBy<', [S, I], strings('aa', 'b'), ints(1), len),
  ],
  ['new[]{1}.Concat(new[]{2,3})', '[1, 2, 3]', () => linq('IEnumerable<TSource> Concat', [I], ints(1), ints(2, 3))],
  [
    'new[]{1}.Concat(null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'second')",
    () => linq('IEnumerable<TSource> Concat', [I], ints(1), null),
  ],
  [
    'new[]{1}.Append(2).Prepend(0)',
    '[0, 1, 2]',
    () => linq('IEnumerable<TSource> Prepend', [I], linq('IEnumerable<TSource> Append', [I], ints(1), 2), 0),
  ],
  [
    'new int[0].First()',
    '!! System.InvalidOperationException: Sequence contains no elements',
    () => linq('TSource First<', [I], ints()),
  ],
  ['new int[0].FirstOrDefault()', '0', () => linq('TSource FirstOrDefault<', [I], ints())],
  ['new string[0].FirstOrDefault()', 'null', () => linq('TSource FirstOrDefault<', [S], strings())],
  [
    'new[]{1,2}.First(n => n > 5)',
    '!! System.InvalidOperationException: Sequence contains no matching element',
    () => linq('TSource First<TSource>(this IEnumerable<TSource> source, Func', [I], ints(1, 2), () => false),
  ],
  [
    'new[]{1,2,3}.Last(n => n % 2 == 1)',
    '3',
    () => linq('TSource Last<TSource>(this IEnumerable<TSource> source, Func', [I], ints(1, 2, 3), odd),
  ],
  [
    'new[]{1,2}.Where(n => n > 5).Last()',
    '!! System.InvalidOperationException: Sequence contains no elements',
    () =>
      linq(
        'TSource Last<',
        [I],
        linq('IEnumerable<TSource> Where', [I], ints(1, 2), () => false),
      ),
  ],
  [
    'new[]{1,2}.Single()',
    '!! System.InvalidOperationException: Sequence contains more than one element',
    () => linq('TSource Single<', [I], ints(1, 2)),
  ],
  [
    'new int[0].Single()',
    '!! System.InvalidOperationException: Sequence contains no elements',
    () => linq('TSource Single<', [I], ints()),
  ],
  [
    'new[]{1,3}.Single(n => n % 2 == 1)',
    '!! System.InvalidOperationException: Sequence contains more than one matching element',
    () => linq('TSource Single<TSource>(this IEnumerable<TSource> source, Func', [I], ints(1, 3), odd),
  ],
  [
    'new[]{2}.Single(n => n % 2 == 1)',
    '!! System.InvalidOperationException: Sequence contains no matching element',
    () => linq('TSource Single<TSource>(this IEnumerable<TSource> source, Func', [I], ints(2), odd),
  ],
  [
    'new[]{1,3}.SingleOrDefault()',
    '!! System.InvalidOperationException: Sequence contains more than one element',
    () => linq('TSource SingleOrDefault<', [I], ints(1, 3)),
  ],
  [
    'new[]{1,3}.SingleOrDefault(n => n % 2 == 1)',
    '!! System.InvalidOperationException: Sequence contains more than one matching element',
    () => linq('TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source, Func', [I], ints(1, 3), odd),
  ],
  [
    'new int[0].FirstOrDefault(7)',
    '7',
    () => linq('TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, TSource', [I], ints(), 7),
  ],
  [
    'new[]{1,2}.ElementAt(2)',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
    () => linq('TSource ElementAt<', [I], ints(1, 2), 2),
  ],
  [
    'new List<int>{1,2}.ElementAt(-1)',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
    () => linq('TSource ElementAt<', [I], intList(1, 2), -1),
  ],
  [
    'new[]{1,2}.Where(n => true).ElementAt(2)',
    "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'index')",
    () =>
      linq(
        'TSource ElementAt<',
        [I],
        linq('IEnumerable<TSource> Where', [I], ints(1, 2), () => true),
        2,
      ),
  ],
  ['new[]{1,2}.ElementAtOrDefault(9)', '0', () => linq('TSource ElementAtOrDefault<', [I], ints(1, 2), 9)],
  ['new int[0].DefaultIfEmpty()', '[0]', () => linq('IEnumerable<TSource> DefaultIfEmpty', [I], ints())],
  [
    'new[]{4}.DefaultIfEmpty(9)',
    '[4]',
    () => linq('IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source, T', [I], ints(4), 9),
  ],
  ['new int[0].Any()', 'False', () => linq('bool Any', [I], ints())],
  ['new int[0].All(n => false)', 'True', () => linq('bool All', [I], ints(), () => false)],
  ['new[]{1,2}.Contains(2)', 'True', () => linq('bool Contains', [I], ints(1, 2), 2)],
  [
    'new HashSet<string>(StringComparer.OrdinalIgnoreCase){"a"}.AsEnumerable().Contains("A")',
    'True',
    () =>
      linq(
        'bool Contains',
        [S],
        linq(
          'HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source, IEq',
          [S],
          strings('a'),
          ignoreCase,
        ),
        'A',
      ),
  ],
  [
    'new[]{"a"}.Contains("A", StringComparer.OrdinalIgnoreCase)',
    'True',
    () =>
      linq(
        'bool Contains<TSource>(this IEnumerable<TSource> source, TSource value, I',
        [S],
        strings('a'),
        'A',
        ignoreCase,
      ),
  ],
  [
    'new[]{1,2}.SequenceEqual(new List<int>{1,2})',
    'True',
    () => linq('bool SequenceEqual', [I], ints(1, 2), intList(1, 2)),
  ],
];

describe('System.Linq.Enumerable answers as .NET does', () => {
  test.each(CASES)('%s', (_, answer, run) => {
    expect(show(run)).toBe(answer);
  });
});

describe('laziness', () => {
  test('a query sees what its source holds when it is enumerated, each time anew', () => {
    const list = intList(1);
    const query = linq('IEnumerable<TResult> Select<', [I, I], list, (n: number) => n * 10);
    list.add(2);
    expect(show(() => query)).toBe('[10, 20]');
    list.add(3);
    expect(show(() => query)).toBe('[10, 20, 30]');
  });

  test('First stops at the first match', () => {
    const seen: number[] = [];
    linq('TSource First<TSource>(this IEnumerable<TSource> source, Func', [I], ints(1, 2, 3), (n: number) => {
      seen.push(n);
      return n === 2;
    });
    expect(seen).toEqual([1, 2]);
  });

  test('a list changed while it is enumerated fails the enumeration', () => {
    const list = intList(1, 2);
    const query = linq('IEnumerable<TResult> Select<', [I, I], list, (n: number) => {
      list.add(n);
      return n;
    });
    expect(show(() => query)).toBe(
      '!! System.InvalidOperationException: Collection was modified; enumeration operation may not execute.',
    );
  });
});

describe('limits', () => {
  const limited = (make: () => unknown): string => {
    const outer = enter({
      steps: 1000,
      depth: 0,
      at: 0,
      limits: { ...DEFAULT_LIMITS, steps: 1000 },
      ambient: currentRun().ambient,
    });
    try {
      return show(make);
    } catch (e) {
      if (e instanceof LimitReached) return e.limit;
      throw e;
    } finally {
      leave(outer);
    }
  };
  const range = (n: number): unknown => linq('IEnumerable<int> Range', [], 0, n);

  test.each<readonly [string, () => unknown]>([
    ['Range(…).Count()', () => linq('int Count', [I], range(2_000_000_000))],
    [
      'Repeat(…).Distinct()',
      () => linq('IEnumerable<TSource> Distinct<', [I], linq('IEnumerable<TResult> Repeat', [I], 1, 2_000_000_000)),
    ],
    ['Range(…).ToArray()', () => linq('TSource[] ToArray', [I], range(1_000_000))],
    ['Range(…).OrderBy()', () => linq('IOrderedEnumerable<TSource> OrderBy<', [I, I], range(1_000_000), self)],
    ['Range(…).All()', () => linq('bool All', [I], range(1_000_000), () => true)],
    ['SelectMany of ranges', () => linq('IEnumerable<TResult> SelectMany<', [I, I], range(1000), () => range(1000))],
    [
      'Join of everything',
      () =>
        linq(
          'IEnumerable<TResult> Join',
          [I, I, I, I],
          range(300),
          range(300),
          () => 1,
          () => 1,
          self,
        ),
    ],
  ])('%s ends at the limit of steps', (_, run) => {
    expect(limited(run)).toBe('steps');
  });
});
