import { generic, type Row } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { elementOf, itemsIn, type AnyArray } from '../../values/array-access.ts';
import { newArray } from '../../values/array-of.ts';
import { sortArray, sortPairs } from '../../values/array-sort.ts';
import { indexOutOfRange } from '../../values/array.ts';
import type { Ref } from '../../values/clr.ts';
import { orderOf, type OrderComparer } from '../../values/comparer.ts';
import { argumentOutOfRange } from '../../values/exception.ts';
import { reverseRange } from '../../values/list-sort.ts';
import { checkRange, COUNT_RANGE, INDEX_OR_END, NON_NEGATIVE } from '../../values/list-range.ts';
import { objectCompare } from '../../values/object.ts';
import { charge, chargeElements } from '../../values/run.ts';

type Order = (a: unknown, b: unknown) => number;
type Comparer = OrderComparer | null;

const objectOrder = (comparer: Comparer): Order =>
  comparer === null ? objectCompare : (a, b) => comparer.compare(a, b);

function reverse(array: AnyArray, index = 0, length = itemsIn(array).length): void {
  checkRange(itemsIn(array).length, index, length, 'index', 'length');
  reverseRange(itemsIn(array), index, length);
}

function fill(array: AnyArray, value: unknown, start = 0, count = itemsIn(array).length - start): void {
  const items = itemsIn(array);
  if (start >>> 0 > items.length) argumentOutOfRange('startIndex', INDEX_OR_END);
  if (count >>> 0 > items.length - start) argumentOutOfRange('count', COUNT_RANGE);
  charge(count);
  for (let i = start; i < start + count; i++) items[i] = value;
}

function clear(array: AnyArray, index = 0, length = itemsIn(array).length): void {
  if (index < 0 || length < 0 || index + length > itemsIn(array).length) indexOutOfRange();
  fill(array, defaultOf(elementOf(array)), index, length);
}

/** System.Array: what changes elements in place. */
export const arrayOrdering: Readonly<Record<string, Row>> = {
  'static void Sort(Array array)': (array) => sortArray(array, objectCompare, true),
  'static void Sort(Array array, IComparer comparer)': (array, comparer: Comparer) =>
    sortArray(array, objectOrder(comparer), true),
  'static void Sort(Array array, int index, int length)': (array, index: number, length: number) =>
    sortArray(array, objectCompare, true, index, length),
  'static void Sort(Array array, int index, int length, IComparer comparer)': (
    array,
    index: number,
    length: number,
    comparer: Comparer,
  ) => sortArray(array, objectOrder(comparer), true, index, length),
  'static void Sort(Array keys, Array items)': (keys, items) => sortPairs(keys, items, objectCompare, true),
  'static void Sort(Array keys, Array items, IComparer comparer)': (keys, items, comparer: Comparer) =>
    sortPairs(keys, items, objectOrder(comparer), true),
  'static void Sort(Array keys, Array items, int index, int length)': (keys, items, index: number, length: number) =>
    sortPairs(keys, items, objectCompare, true, index, length),
  'static void Sort(Array keys, Array items, int index, int length, IComparer comparer)': (
    keys,
    items,
    index: number,
    length: number,
    comparer: Comparer,
  ) => sortPairs(keys, items, objectOrder(comparer), true, index, length),
  'static void Sort<T>(T[] array)': generic((t: Type) => (array) => sortArray(array, orderOf(null, t), false)),
  'static void Sort<T>(T[] array, IComparer<T> comparer)': generic(
    (t: Type) => (array, comparer: Comparer) => sortArray(array, orderOf(comparer, t), false),
  ),
  'static void Sort<T>(T[] array, Comparison<T> comparison)': (array, comparison: Order) =>
    sortArray(array, comparison, false),
  'static void Sort<T>(T[] array, int index, int length)': generic(
    (t: Type) => (array, index: number, length: number) => sortArray(array, orderOf(null, t), false, index, length),
  ),
  'static void Sort<T>(T[] array, int index, int length, IComparer<T> comparer)': generic(
    (t: Type) => (array, index: number, length: number, comparer: Comparer) =>
      sortArray(array, orderOf(comparer, t), false, index, length),
  ),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)': generic(
    (k: Type) => (keys, items) => sortPairs(keys, items, orderOf(null, k), false),
  ),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, IComparer<TKey> comparer)': generic(
    (k: Type) => (keys, items, comparer: Comparer) => sortPairs(keys, items, orderOf(comparer, k), false),
  ),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, int index, int length)': generic(
    (k: Type) => (keys, items, index: number, length: number) =>
      sortPairs(keys, items, orderOf(null, k), false, index, length),
  ),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, int index, int length, IComparer<TKey> comparer)':
    generic(
      (k: Type) => (keys, items, index: number, length: number, comparer: Comparer) =>
        sortPairs(keys, items, orderOf(comparer, k), false, index, length),
    ),
  'static void Reverse(Array array)': (array) => reverse(array),
  'static void Reverse(Array array, int index, int length)': reverse,
  'static void Reverse<T>(T[] array)': (array) => reverse(array),
  'static void Reverse<T>(T[] array, int index, int length)': reverse,
  'static void Fill<T>(T[] array, T value)': (array, value) => fill(array, value),
  'static void Fill<T>(T[] array, T value, int startIndex, int count)': fill,
  'static void Clear(Array array)': (array) => clear(array),
  'static void Clear(Array array, int index, int length)': clear,
  'static void ForEach<T>(T[] array, Action<T> action)': (array: AnyArray, action: (item: unknown) => void) => {
    const items = itemsIn(array);
    charge(items.length);
    for (let i = 0; i < items.length; i++) action(items[i]);
  },
  'static void Resize<T>(ref T[] array, int newSize)': generic(
    (t: Type) => (array: Ref<AnyArray | null>, size: number) => {
      if (size < 0) argumentOutOfRange('newSize', NON_NEGATIVE);
      chargeElements(size);
      const old = array.value === null ? [] : Array.from<unknown>(itemsIn(array.value));
      if (array.value !== null && old.length === size) return;
      const zero = defaultOf(t);
      array.value = newArray(
        t,
        Array.from({ length: size }, (_, i) => (i < old.length ? old[i] : zero)),
      );
    },
  ),
};
