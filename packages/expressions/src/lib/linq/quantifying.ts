import { generic, type Row } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import type { Ref } from '../../values/clr.ts';
import { equalityOf, type EqualityComparer } from '../../values/comparer.ts';
import { overflow } from '../../values/exception.ts';
import { itemsOf } from '../../values/linq/cursors.ts';
import { Query } from '../../values/linq/query.ts';
import { runtimeTypeOf } from '../../values/object.ts';
import { implementation, knownCount } from '../../values/protocol.ts';
import { charge } from '../../values/run.ts';
import { ItemsCursor, within } from '../../values/sequence.ts';

type Test = (item: unknown) => boolean;
type Equal = (a: unknown, b: unknown) => boolean;

function count(source: unknown): number {
  const known = knownCount(source);
  if (known >= 0) return known;
  let n = 0;
  within(source, (cursor) => {
    while (cursor.moveNext()) n++;
  });
  return n > 0x7fffffff ? overflow('Arithmetic operation resulted in an overflow.') : n;
}

function countWhere(source: unknown, test: Test): number {
  let n = 0;
  within(source, (cursor) => {
    while (cursor.moveNext()) if (test(cursor.current)) n++;
  });
  return n;
}

function any(source: unknown): boolean {
  const known = knownCount(source);
  return known >= 0 ? known > 0 : within(source, (cursor) => cursor.moveNext());
}

function anyWhere(source: unknown, test: Test): boolean {
  return within(source, (cursor) => {
    if (cursor instanceof ItemsCursor) return cursor.seek(test);
    while (cursor.moveNext()) if (test(cursor.current)) return true;
    return false;
  });
}

function all(source: unknown, test: Test): boolean {
  return within(source, (cursor) => {
    while (cursor.moveNext()) if (!test(cursor.current)) return false;
    return true;
  });
}

function holds(source: unknown, value: unknown, equal: Equal): boolean {
  return within(source, (cursor) => {
    while (cursor.moveNext()) if (equal(cursor.current, value)) return true;
    return false;
  });
}

/** A collection answers by its own `Contains`: a set by its comparer, a JSON array by reference. */
function contains(source: unknown, value: unknown, equal: Equal): boolean {
  const items = itemsOf(source);
  if (items !== null) return holdsItem(items, value, equal);
  if (typeof source === 'object' && !(source instanceof Query)) {
    const own = implementation(runtimeTypeOf(source), 'Contains', 1);
    if (own !== null) return own(source, value) as boolean;
  }
  return holds(source, value, equal);
}

/** Of what lies side by side, under an equality that runs nothing of the policy's own. */
function holdsItem(items: ArrayLike<unknown>, value: unknown, equal: Equal): boolean {
  let at = 0;
  while (at < items.length && !equal(items[at], value)) at++;
  charge(at);
  return at < items.length;
}

function sequenceEqual(first: unknown, second: unknown, equal: Equal): boolean {
  const a = knownCount(first);
  const b = knownCount(second);
  if (a >= 0 && b >= 0 && a !== b) return false;
  return within(first, (left) =>
    within(second, (right) => {
      while (left.moveNext()) if (!right.moveNext() || !equal(left.current, right.current)) return false;
      return !right.moveNext();
    }),
  );
}

/** Operators that answer yes, no or how many: a part of System.Linq.Enumerable. */
export const quantifying: Readonly<Record<string, Row>> = {
  'static int Count<TSource>(this IEnumerable<TSource> source)': count,
  'static int Count<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': countWhere,
  'static long LongCount<TSource>(this IEnumerable<TSource> source)': (source) => BigInt(count(source)),
  'static long LongCount<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': (
    source,
    test: Test,
  ) => BigInt(countWhere(source, test)),
  'static bool TryGetNonEnumeratedCount<TSource>(this IEnumerable<TSource> source, out int count)': (
    source,
    result: Ref<number>,
  ) => {
    const known = knownCount(source);
    result.value = Math.max(known, 0);
    return known >= 0;
  },
  'static bool Any<TSource>(this IEnumerable<TSource> source)': any,
  'static bool Any<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': anyWhere,
  'static bool All<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)': all,
  'static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value)': generic((t: Type) => {
    const equal = equalityOf(null, t);
    return (source, value) => contains(source, value, equal);
  }),
  'static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value, IEqualityComparer<TSource> comparer)':
    generic(
      (t: Type) => (source, value, comparer: EqualityComparer | null) => holds(source, value, equalityOf(comparer, t)),
    ),
  'static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)': generic(
    (t: Type) => {
      const equal = equalityOf(null, t);
      return (first, second) => sequenceEqual(first, second, equal);
    },
  ),
  'static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)':
    generic(
      (t: Type) => (first, second, comparer: EqualityComparer | null) =>
        sequenceEqual(first, second, equalityOf(comparer, t)),
    ),
};
