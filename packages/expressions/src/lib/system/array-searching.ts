import { generic, type Row } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { elementOf, itemsIn, type AnyArray } from '../../values/array-access.ts';
import { newArray } from '../../values/array-of.ts';
import { boxer } from '../../values/boxing.ts';
import { equalityOf, orderOf, type OrderComparer } from '../../values/comparer.ts';
import { argumentOutOfRange, ClrException } from '../../values/exception.ts';
import { binarySearch, findIndex, findLastIndex, indexOf, lastIndexOf, type Items } from '../../values/list-search.ts';
import { checkRange, COUNT_RANGE, INDEX_OR_END, INDEX_RANGE } from '../../values/list-range.ts';
import { objectCompare, objectEquals } from '../../values/object.ts';

type Match = (item: unknown) => boolean;
type Equal = (a: unknown, b: unknown) => boolean;

/** The elements as objects. */
function boxedItems(array: AnyArray): Items {
  const box = boxer(elementOf(array));
  return box === null ? itemsIn(array) : Array.from(itemsIn(array), (item) => box(item));
}

function indexIn(items: Items, value: unknown, equal: Equal, start = 0, count = items.length - start): number {
  if (start >>> 0 > items.length) argumentOutOfRange('startIndex', INDEX_OR_END);
  if (count >>> 0 > items.length - start) argumentOutOfRange('count', COUNT_RANGE);
  return indexOf(items, value, equal, start, count);
}

function lastIndexIn(items: Items, value: unknown, equal: Equal, start: number, count: number): number {
  if (items.length === 0) {
    if (start !== -1 && start !== 0) argumentOutOfRange('startIndex', INDEX_RANGE);
    if (count !== 0) argumentOutOfRange('count', COUNT_RANGE);
    return -1;
  }
  if (start >>> 0 >= items.length) argumentOutOfRange('startIndex', INDEX_RANGE);
  if (count < 0 || start - count + 1 < 0) argumentOutOfRange('count', COUNT_RANGE);
  return lastIndexOf(items, value, equal, start, count);
}

/** The comparison of a binary search; what it throws arrives wrapped. */
function search(
  items: Items,
  index: number,
  length: number,
  value: unknown,
  order: (a: unknown, b: unknown) => number,
): number {
  checkRange(items.length, index, length, 'index', 'length');
  try {
    return binarySearch(items, index, length, value, order);
  } catch (e) {
    if (!(e instanceof ClrException)) throw e;
    throw new ClrException('System.InvalidOperationException', 'Failed to compare two elements in the array.', e);
  }
}
const objectOrder = (comparer: OrderComparer | null): ((a: unknown, b: unknown) => number) =>
  comparer === null ? objectCompare : (a, b) => comparer.compare(a, b);

/** A row that needs T's equality, once. */
const equalRow = (make: (equal: Equal) => (array: AnyArray, ...rest: never[]) => unknown): Row =>
  generic((t: Type) => make(equalityOf(null, t)));

