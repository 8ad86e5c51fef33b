import { generic, type Row } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { keysOf, type EqualityComparer } from '../../values/comparer.ts';
import { isSubtype } from '../../types/convert.ts';
import { caster, instanceTest } from '../../values/instance-of.ts';
import { sequence, WhereCursor } from '../../values/linq/cursors.ts';
import { Query } from '../../values/linq/query.ts';
import { isReferenceType, T } from '../../types/registry.ts';
import { boxedCursorOf, elementTypeOf } from '../../values/protocol.ts';
import { unbox } from '../../values/boxing.ts';
import { cursorOf } from '../../values/sequence.ts';

type Selector = (item: unknown) => unknown;

/** Elements whose key was not there before. */
export const distinctBy = (
  element: Type,
  source: unknown,
  key: Selector,
  keyType: Type,
  comparer: EqualityComparer | null,
): Query =>
  sequence(element, (open) => {
    const cursor = open(source);
    const keyOf = keysOf(comparer, keyType);
    const seen = new Set<unknown>();
    return (out) => {
      while (cursor.moveNext()) {
        const id = keyOf(key(cursor.current));
        if (seen.has(id)) continue;
        seen.add(id);
        out.current = cursor.current;
        return true;
      }
      return false;
    };
  });

export const itself: Selector = (item) => item;

/** Whether the elements are `T`s already, so that a cast has nothing to do. */
const holds = (source: unknown, type: Type): boolean => {
  const element = elementTypeOf(source);
  return element === type || (type !== T.object() && isReferenceType(element) && isSubtype(element, type));
};

/** Operators that choose elements: a part of System.Linq.Enumerable, whose rows are put together in `enumerable.ts`. */
export const filtering: Readonly<Record<string, Row>> = {
  'static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    generic((t: Type) => (source, predicate) => new Query(t, () => new WhereCursor(cursorOf(source), predicate))),
  'static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)':
    generic(
      (t: Type) => (source, predicate: (item: unknown, index: number) => boolean) =>
        new Query(t, () => {
          let index = 0;
          return new WhereCursor(cursorOf(source), (item) => predicate(item, index++));
        }),
    ),
  'static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source)': generic(
    (t: Type) => (source) => distinctBy(t, source, itself, t, null),
  ),
  'static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source, IEqualityComparer<TSource> comparer)':
    generic((t: Type) => (source, comparer) => distinctBy(t, source, itself, t, comparer)),
  'static IEnumerable<TSource> DistinctBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector)':
    generic((t: Type, k: Type) => (source, key) => distinctBy(t, source, key, k, null)),
  'static IEnumerable<TSource> DistinctBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)':
    generic((t: Type, k: Type) => (source, key, comparer) => distinctBy(t, source, key, k, comparer)),
  'static IEnumerable<TResult> OfType<TResult>(this IEnumerable source)': generic((t: Type) => {
    const is = instanceTest(t);
    return (source) =>
      sequence(t, () => {
        const cursor = boxedCursorOf(source);
        const open = isReferenceType(t) ? itself : unbox;
        return (out) => {
          while (cursor.moveNext()) {
            if (!is(cursor.current)) continue;
            out.current = open(cursor.current);
            return true;
          }
          return false;
        };
      });
  }),
  'static IEnumerable<TResult> Cast<TResult>(this IEnumerable source)': generic((t: Type) => {
    const cast = caster(t);
    return (source) =>
      holds(source, t)
        ? source
        : sequence(t, () => {
            const cursor = boxedCursorOf(source);
            return (out) => {
              if (!cursor.moveNext()) return false;
              out.current = cast(cursor.current);
              return true;
            };
          });
  }),
};
