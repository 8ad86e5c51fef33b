import { generic, type Row } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { equalityOf, orderOf, type OrderComparer } from '../../values/comparer.ts';
import { argumentOutOfRange } from '../../values/exception.ts';
import { binarySearch, findIndex, findLastIndex, indexOf, lastIndexOf } from '../../values/list-search.ts';
import { checkRange, COUNT_RANGE, INDEX_OR_END, INDEX_RANGE, NON_NEGATIVE } from '../../values/list-range.ts';
import { List } from '../../values/list.ts';

type Match = (item: unknown) => boolean;

function lastIndexIn(
  self: List,
  item: unknown,
  equal: (a: unknown, b: unknown) => boolean,
  index: number,
  count: number,
): number {
  const { length } = self.items;
  if (length !== 0 && index < 0) argumentOutOfRange('index', NON_NEGATIVE);
  if (length !== 0 && count < 0) argumentOutOfRange('count', NON_NEGATIVE);
  if (length === 0) return -1;
  if (index >= length) argumentOutOfRange('index', 'Larger than collection size.');
  if (count > index + 1) argumentOutOfRange('count', 'Larger than collection size.');
  return lastIndexOf(self.items, item, equal, index, count);
}

/** A row that needs T's equality. */
const withEquality = (
  make: (equal: (a: unknown, b: unknown) => boolean) => Row & ((self: List, ...args: never[]) => unknown),
): Row => generic((element: Type) => make(equalityOf(null, element)));

/** `List<T>`: what looks for elements. */
export const listSearching: Readonly<Record<string, Row>> = {
  'bool Contains(T item)': withEquality(
    (equal) => (self: List, item: unknown) => indexOf(self.items, item, equal) >= 0,
  ),
  'bool Remove(T item)': withEquality((equal) => (self: List, item: unknown) => {
    const index = indexOf(self.items, item, equal);
    if (index < 0) return false;
    self.removeRange(index, 1);
    return true;
  }),
  'int IndexOf(T item)': withEquality((equal) => (self: List, item: unknown) => indexOf(self.items, item, equal)),
  'int IndexOf(T item, int index)': withEquality((equal) => (self: List, item: unknown, index: number) => {
    if (index > self.items.length) argumentOutOfRange('index', INDEX_OR_END);
    return indexOf(self.items, item, equal, index);
  }),
  'int IndexOf(T item, int index, int count)': withEquality(
    (equal) => (self: List, item: unknown, index: number, count: number) => {
      if (index > self.items.length) argumentOutOfRange('index', INDEX_OR_END);
      if (count < 0 || index > self.items.length - count) argumentOutOfRange('count', COUNT_RANGE);
      return indexOf(self.items, item, equal, index, count);
    },
  ),
  'int LastIndexOf(T item)': withEquality(
    (equal) => (self: List, item: unknown) =>
      lastIndexOf(self.items, item, equal, self.items.length - 1, self.items.length),
  ),
  'int LastIndexOf(T item, int index)': withEquality((equal) => (self: List, item: unknown, index: number) => {
    if (index >= self.items.length) argumentOutOfRange('index', INDEX_RANGE);
    return lastIndexIn(self, item, equal, index, index + 1);
  }),
  'int LastIndexOf(T item, int index, int count)': withEquality(
    (equal) => (self: List, item: unknown, index: number, count: number) =>
      lastIndexIn(self, item, equal, index, count),
  ),
  'bool Exists(Predicate<T> match)': (self: List, match: Match) => findIndex(self.items, match) >= 0,
  'bool TrueForAll(Predicate<T> match)': (self: List, match: Match) => self.items.every((item) => match(item)),
  'T Find(Predicate<T> match)': generic((element: Type) => (self: List, match: Match) => {
    const index = findIndex(self.items, match);
    return index < 0 ? defaultOf(element) : self.items[index];
  }),
  'T FindLast(Predicate<T> match)': generic((element: Type) => (self: List, match: Match) => {
    const index = findLastIndex(self.items, match);
    return index < 0 ? defaultOf(element) : self.items[index];
  }),
  'List<T> FindAll(Predicate<T> match)': generic(
    (element: Type) => (self: List, match: Match) =>
      new List(
        element,
        self.items.filter((item) => match(item)),
      ),
  ),
  'int FindIndex(Predicate<T> match)': (self: List, match: Match) => findIndex(self.items, match),
  'int FindIndex(int startIndex, Predicate<T> match)': (self: List, start: number, match: Match) =>
    findIndex(self.items, match, start),
  'int FindIndex(int startIndex, int count, Predicate<T> match)': (
    self: List,
    start: number,
    count: number,
    match: Match,
  ) => findIndex(self.items, match, start, count),
  'int FindLastIndex(Predicate<T> match)': (self: List, match: Match) => findLastIndex(self.items, match),
  'int FindLastIndex(int startIndex, Predicate<T> match)': (self: List, start: number, match: Match) =>
    findLastIndex(self.items, match, start),
  'int FindLastIndex(int startIndex, int count, Predicate<T> match)': (
    self: List,
    start: number,
    count: number,
    match: Match,
  ) => findLastIndex(self.items, match, start, count),
  'int BinarySearch(T item)': generic((element: Type) => {
    const order = orderOf(null, element);
    return (self: List, item) => binarySearch(self.items, 0, self.items.length, item, order);
  }),
  'int BinarySearch(T item, IComparer<T> comparer)': generic(
    (element: Type) => (self: List, item, comparer: OrderComparer | null) =>
      binarySearch(self.items, 0, self.items.length, item, orderOf(comparer, element)),
  ),
  'int BinarySearch(int index, int count, T item, IComparer<T> comparer)': generic(
    (element: Type) => (self: List, index: number, count: number, item, comparer: OrderComparer | null) => {
      checkRange(self.items.length, index, count);
      return binarySearch(self.items, index, count, item, orderOf(comparer, element));
    },
  ),
};
