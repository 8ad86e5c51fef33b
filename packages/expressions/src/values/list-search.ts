import type { ClrArray } from './array.ts';
import { argumentOutOfRange } from './exception.ts';
import { COUNT_RANGE, INDEX_OR_END, INDEX_RANGE } from './list-range.ts';
import { charge } from './run.ts';

/** Searching in what is indexable: shared by `List<T>` and `System.Array`, whose rules are the same. */

export type Items = ArrayLike<unknown>;
type Equal = (a: unknown, b: unknown) => boolean;
type Order = (a: unknown, b: unknown) => number;
type Match = (item: unknown) => boolean;

/** The elements of a .NET array. */
export const itemsOfArray = (array: ClrArray | Uint8Array): unknown[] | Uint8Array =>
  array instanceof Uint8Array ? array : array.items;

export function indexOf(
  items: Items,
  item: unknown,
  equal: Equal,
  start = 0,
  count = items.length - start,
  startName = 'startIndex',
): number {
  if (start >>> 0 > items.length) argumentOutOfRange(startName, INDEX_OR_END);
  if (count >>> 0 > items.length - start) argumentOutOfRange('count', COUNT_RANGE);
  for (let i = start; i < start + count; i++) {
    if (equal(items[i], item)) {
      charge(i - start);
      return i;
    }
  }
  charge(count);
  return -1;
}

/** Backwards from `start`, over `count` elements; the caller has checked the range. */
export function lastIndexOf(items: Items, item: unknown, equal: Equal, start: number, count: number): number {
  for (let i = start; i > start - count; i--) {
    if (equal(items[i], item)) {
      charge(start - i);
      return i;
    }
  }
  charge(count);
  return -1;
}

export function findIndex(items: Items, match: Match, start = 0, count = items.length - start): number {
  if (start >>> 0 > items.length) argumentOutOfRange('startIndex', INDEX_OR_END);
  if (count >>> 0 > items.length - start) argumentOutOfRange('count', COUNT_RANGE);
  for (let i = start; i < start + count; i++) {
    charge(1);
    if (match(items[i])) return i;
  }
  return -1;
}

export function findLastIndex(items: Items, match: Match, start = items.length - 1, count = start + 1): number {
  if (items.length === 0 ? start !== -1 : start >>> 0 >= items.length) argumentOutOfRange('startIndex', INDEX_RANGE);
  if (count < 0 || start - count + 1 < 0) argumentOutOfRange('count', COUNT_RANGE);
  for (let i = start; i > start - count; i--) {
    charge(1);
    if (match(items[i])) return i;
  }
  return -1;
}

/** The index, or the complement of where the item would stand. */
export function binarySearch(items: Items, index: number, count: number, item: unknown, order: Order): number {
  let low = index;
  let high = index + count - 1;
  while (low <= high) {
    charge(1);
    const middle = low + ((high - low) >> 1);
    const found = order(items[middle], item);
    if (found === 0) return middle;
    if (found < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