/** System.Array: what looks for elements. */
export const arraySearching: Readonly<Record<string, Row>> = {
  'static int IndexOf(Array array, object value)': (array, value) => indexIn(boxedItems(array), value, objectEquals),
  'static int IndexOf(Array array, object value, int startIndex)': (array, value, start: number) =>
    indexIn(boxedItems(array), value, objectEquals, start),
  'static int IndexOf(Array array, object value, int startIndex, int count)': (
    array,
    value,
    start: number,
    count: number,
  ) => indexIn(boxedItems(array), value, objectEquals, start, count),
  'static int IndexOf<T>(T[] array, T value)': equalRow(
    (equal) => (array, value: unknown) => indexIn(itemsIn(array), value, equal),
  ),
  'static int IndexOf<T>(T[] array, T value, int startIndex)': equalRow(
    (equal) => (array, value: unknown, start: number) => indexIn(itemsIn(array), value, equal, start),
  ),
  'static int IndexOf<T>(T[] array, T value, int startIndex, int count)': equalRow(
    (equal) => (array, value: unknown, start: number, count: number) =>
      indexIn(itemsIn(array), value, equal, start, count),
  ),
  'static int LastIndexOf(Array array, object value)': (array: AnyArray, value) => {
    const items = boxedItems(array);
    return lastIndexIn(items, value, objectEquals, items.length - 1, items.length);
  },
  'static int LastIndexOf(Array array, object value, int startIndex)': (array, value, start: number) =>
    lastIndexIn(boxedItems(array), value, objectEquals, start, start + 1),
  'static int LastIndexOf(Array array, object value, int startIndex, int count)': (
    array,
    value,
    start: number,
    count: number,
  ) => lastIndexIn(boxedItems(array), value, objectEquals, start, count),
  'static int LastIndexOf<T>(T[] array, T value)': equalRow(
    (equal) => (array, value: unknown) =>
      lastIndexIn(itemsIn(array), value, equal, itemsIn(array).length - 1, itemsIn(array).length),
  ),
  'static int LastIndexOf<T>(T[] array, T value, int startIndex)': equalRow(
    (equal) => (array, value: unknown, start: number) =>
      lastIndexIn(itemsIn(array), value, equal, start, itemsIn(array).length === 0 ? 0 : start + 1),
  ),
  'static int LastIndexOf<T>(T[] array, T value, int startIndex, int count)': equalRow(
    (equal) => (array, value: unknown, start: number, count: number) =>
      lastIndexIn(itemsIn(array), value, equal, start, count),
  ),
  'static bool Exists<T>(T[] array, Predicate<T> match)': (array, match: Match) =>
    findIndex(itemsIn(array), match) >= 0,
  'static bool TrueForAll<T>(T[] array, Predicate<T> match)': (array, match: Match) =>
    findIndex(itemsIn(array), (item) => !match(item)) < 0,
  'static T Find<T>(T[] array, Predicate<T> match)': generic((t: Type) => (array: AnyArray, match: Match) => {
    const index = findIndex(itemsIn(array), match);
    return index < 0 ? defaultOf(t) : itemsIn(array)[index];
  }),
  'static T FindLast<T>(T[] array, Predicate<T> match)': generic((t: Type) => (array: AnyArray, match: Match) => {
    const index = findLastIndex(itemsIn(array), match);
    return index < 0 ? defaultOf(t) : itemsIn(array)[index];
  }),
  'static T[] FindAll<T>(T[] array, Predicate<T> match)': generic(
    (t: Type) => (array: AnyArray, match: Match) =>
      newArray(
        t,
        Array.from<unknown>(itemsIn(array)).filter((item) => match(item)),
      ),
  ),
  'static int FindIndex<T>(T[] array, Predicate<T> match)': (array, match: Match) => findIndex(itemsIn(array), match),
  'static int FindIndex<T>(T[] array, int startIndex, Predicate<T> match)': (array, start: number, match: Match) =>
    findIndex(itemsIn(array), match, start),
  'static int FindIndex<T>(T[] array, int startIndex, int count, Predicate<T> match)': (
    array,
    start: number,
    count: number,
    match: Match,
  ) => findIndex(itemsIn(array), match, start, count),
  'static int FindLastIndex<T>(T[] array, Predicate<T> match)': (array, match: Match) =>
    findLastIndex(itemsIn(array), match),
  'static int FindLastIndex<T>(T[] array, int startIndex, Predicate<T> match)': (array, start: number, match: Match) =>
    findLastIndex(itemsIn(array), match, start),
  'static int FindLastIndex<T>(T[] array, int startIndex, int count, Predicate<T> match)': (
    array,
    start: number,
    count: number,
    match: Match,
  ) => findLastIndex(itemsIn(array), match, start, count),
  'static int BinarySearch(Array array, object value)': (array: AnyArray, value) =>
    search(boxedItems(array), 0, itemsIn(array).length, value, objectCompare),
  'static int BinarySearch(Array array, object value, IComparer comparer)': (
    array: AnyArray,
    value,
    comparer: OrderComparer | null,
  ) => search(boxedItems(array), 0, itemsIn(array).length, value, objectOrder(comparer)),
  'static int BinarySearch(Array array, int index, int length, object value)': (
    array,
    index: number,
    length: number,
    value,
  ) => search(boxedItems(array), index, length, value, objectCompare),
  'static int BinarySearch(Array array, int index, int length, object value, IComparer comparer)': (
    array,
    index: number,
    length: number,
    value,
    comparer: OrderComparer | null,
  ) => search(boxedItems(array), index, length, value, objectOrder(comparer)),
  'static int BinarySearch<T>(T[] array, T value)': generic(
    (t: Type) => (array: AnyArray, value) => search(itemsIn(array), 0, itemsIn(array).length, value, orderOf(null, t)),
  ),
  'static int BinarySearch<T>(T[] array, T value, IComparer<T> comparer)': generic(
    (t: Type) => (array: AnyArray, value, comparer: OrderComparer | null) =>
      search(itemsIn(array), 0, itemsIn(array).length, value, orderOf(comparer, t)),
  ),
  'static int BinarySearch<T>(T[] array, int index, int length, T value)': generic(
    (t: Type) => (array: AnyArray, index: number, length: number, value) =>
      search(itemsIn(array), index, length, value, orderOf(null, t)),
  ),
  'static int BinarySearch<T>(T[] array, int index, int length, T value, IComparer<T> comparer)': generic(
    (t: Type) => (array: AnyArray, index: number, length: number, value, comparer: OrderComparer | null) =>
      search(itemsIn(array), index, length, value, orderOf(comparer, t)),
  ),
};
