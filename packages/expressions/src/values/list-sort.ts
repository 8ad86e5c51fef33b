import { argument, ClrException } from './exception.ts';
import { charge } from './run.ts';

/**
 * The sort of `Array.Sort` and `List<T>.Sort`: .NET's introspective sort, step by step, because it is not stable and
 * a policy sees where equal elements end up. (`OrderBy` is stable and does not come here.)
 */
export type Order<E> = (a: E, b: E) => number;

const INSERTION_LIMIT = 16;

/** Sorts `items[from, from + count)` in place; what the comparison throws arrives wrapped, as in .NET. */
export function sortRange<E>(items: E[] | Uint8Array, order: Order<E>, from = 0, count = items.length - from): void {
  if (count < 2) return;
  const depth = 2 * (31 - Math.clz32(count) + 1);
  charge(count * depth);
  try {
    introSort(items as E[], from, from + count - 1, depth, order);
  } catch (e) {
    if (e instanceof ClrException && e !== inconsistent)
      throw new ClrException('System.InvalidOperationException', 'Failed to compare two elements in the array.', e);
    if (e !== inconsistent) throw e;
    argument(
      "Unable to sort because the IComparer.Compare() method returns inconsistent results. Either a value does not compare equal to itself, or one value repeatedly compared to another value yields different results. IComparer: ''.",
    );
  }
}

const inconsistent = new ClrException('System.IndexOutOfRangeException', '');

function introSort<E>(items: E[], low: number, high: number, depth: number, order: Order<E>): void {
  while (high > low) {
    const size = high - low + 1;
    if (size === 2) return swapIfGreater(items, low, high, order);
    if (size === 3) {
      swapIfGreater(items, low, high - 1, order);
      swapIfGreater(items, low, high, order);
      return swapIfGreater(items, high - 1, high, order);
    }
    if (size <= INSERTION_LIMIT) return insertionSort(items, low, high, order);
    if (depth-- === 0) return heapSort(items, low, high, order);
    const pivot = partition(items, low, high, order);
    introSort(items, pivot + 1, high, depth, order);
    high = pivot - 1;
  }
}

function swap(items: unknown[], i: number, j: number): void {
  const item = items[i];
  items[i] = items[j];
  items[j] = item;
}

function swapIfGreater<E>(items: E[], i: number, j: number, order: Order<E>): void {
  if (order(items[i]!, items[j]!) > 0) swap(items, i, j);
}

function partition<E>(items: E[], low: number, high: number, order: Order<E>): number {
  const middle = low + ((high - low) >> 1);
  swapIfGreater(items, low, middle, order);
  swapIfGreater(items, low, high, order);
  swapIfGreater(items, middle, high, order);
  const pivot = items[middle]!;
  swap(items, middle, high - 1);
  let left = low;
  let right = high - 1;
  while (left < right) {
    do if (++left > high) throw inconsistent;
    while (order(items[left]!, pivot) < 0);
    do if (--right < low) throw inconsistent;
    while (order(pivot, items[right]!) < 0);
    if (left >= right) break;
    swap(items, left, right);
  }
  if (left !== high - 1) swap(items, left, high - 1);
  return left;
}

function insertionSort<E>(items: E[], low: number, high: number, order: Order<E>): void {
  for (let i = low; i < high; i++) {
    const item = items[i + 1]!;
    let j = i;
    for (; j >= low && order(item, items[j]!) < 0; j--) items[j + 1] = items[j]!;
    items[j + 1] = item;
  }
}

function heapSort<E>(items: E[], low: number, high: number, order: Order<E>): void {
  const count = high - low + 1;
  for (let i = count >> 1; i >= 1; i--) downHeap(items, i, count, low, order);
  for (let i = count; i > 1; i--) {
    swap(items, low, low + i - 1);
    downHeap(items, 1, i - 1, low, order);
  }
}

function downHeap<E>(items: E[], i: number, count: number, low: number, order: Order<E>): void {
  const item = items[low + i - 1]!;
  while (i <= count >> 1) {
    let child = 2 * i;
    if (child < count && order(items[low + child - 1]!, items[low + child]!) < 0) child++;
    if (order(item, items[low + child - 1]!) >= 0) break;
    items[low + i - 1] = items[low + child - 1]!;
    i = child;
  }
  items[low + i - 1] = item;
}

/** Reverses `items[index, index + count)` in place. */
export function reverseRange(items: unknown[] | Uint8Array, index: number, count: number): void {
  charge(count);
  for (let i = index, j = index + count - 1; i < j; i++, j--) {
    const item = items[i]!;
    items[i] = items[j];
    items[j] = item;
  }
}
