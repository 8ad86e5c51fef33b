import { generic, type Row } from '../../types/define.ts';
import { namedType, type Type } from '../../types/type.ts';
import type { EqualityComparer } from '../../values/comparer.ts';
import { deferred, sequence } from '../../values/linq/cursors.ts';
import { joinLookup, lookupOf, type Grouping } from '../../values/linq/grouping.ts';
import type { Query } from '../../values/linq/query.ts';
import { charge } from '../../values/run.ts';
import { IGrouping } from './igrouping.ts';

type Selector = (item: unknown) => unknown;
type Comparer = EqualityComparer | null;
type Result = (key: unknown, items: unknown) => unknown;

const groups = (k: Type, e: Type, source: unknown, key: Selector, select: Selector | null, comparer: Comparer): Query =>
  deferred(namedType(IGrouping, [k, e]), () => lookupOf([k, e], source, key, select, comparer).groups);

const groupResults = (
  k: Type,
  e: Type,
  r: Type,
  source: unknown,
  key: Selector,
  select: Selector | null,
  result: Result,
  comparer: Comparer,
): Query =>
  sequence(r, (open) => {
    const cursor = open<Grouping>(lookupOf([k, e], source, key, select, comparer));
    return (out) => {
      if (!cursor.moveNext()) return false;
      out.current = result(cursor.current.key, cursor.current);
      return true;
    };
  });

function join(
  [inner, k, r]: readonly [Type, Type, Type],
  outers: unknown,
  inners: unknown,
  outerKey: Selector,
  innerKey: Selector,
  result: (outer: unknown, inner: unknown) => unknown,
  comparer: Comparer,
): Query {
  return sequence(r, (open) => {
    const lookup = joinLookup([k, inner], inners, innerKey, comparer);
    const cursor = open(outers);
    let matches: readonly unknown[] = [];
    let at = 0;
    return (out) => {
      while (at >= matches.length) {
        if (!cursor.moveNext()) return false;
        const key = outerKey(cursor.current);
        matches = key === null ? [] : (lookup.find(key)?.items ?? []);
        at = 0;
      }
      charge(1);
      out.current = result(cursor.current, matches[at++]);
      return true;
    };
  });
}

function groupJoin(
  [inner, k, r]: readonly [Type, Type, Type],
  outers: unknown,
  inners: unknown,
  outerKey: Selector,
  innerKey: Selector,
  result: (outer: unknown, inners: unknown) => unknown,
  comparer: Comparer,
): Query {
  return sequence(r, (open) => {
    const lookup = joinLookup([k, inner], inners, innerKey, comparer);
    const none = deferred(inner, () => []);
    const cursor = open(outers);
    return (out) => {
      if (!cursor.moveNext()) return false;
      const key = outerKey(cursor.current);
      out.current = result(cursor.current, key === null ? none : (lookup.find(key) ?? none));
      return true;
    };
  });
}

const KEY = 'this IEnumerable<TSource> source, Func<TSource, TKey> keySelector';
const ELEMENT = 'Func<TSource, TElement> elementSelector';
const COMPARER = 'IEqualityComparer<TKey> comparer';
const JOIN =
  'this IEnumerable<TOuter> outer, IEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector';

