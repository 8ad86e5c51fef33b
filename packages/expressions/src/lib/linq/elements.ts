import { generic, type Fn, type Row } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { argumentOutOfRange, invalidOperation } from '../../values/exception.ts';
import { itemsOf, sequence } from '../../values/linq/cursors.ts';
import type { Query } from '../../values/linq/query.ts';
import { INDEX_RANGE } from '../../values/list-range.ts';
import { ITEM, itemAt, knownCount, type Indexed } from '../../values/protocol.ts';
import { charge } from '../../values/run.ts';
import { cursorOf, within } from '../../values/sequence.ts';

type Test = (item: unknown) => boolean;

/** What stands for "none" inside this file: no element is `undefined`. */
type Found = unknown;

const noElements = (): never => invalidOperation('Sequence contains no elements');
const noMatch = (): never => invalidOperation('Sequence contains no matching element');

/** Whether the source answers `this[int]`, as an `IList<T>` does. */
const isIndexed = (source: unknown): boolean =>
  itemsOf(source) !== null ||
  (typeof source === 'object' && source !== null && (source as Partial<Indexed>)[ITEM] !== undefined);

function first(source: unknown): Found {
  const items = itemsOf(source);
  if (items !== null) return items[0];
  return within(source, (cursor) => (cursor.moveNext() ? cursor.current : undefined));
}

function firstWhere(source: unknown, test: Test): Found {
  return within(source, (cursor) => {
    while (cursor.moveNext()) if (test(cursor.current)) return cursor.current;
    return undefined;
  });
}

function last(source: unknown): Found {
  if (isIndexed(source)) {
    const count = knownCount(source);
    if (count >= 0) return count === 0 ? undefined : itemAt(source, count - 1);
  }
  let found: Found;
  for (const cursor = cursorOf(source); cursor.moveNext();) found = cursor.current;
  return found;
}

/** Lists are searched from the end, as .NET does. */
function lastWhere(source: unknown, test: Test): Found {
  const items = itemsOf(source);
  if (items !== null) {
    for (let i = items.length - 1; i >= 0; i--) {
      charge(1);
      if (test(items[i])) return items[i];
    }
    return undefined;
  }
  let found: Found;
  for (const cursor = cursorOf(source); cursor.moveNext();) if (test(cursor.current)) found = cursor.current;
  return found;
}

function single(source: unknown): Found {
  return within(source, (cursor) => {
    if (!cursor.moveNext()) return undefined;
    const found = cursor.current;
    return cursor.moveNext() ? invalidOperation('Sequence contains more than one element') : found;
  });
}

function singleWhere(source: unknown, test: Test): Found {
  return within(source, (cursor) => {
    let found: Found;
    while (cursor.moveNext()) {
      if (!test(cursor.current)) continue;
      if (found !== undefined) invalidOperation('Sequence contains more than one matching element');
      found = cursor.current;
    }
    return found;
  });
}

function elementAt(source: unknown, index: number): Found {
  if (index < 0) return undefined;
  if (isIndexed(source)) {
    const count = knownCount(source);
    if (count >= 0) return index < count ? itemAt(source, index) : undefined;
  }
  return within(source, (cursor) => {
    for (let i = 0; cursor.moveNext(); i++) if (i === index) return cursor.current;
    return undefined;
  });
}

/** `First`, `FirstOrDefault` and `FirstOrDefault(…, defaultValue)` of one way to find an element, with and without a predicate. */
function finders(
  name: string,
  find: (source: unknown) => Found,
  findWhere: (source: unknown, test: Test) => Found,
): Record<string, Row> {
  const source = 'this IEnumerable<TSource> source';
  const predicate = 'Func<TSource, bool> predicate';
  const orDefault = (found: Found, fallback: unknown): unknown => (found === undefined ? fallback : found);
  const orZero = (make: (zero: unknown) => Fn): Row => generic((t: Type) => make(defaultOf(t)));
  return {
    [`static TSource ${name}<TSource>(${source})`]: (s) => {
      const found = find(s);
      return found === undefined ? noElements() : found;
    },
    [`static TSource ${name}<TSource>(${source}, ${predicate})`]: (s, test: Test) => {
      const found = findWhere(s, test);
      return found === undefined ? noMatch() : found;
    },
    [`static TSource ${name}OrDefault<TSource>(${source})`]: orZero((zero) => (s) => orDefault(find(s), zero)),
    [`static TSource ${name}OrDefault<TSource>(${source}, ${predicate})`]: orZero(
      (zero) => (s, test: Test) => orDefault(findWhere(s, test), zero),
    ),
    [`static TSource ${name}OrDefault<TSource>(${source}, TSource defaultValue)`]: (s, fallback) =>
      orDefault(find(s), fallback),
    [`static TSource ${name}OrDefault<TSource>(${source}, ${predicate}, TSource defaultValue)`]: (
      s,
      test: Test,
      fallback,
    ) => orDefault(findWhere(s, test), fallback),
  };
}

/** Operators that give one element: a part of System.Linq.Enumerable. */
export const elements: Readonly<Record<string, Row>> = {
  ...finders('First', first, firstWhere),
  ...finders('Last', last, lastWhere),
  ...finders('Single', single, singleWhere),
  'static TSource ElementAt<TSource>(this IEnumerable<TSource> source, int index)': (source, index: number) => {
    const found = elementAt(source, index);
    if (found !== undefined) return found;
    return isIndexed(source) ? argumentOutOfRange('index', INDEX_RANGE) : argumentOutOfRange('index');
  },
  'static TSource ElementAtOrDefault<TSource>(this IEnumerable<TSource> source, int index)': generic((t: Type) => {
    const zero = defaultOf(t);
    return (source, index: number) => {
      const found = elementAt(source, index);
      return found === undefined ? zero : found;
    };
  }),
  'static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source)': generic((t: Type) => {
    const zero = defaultOf(t);
    return (source) => defaultIfEmpty(t, source, zero);
  }),
  'static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source, TSource defaultValue)':
    generic((t: Type) => (source, fallback) => defaultIfEmpty(t, source, fallback)),
};

function defaultIfEmpty(t: Type, source: unknown, fallback: unknown): Query {
  return sequence(t, (open) => {
    const cursor = open(source);
    let state: 'start' | 'some' | 'done' = 'start';
    return (out) => {
      if (state === 'done') return false;
      if (cursor.moveNext()) {
        state = 'some';
        out.current = cursor.current;
        return true;
      }
      const empty = state === 'start';
      state = 'done';
      out.current = fallback;
      return empty;
    };
  });
}
