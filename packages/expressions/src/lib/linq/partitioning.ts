import { generic, type Row } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { deferred, sequence } from '../../values/linq/cursors.ts';
import type { Query } from '../../values/linq/query.ts';
import { toArray } from '../../values/sequence.ts';

type Test = (item: unknown, index: number) => boolean;

function take(t: Type, source: unknown, count: number): Query {
  return sequence(t, (open) => {
    const cursor = open(source);
    let left = count;
    return (out) => {
      // the element after the last one is not asked for
      if (left-- <= 0 || !cursor.moveNext()) return false;
      out.current = cursor.current;
      return true;
    };
  });
}

function skip(t: Type, source: unknown, count: number): Query {
  return sequence(t, (open) => {
    const cursor = open(source);
    let left = count;
    return (out) => {
      for (; left > 0; left--) if (!cursor.moveNext()) return false;
      if (!cursor.moveNext()) return false;
      out.current = cursor.current;
      return true;
    };
  });
}

function takeWhile(t: Type, source: unknown, test: Test): Query {
  return sequence(t, (open) => {
    const cursor = open(source);
    let index = 0;
    let taking = true;
    return (out) => {
      taking = taking && cursor.moveNext() && test(cursor.current, index++);
      if (taking) out.current = cursor.current;
      return taking;
    };
  });
}

function skipWhile(t: Type, source: unknown, test: Test): Query {
  return sequence(t, (open) => {
    const cursor = open(source);
    let index = 0;
    let skipping = true;
    return (out) => {
      while (cursor.moveNext()) {
        if (skipping && test(cursor.current, index++)) continue;
        skipping = false;
        out.current = cursor.current;
        return true;
      }
      return false;
    };
  });
}

/** Operators that take a part of a sequence: a part of System.Linq.Enumerable. */
export const partitioning: Readonly<Record<string, Row>> = {
  'static IEnumerable<TSource> Take<TSource>(this IEnumerable<TSource> source, int count)': generic(
    (t: Type) => (source, count: number) => take(t, source, count),
  ),
  'static IEnumerable<TSource> Skip<TSource>(this IEnumerable<TSource> source, int count)': generic(
    (t: Type) => (source, count: number) => skip(t, source, count),
  ),
  'static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    generic((t: Type) => (source, test) => takeWhile(t, source, test)),
  'static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)':
    generic((t: Type) => (source, test) => takeWhile(t, source, test)),
  'static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)':
    generic((t: Type) => (source, test) => skipWhile(t, source, test)),
  'static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)':
    generic((t: Type) => (source, test) => skipWhile(t, source, test)),
  'static IEnumerable<TSource> TakeLast<TSource>(this IEnumerable<TSource> source, int count)': generic(
    (t: Type) => (source, count: number) => deferred(t, () => (count <= 0 ? [] : toArray(source).slice(-count))),
  ),
  'static IEnumerable<TSource> SkipLast<TSource>(this IEnumerable<TSource> source, int count)': generic(
    (t: Type) => (source, count: number) =>
      deferred(t, () => toArray(source).slice(0, count <= 0 ? undefined : -count)),
  ),
};
