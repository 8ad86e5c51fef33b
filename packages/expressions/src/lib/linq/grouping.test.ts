import { describe, expect, test } from 'vitest';
import { T, nullable, type as typeNamed } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { Box } from '../../values/clr.ts';
import {
  arrayOf,
  dictionary,
  doubles,
  intList,
  ints,
  linq,
  show,
  stringList,
  strings,
} from '../../values/linq/testing.ts';
import { stringComparer } from '../../values/string-comparer.ts';

/** Each line: C#, what .NET answered, and the rows that a binder would call for it. */
const I = T.int();
const S = T.string();
const O = T.object();
const B = T.bool();
const ignoreCase = stringComparer(5)!;
type Case = readonly [cs: string, answer: string, run: () => unknown];
const len = (s: unknown): number => (s as string).length;
const self = (x: unknown): unknown => x;
const first = (s: unknown): string => (s as string).slice(0, 1);
const objects = (...items: unknown[]): unknown => arrayOf(O, ...items);

const CASES: readonly Case[] = [
  [
    'new[]{"b","a","C","B"}.OrderBy(s => s)',
    '["a", "b", "B", "C"]',
    () => linq('IOrderedEnumerable<TSource> OrderBy<', [S, S], strings('b', 'a', 'C', 'B'), self),
  ],
  [
    'new[]{"bb","a","cc","d"}.OrderByDescending(s => s.Length)',
    '["bb", "cc", "a", "d"]',
    () => linq('IOrderedEnumerable<TSource> OrderByDescending<', [S, I], strings('bb', 'a', 'cc', 'd'), len),
  ],
  [
    'new[]{"b2","a1","b1"}.OrderBy(s => s.Substring(0,1)).ThenBy(s => s)',
    '["a1", "b1", "b2"]',
    () =>
      linq(
        'IOrderedEnumerable<TSource> ThenBy<',
        [S, S],
        linq('IOrderedEnumerable<TSource> OrderBy<', [S, S], strings('b2', 'a1', 'b1'), first),
        self,
      ),
  ],
  [
    'new object[]{1,"a"}.OrderBy(o => o)',
    '!! System.InvalidOperationException: Failed to compare two elements in the array. <- System.ArgumentException: Object must be of type Int32.',
    () => linq('IOrderedEnumerable<TSource> OrderBy<', [O, O], objects(1, 'a'), self),
  ],
  [
    'new object[]{new object(),new object()}.OrderBy(o => o)',
    '!! System.InvalidOperationException: Failed to compare two elements in the array. <- System.ArgumentException: At least one object must implement IComparable.',
    () => linq('IOrderedEnumerable<TSource> OrderBy<', [O, O], objects(ints(), ints()), self),
  ],
  [
    'new string[]{"b",null,"a"}.OrderBy(s => s)',
    '[null, "a", "b"]',
    () => linq('IOrderedEnumerable<TSource> OrderBy<', [S, S], strings('b', null, 'a'), self),
  ],
  ['new[]{3,1,2}.Order()', '[1, 2, 3]', () => linq('IOrderedEnumerable<T> Order<', [I], ints(3, 1, 2))],
  ['Enumerable.Reverse(new[]{1,2,3})', '[3, 2, 1]', () => linq('IEnumerable<TSource> Reverse', [I], ints(1, 2, 3))],
  [
    'new[]{"apple","avocado","bean"}.GroupBy(s => s.Substring(0,1))',
    '["a":["apple", "avocado"], "b":["bean"]]',
    () => linq('IEnumerable<IGrouping<TKey, TSource>> GroupBy', [S, S], strings('apple', 'avocado', 'bean'), first),
  ],
  [
    'new[]{"a","bb","c"}.GroupBy(s => s.Length, s => s + "!")',
    '[1:["a!", "c!"], 2:["bb!"]]',
    () =>
      linq(
        'IEnumerable<IGrouping<TKey, TElement>> GroupBy',
        [S, I, S],
        strings('a', 'bb', 'c'),
        len,
        (s: string) => `${s}!`,
      ),
  ],
  [
    'new[]{"a","bb","c"}.GroupBy(s => s.Length, (k, g) => k + ":" + g.Count())',
    '["1:2", "2:1"]',
    () =>
      linq(
        'IEnumerable<TResult> GroupBy<TSource, TKey, TResult>',
        [S, I, S],
        strings('a', 'bb', 'c'),
        len,
        (k: number, g: unknown) => `${k}:${String(linq('int Count', [S], g))}`,
      ),
  ],
  [
    'new[]{"a","A",null}.GroupBy(s => s, StringComparer.OrdinalIgnoreCase)',
    '["a":["a", "A"], null:[null]]',
    () =>
      linq(
        'IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, I',
        [S, S],
        strings('a', 'A', null),
        self,
        ignoreCase,
      ),
  ],
  [
    'new[]{1,2,3}.Join(new[]{"a","bb","cc"}, n => n, s => s.Length, (n, s) => n + s)',
    '["1a", "2bb", "2cc"]',
    () =>
      linq(
        'IEnumerable<TResult> Join',
        [I, S, I, S],
        ints(1, 2, 3),
        strings('a', 'bb', 'cc'),
        self,
        len,
        (n: number, s: string) => n + s,
      ),
  ],
  [
    'new[]{1,3}.GroupJoin(new[]{"a","b"}, n => n, s => s.Length, (n, g) => n + ":" + g.Count())',
    '["1:2", "3:0"]',
    () =>
      linq(
        'IEnumerable<TResult> GroupJoin',
        [I, S, I, S],
        ints(1, 3),
        strings('a', 'b'),
        self,
        len,
        (n: number, g: unknown) => `${n}:${String(linq('int Count', [S], g))}`,
      ),
  ],
  [
    'new[]{"a","b"}.ToLookup(s => s.Length)',
    '[1:["a", "b"]]',
    () => linq('ILookup<TKey, TSource> ToLookup', [S, I], strings('a', 'b'), len),
  ],
  [
    'new[]{"a","bb"}.ToDictionary(s => s.Length)',
    '[[1, a], [2, bb]]',
    () => linq('Dictionary<TKey, TSource> ToDictionary', [S, I], strings('a', 'bb'), len),
  ],
  [
    'new[]{"a","b"}.ToDictionary(s => s.Length)',
    '!! System.ArgumentException: An item with the same key has already been added. Key: 1',
    () => linq('Dictionary<TKey, TSource> ToDictionary', [S, I], strings('a', 'b'), len),
  ],
  [
    'new string[]{null}.ToDictionary(s => s)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'key')",
    () => linq('Dictionary<TKey, TSource> ToDictionary', [S, S], strings(null), self),
  ],
  [
    'new[]{"a","A"}.ToDictionary(s => s, s => 1, StringComparer.OrdinalIgnoreCase)',
    '!! System.ArgumentException: An item with the same key has already been added. Key: A',
    () =>
      linq(
        'Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, I',
        [S, S, I],
        strings('a', 'A'),
        self,
        () => 1,
        ignoreCase,
      ),
  ],
  ['new[]{1,2}.Sum()', '3', () => linq('int Sum(', [], ints(1, 2))],
  [
    'new[]{int.MaxValue,1}.Sum()',
    '!! System.OverflowException: Arithmetic operation resulted in an overflow.',
    () => linq('int Sum(', [], ints(2147483647, 1)),
  ],
  [
    'new[]{long.MaxValue,1}.Sum()',
    '!! System.OverflowException: Arithmetic operation resulted in an overflow.',
    () => linq('long Sum(', [], arrayOf(T.long(), 2n ** 63n - 1n, 1n)),
  ],
  ['new int?[]{1,null,2}.Sum()', '3', () => linq('int? Sum(', [], arrayOf(nullable(I), 1, null, 2))],
  ['new int?[]{null}.Max()', 'null', () => linq('int? Max(', [], arrayOf(nullable(I), null))],
  [
    'new int[0].Max()',
    '!! System.InvalidOperationException: Sequence contains no elements',
    () => linq('int Max(', [], ints()),
  ],
  ['new string[0].Max()', 'null', () => linq('TSource Max<', [S], strings())],
  ['new[]{"b","a"}.Min()', '"a"', () => linq('TSource Min<', [S], strings('b', 'a'))],
  [
    'new int[0].Average()',
    '!! System.InvalidOperationException: Sequence contains no elements',
    () => linq('double Average(this IEnumerable<int>', [], ints()),
  ],
  [
    'new[]{1,2}.Average()',
    '1.5',
    () => new Box(T.double(), linq('double Average(this IEnumerable<int>', [], ints(1, 2)) as number),
  ],
  [
    'new[]{0.1,0.2,0.3}.Sum()',
    '0.6000000000000001',
    () => new Box(T.double(), linq('double Sum(', [], doubles(0.1, 0.2, 0.3)) as number),
  ],
  [
    'new[]{1.5,double.NaN,0.5}.Min()',
    'NaN',
    () => new Box(T.double(), linq('double Min(', [], doubles(1.5, NaN, 0.5)) as number),
  ],
  [
    'new[]{double.NaN,0.5}.Max()',
    '0.5',
    () => new Box(T.double(), linq('double Max(', [], doubles(NaN, 0.5)) as number),
  ],
  [
    'new[]{0.1f,0.2f,0.3f}.Sum()',
    '0.6',
    () => new Box(T.float(), linq('float Sum(', [], arrayOf(T.float(), ...[0.1, 0.2, 0.3].map(Math.fround))) as number),
  ],
  ['new[]{"a","ccc","bb"}.Max(s => s.Length)', '3', () => linq('int Max<', [S], strings('a', 'ccc', 'bb'), len)],
  [
    'new[]{"a","ccc","bb"}.MaxBy(s => s.Length)',
    '"ccc"',
    () => linq('TSource MaxBy', [S, I], strings('a', 'ccc', 'bb'), len),
  ],
  [
    'new int[0].MinBy(n => n)',
    '!! System.InvalidOperationException: Sequence contains no elements',
    () => linq('TSource MinBy', [I, I], ints(), self),
  ],
  ['new string[0].MinBy(n => n)', 'null', () => linq('TSource MinBy', [S, S], strings(), self)],
  [
    'new[]{1,2,3}.Aggregate((a, b) => a * 10 + b)',
    '123',
    () => linq('TSource Aggregate', [I], ints(1, 2, 3), (a: number, b: number) => a * 10 + b),
  ],
  [
    'new int[0].Aggregate((a, b) => a + b)',
    '!! System.InvalidOperationException: Sequence contains no elements',
    () => linq('TSource Aggregate', [I], ints(), () => 0),
  ],
  [
    'new[]{1,2}.Aggregate("x", (a, b) => a + b)',
    '"x12"',
    () => linq('TAccumulate Aggregate', [I, S], ints(1, 2), 'x', (a: string, b: number) => a + b),
  ],
  [
    'new object[]{1,"a"}.Cast<int>()',
    "!! System.InvalidCastException: Unable to cast object of type 'System.String' to type 'System.Int32'.",
    () => linq('IEnumerable<TResult> Cast', [I], objects(1, 'a')),
  ],
  [
    'new object[]{1,null}.Cast<int>()',
    '!! System.NullReferenceException: Object reference not set to an instance of an object.',
    () => linq('IEnumerable<TResult> Cast', [I], objects(1, null)),
  ],
  [
    'new object[]{"a",null}.Cast<string>()',
    '["a", null]',
    () => linq('IEnumerable<TResult> Cast', [S], objects('a', null)),
  ],
  [
    'new object[]{1,"a",null,2,\'c\'}.OfType<int>()',
    '[1, 2]',
    () => linq('IEnumerable<TResult> OfType', [I], objects(1, 'a', null, 2, new Box(T.char(), 99))),
  ],
  ['new[]{1,2}.Cast<object>()', '[1, 2]', () => linq('IEnumerable<TResult> Cast', [O], ints(1, 2))],
  [
    'new[]{1,2}.Cast<long>()',
    "!! System.InvalidCastException: Unable to cast object of type 'System.Int32' to type 'System.Int64'.",
    () => linq('IEnumerable<TResult> Cast', [T.long()], ints(1, 2)),
  ],
  ['"ab".Cast<object>()', "['a', 'b']", () => linq('IEnumerable<TResult> Cast', [O], 'ab')],
  [
    'new List<int>{1}.Cast<string>()',
    "!! System.InvalidCastException: Unable to cast object of type 'System.Int32' to type 'System.String'.",
    () => linq('IEnumerable<TResult> Cast', [S], intList(1)),
  ],
  [
    'new object[]{new[]{"a"},new List<string>{"b"}}.OfType<IEnumerable<object>>().Count()',
    '2',
    () =>
      linq(
        'int Count',
        [O],
        linq('IEnumerable<TResult> OfType', [enumerableOfObjects()], objects(strings('a'), stringList('b'))),
      ),
  ],
  [
    'Enumerable.Range(int.MaxValue, 2)',
    "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'count')",
    () => linq('IEnumerable<int> Range', [], 2147483647, 2),
  ],
  ['Enumerable.Range(3, 3)', '[3, 4, 5]', () => linq('IEnumerable<int> Range', [], 3, 3)],
  [
    'Enumerable.Repeat("x", -1)',
    "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'count')",
    () => linq('IEnumerable<TResult> Repeat', [S], 'x', -1),
  ],
  ['Enumerable.Repeat("x", 2)', '["x", "x"]', () => linq('IEnumerable<TResult> Repeat', [S], 'x', 2)],
  ['Enumerable.Empty<int>()', '[]', () => linq('IEnumerable<TResult> Empty', [I])],
  [
    'new Dictionary<string,int>{["a"]=1,["b"]=2}.Where(p => p.Value > 1)',
    '[[b, 2]]',
    () =>
      linq(
        'IEnumerable<TSource> Where',
        [I],
        dictionary(S, I, ['a', 1], ['b', 2]),
        (p: { value: number }) => p.value > 1,
      ),
  ],
  [
    'new Dictionary<string,int>{["a"]=1}.Contains(new KeyValuePair<string,int>("a",1))',
    'True',
    () => linq('bool Contains', [pairs()], dictionary(S, I, ['a', 1]), [...dictionary(S, I, ['a', 1]).entries][0]),
  ],
  [
    'new[]{true,false}.OrderBy(b => b)',
    '[False, True]',
    () => linq('IOrderedEnumerable<TSource> OrderBy<', [B, B], arrayOf(B, true, false), self),
  ],
];

function enumerableOfObjects(): Type {
  return typeNamed('System.Collections.Generic.IEnumerable`1', O);
}
function pairs(): Type {
  return typeNamed('System.Collections.Generic.KeyValuePair`2', S, I);
}

describe('sorting, grouping, sums and casts answer as .NET does', () => {
  test.each(CASES)('%s', (_, answer, run) => {
    expect(show(run)).toBe(answer);
  });
});
