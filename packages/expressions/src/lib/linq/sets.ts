import { generic, type Row } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { keysOf, type EqualityComparer } from '../../values/comparer.ts';
import { sequence } from '../../values/linq/cursors.ts';
import type { Query } from '../../values/linq/query.ts';
import type { Cursor } from '../../values/sequence.ts';
import { distinctBy, itself } from './filtering.ts';

type Selector = (item: unknown) => unknown;

function concat(t: Type, first: unknown, second: unknown): Query {
  return sequence(t, (open) => {
    let cursor: Cursor = open(first);
    let last = false;
    return (out) => {
      while (!cursor.moveNext()) {
        if (last) return false;
        last = true;
        cursor = open(second);
      }
      out.current = cursor.current;
      return true;
    };
  });
}

/** One element, as a sequence of JavaScript's own. */
const only = (t: Type, item: unknown): Query =>
  sequence(t, () => {
    let done = false;
    return (out) => {
      out.current = item;
      return done ? false : (done = true);
    };
  });

/** `Except` drops what the second sequence has, `Intersect` keeps it; both give each element once. */
function against(
  keep: boolean,
  t: Type,
  first: unknown,
  keys: unknown,
  key: Selector,
  keyType: Type,
  comparer: EqualityComparer | null,
): Query {
  return sequence(t, (open) => {
    const keyOf = keysOf(comparer, keyType);
    const others = new Set<unknown>();
    for (const cursor = open(keys); cursor.moveNext();) others.add(keyOf(cursor.current));
    const cursor = open(first);
    return (out) => {
      while (cursor.moveNext()) {
        const id = keyOf(key(cursor.current));
        if (others.has(id) !== keep) continue;
        if (keep) others.delete(id);
        else others.add(id);
        out.current = cursor.current;
        return true;
      }
      return false;
    };
  });
}

const union = (t: Type, first: unknown, second: unknown, comparer: EqualityComparer | null): Query =>
  distinctBy(t, concat(t, first, second), itself, t, comparer);

/** Operators that put sequences together: a part of System.Linq.Enumerable. */
export const sets: Readonly<Record<string, Row>> = {
  'static IEnumerable<TSource> Concat<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': generic(
    (t: Type) => (first, second) => concat(t, first, second),
  ),
  'static IEnumerable<TSource> Append<TSource>(this IEnumerable<TSource> source, TSource element)': generic(
    (t: Type) => (source, item) => concat(t, source, only(t, item)),
  ),
  'static IEnumerable<TSource> Prepend<TSource>(this IEnumerable<TSource> source, TSource element)': generic(
    (t: Type) => (source, item) => concat(t, only(t, item), source),
  ),
  'static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': generic(
    (t: Type) => (first, second) => union(t, first, second, null),
  ),
  'static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    generic((t: Type) => (first, second, comparer) => union(t, first, second, comparer)),
  'static IEnumerable<TSource> UnionBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TSource> second, Func<TSource, TKey> keySelector)':
    generic((t: Type, k: Type) => (first, second, key) => distinctBy(t, concat(t, first, second), key, k, null)),
  'static IEnumerable<TSource> UnionBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TSource> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    generic(
      (t: Type, k: Type) => (first, second, key, comparer) => distinctBy(t, concat(t, first, second), key, k, comparer),
    ),
  'static IEnumerable<TSource> Except<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': generic(
    (t: Type) => (first, second) => against(false, t, first, second, itself, t, null),
  ),
  'static IEnumerable<TSource> Except<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    generic((t: Type) => (first, second, comparer) => against(false, t, first, second, itself, t, comparer)),
  'static IEnumerable<TSource> ExceptBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector)':
    generic((t: Type, k: Type) => (first, second, key) => against(false, t, first, second, key, k, null)),
  'static IEnumerable<TSource> ExceptBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    generic((t: Type, k: Type) => (first, second, key, comparer) => against(false, t, first, second, key, k, comparer)),
  'static IEnumerable<TSource> Intersect<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)':
    generic((t: Type) => (first, second) => against(true, t, first, second, itself, t, null)),
  'static IEnumerable<TSource> Intersect<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    generic((t: Type) => (first, second, comparer) => against(true, t, first, second, itself, t, comparer)),
  'static IEnumerable<TSource> IntersectBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector)':
    generic((t: Type, k: Type) => (first, second, key) => against(true, t, first, second, key, k, null)),
  'static IEnumerable<TSource> IntersectBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    generic((t: Type, k: Type) => (first, second, key, comparer) => against(true, t, first, second, key, k, comparer)),
};
