import { generic, type Row } from '../../types/define.ts';
import { arrayType, namedType, type Type } from '../../types/type.ts';
import { newArray } from '../../values/array-of.ts';
import { argumentOutOfRange } from '../../values/exception.ts';
import { SelectCursor, sequence } from '../../values/linq/cursors.ts';
import { Query } from '../../values/linq/query.ts';
import { cursorOf, type Cursor } from '../../values/sequence.ts';
import { ValueTuple } from '../../values/tuple.ts';
import { ValueTuple2, ValueTuple3 } from '../system/value-tuple.ts';

type Many = (item: unknown, index: number) => unknown;

function selectMany(
  result: Type,
  source: unknown,
  collection: Many,
  select: ((outer: unknown, inner: unknown) => unknown) | null,
): Query {
  return sequence(result, (open) => {
    const outer = open(source);
    let inner: Cursor | null = null;
    let index = 0;
    return (out) => {
      for (;;) {
        if (inner !== null && inner.moveNext()) {
          out.current = select === null ? inner.current : select(outer.current, inner.current);
          return true;
        }
        if (!outer.moveNext()) return false;
        inner = open(collection(outer.current, index++));
      }
    };
  });
}

/** Steps over several sequences at once, as long as all have elements. */
const zip = (result: Type, sources: readonly unknown[], select: (...items: unknown[]) => unknown): Query =>
  sequence(result, (open) => {
    const cursors = sources.map((s) => open(s));
    return (out) => {
      if (!cursors.every((c) => c.moveNext())) return false;
      out.current = select(...cursors.map((c) => c.current));
      return true;
    };
  });

/** Operators that make new elements: a part of System.Linq.Enumerable. */
export const projection: Readonly<Record<string, Row>> = {
  'static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)':
    generic(
      (_: Type, r: Type) => (source, selector) => new Query(r, () => new SelectCursor(cursorOf(source), selector)),
    ),
  'static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, TResult> selector)':
    generic(
      (_: Type, r: Type) => (source, selector) => new Query(r, () => new SelectCursor(cursorOf(source), selector)),
    ),
  'static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector)':
    generic((_: Type, r: Type) => (source, selector) => selectMany(r, source, selector, null)),
  'static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TResult>> selector)':
    generic((_: Type, r: Type) => (source, selector) => selectMany(r, source, selector, null)),
  'static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)':
    generic((_: Type, __: Type, r: Type) => (source, collection, select) => selectMany(r, source, collection, select)),
  'static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)':
    generic((_: Type, __: Type, r: Type) => (source, collection, select) => selectMany(r, source, collection, select)),
  'static IEnumerable<TResult> Zip<TFirst, TSecond, TResult>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector)':
    generic((_: Type, __: Type, r: Type) => (first, second, select) => zip(r, [first, second], select)),
  'static IEnumerable<(TFirst First, TSecond Second)> Zip<TFirst, TSecond>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second)':
    generic(
      (...types: [Type, Type]) =>
        (first, second) =>
          zip(namedType(ValueTuple2, types), [first, second], (...items) => new ValueTuple(types, items)),
    ),
  'static IEnumerable<(TFirst First, TSecond Second, TThird Third)> Zip<TFirst, TSecond, TThird>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second, IEnumerable<TThird> third)':
    generic(
      (...types: [Type, Type, Type]) =>
        (first, second, third) =>
          zip(namedType(ValueTuple3, types), [first, second, third], (...items) => new ValueTuple(types, items)),
    ),
  'static IEnumerable<TSource[]> Chunk<TSource>(this IEnumerable<TSource> source, int size)': generic(
    (t: Type) => (source, size: number) => {
      if (size < 1) argumentOutOfRange('size');
      return sequence(arrayType(t), (open) => {
        const cursor = open(source);
        return (out) => {
          const items: unknown[] = [];
          while (items.length < size && cursor.moveNext()) items.push(cursor.current);
          out.current = newArray(t, items);
          return items.length > 0;
        };
      });
    },
  ),
};
