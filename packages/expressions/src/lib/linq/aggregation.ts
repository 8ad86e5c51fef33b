import { generic, type Row } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { orderOf, type OrderComparer } from '../../values/comparer.ts';
import { invalidOperation } from '../../values/exception.ts';
import { within } from '../../values/sequence.ts';
import { itself } from './filtering.ts';

type Selector = (item: unknown) => unknown;
type Order = (a: unknown, b: unknown) => number;

const noElements = (): never => invalidOperation('Sequence contains no elements');

/** The extreme of the keys; nulls count only where there is nothing else. `sign` is 1 for the greatest, -1 for the least. */
function extreme(t: Type, source: unknown, key: Selector, order: Order, sign: 1 | -1): unknown {
  let found: unknown;
  within(source, (cursor) => {
    while (cursor.moveNext()) {
      const value = key(cursor.current);
      if (value !== null && (found === undefined || order(value, found) * sign > 0)) found = value;
    }
  });
  if (found !== undefined) return found;
  return defaultOf(t) === null ? null : noElements();
}

/** The element with the extreme key; the first of several. */
function extremeBy(t: Type, source: unknown, key: Selector, order: Order, sign: 1 | -1): unknown {
  return within(source, (cursor) => {
    if (!cursor.moveNext()) return defaultOf(t) === null ? null : noElements();
    let item = cursor.current;
    let best = key(item);
    while (cursor.moveNext()) {
      const next = key(cursor.current);
      if (next === null || (best !== null && order(next, best) * sign <= 0)) continue;
      best = next;
      item = cursor.current;
    }
    return item;
  });
}

function aggregate(source: unknown, func: (sum: unknown, item: unknown) => unknown): unknown {
  return within(source, (cursor) => {
    if (!cursor.moveNext()) return noElements();
    let sum = cursor.current;
    while (cursor.moveNext()) sum = func(sum, cursor.current);
    return sum;
  });
}

function fold(source: unknown, seed: unknown, func: (sum: unknown, item: unknown) => unknown): unknown {
  let sum = seed;
  within(source, (cursor) => {
    while (cursor.moveNext()) sum = func(sum, cursor.current);
  });
  return sum;
}

function extremes(name: 'Max' | 'Min', sign: 1 | -1): Record<string, Row> {
  const source = 'this IEnumerable<TSource> source';
  return {
    [`static TSource ${name}<TSource>(${source})`]: generic((t: Type) => {
      const order = orderOf(null, t);
      return (s) => extreme(t, s, itself, order, sign);
    }),
    [`static TSource ${name}<TSource>(${source}, IComparer<TSource> comparer)`]: generic(
      (t: Type) => (s, comparer: OrderComparer | null) => extreme(t, s, itself, orderOf(comparer, t), sign),
    ),
    [`static TResult ${name}<TSource, TResult>(${source}, Func<TSource, TResult> selector)`]: generic(
      (_: Type, r: Type) => {
        const order = orderOf(null, r);
        return (s, key: Selector) => extreme(r, s, key, order, sign);
      },
    ),
    [`static TSource ${name}By<TSource, TKey>(${source}, Func<TSource, TKey> keySelector)`]: generic(
      (t: Type, k: Type) => {
        const order = orderOf(null, k);
        return (s, key: Selector) => extremeBy(t, s, key, order, sign);
      },
    ),
    [`static TSource ${name}By<TSource, TKey>(${source}, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)`]:
      generic(
        (t: Type, k: Type) => (s, key: Selector, comparer: OrderComparer | null) =>
          extremeBy(t, s, key, orderOf(comparer, k), sign),
      ),
  };
}

/** Operators that make one value of all elements: a part of System.Linq.Enumerable. */
export const aggregation: Readonly<Record<string, Row>> = {
  ...extremes('Max', 1),
  ...extremes('Min', -1),
  'static TSource Aggregate<TSource>(this IEnumerable<TSource> source, Func<TSource, TSource, TSource> func)':
    aggregate,
  'static TAccumulate Aggregate<TSource, TAccumulate>(this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func)':
    fold,
  'static TResult Aggregate<TSource, TAccumulate, TResult>(this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, Func<TAccumulate, TResult> resultSelector)':
    (source, seed, func, result: Selector) => result(fold(source, seed, func)),
};
