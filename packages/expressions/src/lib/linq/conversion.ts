import { generic, type Row } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { newArray } from '../../values/array-of.ts';
import type { EqualityComparer } from '../../values/comparer.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { HashSet } from '../../values/hash-set.ts';
import type { KeyValuePair } from '../../values/key-value-pair.ts';
import { itemsOf } from '../../values/linq/cursors.ts';
import { List } from '../../values/list.ts';
import { charge } from '../../values/run.ts';
import { toArray, within } from '../../values/sequence.ts';
import type { ValueTuple } from '../../values/tuple.ts';

type Selector = (item: unknown) => unknown;
type Comparer = EqualityComparer | null;

/** The elements as an array of their own. */
function copy(source: unknown): unknown[] {
  const items = itemsOf(source);
  if (items === null) return toArray(source);
  charge(items.length);
  return Array.isArray(items) ? items.slice() : Array.from(items);
}

function dictionary(
  types: readonly [Type, Type],
  source: unknown,
  key: Selector,
  value: Selector,
  comparer: Comparer,
): Dictionary {
  const result = new Dictionary(types, comparer);
  within(source, (cursor) => {
    while (cursor.moveNext()) result.add(key(cursor.current), value(cursor.current));
  });
  return result;
}

function hashSet(t: Type, source: unknown, comparer: Comparer): HashSet {
  const set = new HashSet(t, comparer);
  within(source, (cursor) => {
    while (cursor.moveNext()) set.add(cursor.current);
  });
  return set;
}

const itself: Selector = (item) => item;
const pairKey = (pair: unknown): unknown => (pair as KeyValuePair).key;
const pairValue = (pair: unknown): unknown => (pair as KeyValuePair).value;
const tupleKey = (tuple: unknown): unknown => (tuple as ValueTuple).items[0];
const tupleValue = (tuple: unknown): unknown => (tuple as ValueTuple).items[1];

/** Operators that make collections: a part of System.Linq.Enumerable. */
export const conversion: Readonly<Record<string, Row>> = {
  'static IEnumerable<TSource> AsEnumerable<TSource>(this IEnumerable<TSource> source)': itself,
  'static TSource[] ToArray<TSource>(this IEnumerable<TSource> source)': generic(
    (t: Type) => (source) => newArray(t, copy(source)),
  ),
  'static List<TSource> ToList<TSource>(this IEnumerable<TSource> source)': generic(
    (t: Type) => (source) => new List(t, copy(source)),
  ),
  'static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source)': generic(
    (t: Type) => (source) => hashSet(t, source, null),
  ),
  'static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source, IEqualityComparer<TSource> comparer)':
    generic((t: Type) => (source, comparer) => hashSet(t, source, comparer)),
  'static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    generic((t: Type, k: Type) => (source, key) => dictionary([k, t], source, key, itself, null)),
  'static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    generic((t: Type, k: Type) => (source, key, comparer) => dictionary([k, t], source, key, itself, comparer)),
  'static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector)':
    generic((_: Type, k: Type, e: Type) => (source, key, value) => dictionary([k, e], source, key, value, null)),
  'static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer)':
    generic(
      (_: Type, k: Type, e: Type) => (source, key, value, comparer) => dictionary([k, e], source, key, value, comparer),
    ),
  'static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> source)':
    generic(
      (...types: [Type, Type]) =>
        (source) =>
          dictionary(types, source, pairKey, pairValue, null),
    ),
  'static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> source, IEqualityComparer<TKey> comparer)':
    generic(
      (...types: [Type, Type]) =>
        (source, comparer) =>
          dictionary(types, source, pairKey, pairValue, comparer),
    ),
  'static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<(TKey Key, TValue Value)> source)':
    generic(
      (...types: [Type, Type]) =>
        (source) =>
          dictionary(types, source, tupleKey, tupleValue, null),
    ),
  'static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<(TKey Key, TValue Value)> source, IEqualityComparer<TKey> comparer)':
    generic(
      (...types: [Type, Type]) =>
        (source, comparer) =>
          dictionary(types, source, tupleKey, tupleValue, comparer),
    ),
};