/** Operators that group and join: a part of System.Linq.Enumerable. */
export const grouping: Readonly<Record<string, Row>> = {
  [`static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(${KEY})`]: generic(
    (t: Type, k: Type) => (source, key) => groups(k, t, source, key, null, null),
  ),
  [`static IEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(${KEY}, ${COMPARER})`]: generic(
    (t: Type, k: Type) => (source, key, comparer) => groups(k, t, source, key, null, comparer),
  ),
  [`static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(${KEY}, ${ELEMENT})`]: generic(
    (_: Type, k: Type, e: Type) => (source, key, select) => groups(k, e, source, key, select, null),
  ),
  [`static IEnumerable<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(${KEY}, ${ELEMENT}, ${COMPARER})`]:
    generic(
      (_: Type, k: Type, e: Type) => (source, key, select, comparer) => groups(k, e, source, key, select, comparer),
    ),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(${KEY}, Func<TKey, IEnumerable<TSource>, TResult> resultSelector)`]:
    generic(
      (t: Type, k: Type, r: Type) => (source, key, result) => groupResults(k, t, r, source, key, null, result, null),
    ),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TResult>(${KEY}, Func<TKey, IEnumerable<TSource>, TResult> resultSelector, ${COMPARER})`]:
    generic(
      (t: Type, k: Type, r: Type) => (source, key, result, comparer) =>
        groupResults(k, t, r, source, key, null, result, comparer),
    ),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TElement, TResult>(${KEY}, ${ELEMENT}, Func<TKey, IEnumerable<TElement>, TResult> resultSelector)`]:
    generic(
      (_: Type, k: Type, e: Type, r: Type) => (source, key, select, result) =>
        groupResults(k, e, r, source, key, select, result, null),
    ),
  [`static IEnumerable<TResult> GroupBy<TSource, TKey, TElement, TResult>(${KEY}, ${ELEMENT}, Func<TKey, IEnumerable<TElement>, TResult> resultSelector, ${COMPARER})`]:
    generic(
      (_: Type, k: Type, e: Type, r: Type) => (source, key, select, result, comparer) =>
        groupResults(k, e, r, source, key, select, result, comparer),
    ),
  [`static ILookup<TKey, TSource> ToLookup<TSource, TKey>(${KEY})`]: generic(
    (t: Type, k: Type) => (source, key) => lookupOf([k, t], source, key, null, null),
  ),
  [`static ILookup<TKey, TSource> ToLookup<TSource, TKey>(${KEY}, ${COMPARER})`]: generic(
    (t: Type, k: Type) => (source, key, comparer) => lookupOf([k, t], source, key, null, comparer),
  ),
  [`static ILookup<TKey, TElement> ToLookup<TSource, TKey, TElement>(${KEY}, ${ELEMENT})`]: generic(
    (_: Type, k: Type, e: Type) => (source, key, select) => lookupOf([k, e], source, key, select, null),
  ),
  [`static ILookup<TKey, TElement> ToLookup<TSource, TKey, TElement>(${KEY}, ${ELEMENT}, ${COMPARER})`]: generic(
    (_: Type, k: Type, e: Type) => (source, key, select, comparer) => lookupOf([k, e], source, key, select, comparer),
  ),
  [`static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(${JOIN}, Func<TOuter, TInner, TResult> resultSelector)`]:
    generic(
      (_: Type, ...types: [Type, Type, Type]) =>
        (outer, inner, outerKey, innerKey, result) =>
          join(types, outer, inner, outerKey, innerKey, result, null),
    ),
  [`static IEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(${JOIN}, Func<TOuter, TInner, TResult> resultSelector, ${COMPARER})`]:
    generic(
      (_: Type, ...types: [Type, Type, Type]) =>
        (outer, inner, outerKey, innerKey, result, comparer) =>
          join(types, outer, inner, outerKey, innerKey, result, comparer),
    ),
  [`static IEnumerable<TResult> GroupJoin<TOuter, TInner, TKey, TResult>(${JOIN}, Func<TOuter, IEnumerable<TInner>, TResult> resultSelector)`]:
    generic(
      (_: Type, ...types: [Type, Type, Type]) =>
        (outer, inner, outerKey, innerKey, result) =>
          groupJoin(types, outer, inner, outerKey, innerKey, result, null),
    ),
  [`static IEnumerable<TResult> GroupJoin<TOuter, TInner, TKey, TResult>(${JOIN}, Func<TOuter, IEnumerable<TInner>, TResult> resultSelector, ${COMPARER})`]:
    generic(
      (_: Type, ...types: [Type, Type, Type]) =>
        (outer, inner, outerKey, innerKey, result, comparer) =>
          groupJoin(types, outer, inner, outerKey, innerKey, result, comparer),
    ),
};
