import { describe, expect, test } from 'vitest';
import { T, type as typeNamed } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { arrayOf, call, show } from '../../values/linq/testing.ts';
import { Tuple, ValueTuple } from '../../values/tuple.ts';

/** Each line: C#, what .NET answered, and the rows that a binder would call for it. */
const I = T.int();
const S = T.string();
type Case = readonly [cs: string, answer: string, run: () => unknown];

const item = (t: unknown, n: number): unknown =>
  call(`System.Tuple\`${(t as Tuple).items.length}`, `T${n} Item${n}`, [], t);
const text = (o: unknown): unknown => call('System.Object', 'string ToString', [], o);
const equal = (a: unknown, b: unknown): unknown => call('System.Object', 'bool Equals(object', [], a, b);
const pair = (a: unknown, b: unknown): ValueTuple => new ValueTuple([I, S], [a, b]);
const eight = (): unknown =>
  call(
    'System.Tuple',
    'static Tuple<T1, T2, T3, T4, T5, T6, T7, Tuple<T8>>',
    Array<Type>(8).fill(I),
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
  );

function tupleType(): Type {
  return typeNamed('System.ValueTuple`2', I, S);
}

const CASES: readonly Case[] = [
  ['Tuple.Create(1, "a").ToString()', '"(1, a)"', () => text(new Tuple([I, S], [1, 'a']))],
  ['Tuple.Create(1, (string)null).ToString()', '"(1, )"', () => text(new Tuple([I, S], [1, null]))],
  ['Tuple.Create(1, "a").Item2', '"a"', () => item(new Tuple([I, S], [1, 'a']), 2)],
  [
    'Tuple.Create(1, "a").Equals(Tuple.Create(1, "a"))',
    'True',
    () => equal(new Tuple([I, S], [1, 'a']), new Tuple([I, S], [1, 'a'])),
  ],
  ['Tuple.Create(1,2,3,4,5,6,7,8).ToString()', '"(1, 2, 3, 4, 5, 6, 7, 8)"', () => text(eight())],
  ['Tuple.Create(1,2,3,4,5,6,7,8).Rest', '(8)', () => call('System.Tuple`8', 'TRest Rest', [], eight())],
  ['(1, "a").ToString()', '"(1, a)"', () => text(pair(1, 'a'))],
  ['(1, (string)null).ToString()', '"(1, )"', () => text(pair(1, null))],
  [
    '(1,2,3,4,5,6,7,8).ToString()',
    '"(1, 2, 3, 4, 5, 6, 7, 8)"',
    () => text(new ValueTuple(Array<Type>(8).fill(I), [1, 2, 3, 4, 5, 6, 7, 8])),
  ],
  ['(1, "a").Equals((1, "a"))', 'True', () => equal(pair(1, 'a'), pair(1, 'a'))],
  ['(1, "a").Equals((object)(1L, "a"))', 'False', () => equal(pair(1, 'a'), new ValueTuple([T.long(), S], [1n, 'a']))],
  [
    '(1, "a").CompareTo((1, "b"))',
    '-1',
    () => call('System.ValueTuple`2', 'int CompareTo', [], pair(1, 'a'), pair(1, 'b')),
  ],
  [
    'new[]{(2,"a"),(1,"b"),(1,"a")}.OrderBy(t => t)',
    '[(1, a), (1, b), (2, a)]',
    () =>
      call(
        'System.Linq.Enumerable',
        'static IOrderedEnumerable<TSource> OrderBy<',
        [tupleType(), tupleType()],
        arrayOf(tupleType(), pair(2, 'a'), pair(1, 'b'), pair(1, 'a')),
        (x: unknown) => x,
      ),
  ],
];

describe('tuples answer as .NET does', () => {
  test.each(CASES)('%s', (_, answer, run) => {
    expect(show(run)).toBe(answer);
  });
});
