import { generic, type Row } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { orderOf, type OrderComparer } from '../../values/comparer.ts';
import { deferred } from '../../values/linq/cursors.ts';
import { OrderedQuery, type Criterion } from '../../values/linq/ordered.ts';
import { toArray } from '../../values/sequence.ts';
import { itself } from './filtering.ts';

type Selector = (item: unknown) => unknown;

const criterion = (key: Selector, type: Type, comparer: OrderComparer | null, descending: boolean): Criterion => ({
  key,
  order: orderOf(comparer, type),
  descending,
});

/** `OrderBy` and `OrderByDescending`, `ThenBy` and `ThenByDescending`, with and without a comparer. */
function sorters(
  name: 'OrderBy' | 'ThenBy',
  source: string,
  add: (t: Type, source: unknown, by: Criterion) => OrderedQuery,
): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const descending of [false, true]) {
    const head = `static IOrderedEnumerable<TSource> ${name}${descending ? 'Descending' : ''}<TSource, TKey>(this ${source}<TSource> source, Func<TSource, TKey> keySelector`;
    rows[`${head})`] = generic((t: Type, k: Type) => (s, key) => add(t, s, criterion(key, k, null, descending)));
    rows[`${head}, IComparer<TKey> comparer)`] = generic(
      (t: Type, k: Type) => (s, key, comparer) => add(t, s, criterion(key, k, comparer, descending)),
    );
  }
  return rows;
}

const order = (t: Type, source: unknown, comparer: OrderComparer | null, descending: boolean): OrderedQuery =>
  new OrderedQuery(t, source, [criterion(itself, t, comparer, descending)]);

/** Operators that sort: a part of System.Linq.Enumerable. */
export const ordering: Readonly<Record<string, Row>> = {
  ...sorters('OrderBy', 'IEnumerable', (t, source, by) => new OrderedQuery(t, source, [by])),
  ...sorters('ThenBy', 'IOrderedEnumerable', (_, source, by) => (source as OrderedQuery).thenBy(by)),
  'static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> source)': generic(
    (t: Type) => (source) => order(t, source, null, false),
  ),
  'static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> source, IComparer<T> comparer)': generic(
    (t: Type) => (source, comparer) => order(t, source, comparer, false),
  ),
  'static IOrderedEnumerable<T> OrderDescending<T>(this IEnumerable<T> source)': generic(
    (t: Type) => (source) => order(t, source, null, true),
  ),
  'static IOrderedEnumerable<T> OrderDescending<T>(this IEnumerable<T> source, IComparer<T> comparer)': generic(
    (t: Type) => (source, comparer) => order(t, source, comparer, true),
  ),
  'static IEnumerable<TSource> Reverse<TSource>(this IEnumerable<TSource> source)': generic(
    (t: Type) => (source) => deferred(t, () => toArray(source).reverse()),
  ),
};
