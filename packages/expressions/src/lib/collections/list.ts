import { accessors, generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { newArray } from '../../values/array-of.ts';
import type { ClrArray } from '../../values/array.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { argument, argumentOutOfRange } from '../../values/exception.ts';
import { guarded } from '../../values/guard.ts';
import { itemsOfArray } from '../../values/list-search.ts';
import { checkRange, copyInto, indexOutOfList, INDEX_OR_END, NON_NEGATIVE } from '../../values/list-range.ts';
import { List, listOf } from '../../values/list.ts';
import { ITEM } from '../../values/protocol.ts';
import { ReadOnlyCollection } from '../../values/list-read-only.ts';
import { cursorOf, toArray } from '../../values/sequence.ts';
import { listSearching } from './list-searching.ts';
import { listOrdering } from './list-ordering.ts';

const INSERT_RANGE = 'Index must be within the bounds of the List.';

const insertRange = (self: List, index: number, collection: unknown): void => {
  if (index >>> 0 > self.items.length) argumentOutOfRange('index', INDEX_OR_END);
  self.insert(index, toArray(collection));
};

/** System.Collections.Generic.List: rows that search and sort stand in files of their own. */
export const SystemList = typeDef('System.Collections.Generic.List<T>', {
  kind: 'class',
  interfaces: ['IList<T>', 'IList', 'IReadOnlyList<T>'],
  documented: 'all',
  members: guarded({
    ...listSearching,
    ...listOrdering,
    'new()': generic((element: Type) => () => new List(element, [])),
    'new(int capacity)': generic((element: Type) => (capacity: number) => {
      if (capacity < 0) argumentOutOfRange('capacity', NON_NEGATIVE);
      const list = new List(element, []);
      list.reserved = capacity;
      return list;
    }),
    'new(IEnumerable<T> collection)': generic((element: Type) => (collection) => listOf(element, collection)),
    'int Count { get; }': (self: List) => self.items.length,
    'int Capacity { get; set; }': accessors(
      (self: List) => self.capacity,
      (self: List, value: number) => {
        if (value < self.items.length) argumentOutOfRange('value', 'capacity was less than the current size.');
        self.reserved = value;
      },
    ),
    'T this[int index] { get; set; }': accessors(
      (self: List, index: number) => self[ITEM](index),
      (self: List, index: number, item) => self.set(index, item),
    ),
    'List.Enumerator<T> GetEnumerator()': generic(
      (element: Type) => (self: List) =>
        new Enumerator(cursorOf(self), element, 'System.Collections.Generic.List+Enumerator'),
    ),
    'void Add(T item)': (self: List, item) => self.add(item),
    'void AddRange(IEnumerable<T> collection)': (self: List, collection) =>
      self.insert(self.items.length, toArray(collection)),
    'void Insert(int index, T item)': (self: List, index: number, item) => {
      if (index >>> 0 > self.items.length) argumentOutOfRange('index', INSERT_RANGE);
      self.insert(index, [item]);
    },
    'void InsertRange(int index, IEnumerable<T> collection)': insertRange,
    'void Clear()': (self: List) => self.removeRange(0, self.items.length),
    'void RemoveAt(int index)': (self: List, index: number) => {
      if (index >>> 0 >= self.items.length) indexOutOfList();
      self.removeRange(index, 1);
    },
    'void RemoveRange(int index, int count)': (self: List, index: number, count: number) => {
      checkRange(self.items.length, index, count);
      if (count > 0) self.removeRange(index, count);
    },
    'int RemoveAll(Predicate<T> match)': (self: List, match: (item: unknown) => boolean) => {
      const kept = self.items.filter((item) => !match(item));
      const removed = self.items.length - kept.length;
      if (removed > 0) self.version++;
      self.items = kept;
      return removed;
    },
    'List<T> GetRange(int index, int count)': generic((element: Type) => (self: List, index: number, count: number) => {
      checkRange(self.items.length, index, count);
      return new List(element, self.items.slice(index, index + count));
    }),
    'List<T> Slice(int start, int length)': generic((element: Type) => (self: List, start: number, length: number) => {
      checkRange(self.items.length, start, length, 'start', 'length');
      return new List(element, self.items.slice(start, start + length));
    }),
    'ReadOnlyCollection<T> AsReadOnly()': generic(
      (element: Type) => (self: List) => new ReadOnlyCollection(element, self),
    ),
    'List<TOutput> ConvertAll<TOutput>(Converter<T, TOutput> converter)': generic(
      (_: Type, output: Type) => (self: List, converter: (item: unknown) => unknown) =>
        new List(
          output,
          self.items.map((item) => converter(item)),
        ),
    ),
    'void ForEach(Action<T> action)': (self: List, action: (item: unknown) => void) => {
      for (const cursor = cursorOf(self); cursor.moveNext();) action(cursor.current);
    },
    'T[] ToArray()': generic((element: Type) => (self: List) => newArray(element, self.items.slice())),
    'void CopyTo(T[] array)': (self: List, array: ClrArray | Uint8Array) =>
      copyInto(self.items, 0, itemsOfArray(array), 0, self.items.length),
    'void CopyTo(T[] array, int arrayIndex)': (self: List, array: ClrArray | Uint8Array, index: number) =>
      copyInto(self.items, 0, itemsOfArray(array), index, self.items.length),
    'void CopyTo(int index, T[] array, int arrayIndex, int count)': (
      self: List,
      index: number,
      array: ClrArray | Uint8Array,
      at: number,
      count: number,
    ) => {
      if (self.items.length - index < count)
        argument(
          'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
        );
      if (index < 0) argumentOutOfRange('sourceIndex', NON_NEGATIVE);
      copyInto(self.items, index, itemsOfArray(array), at, count);
    },
    'int EnsureCapacity(int capacity)': (self: List, capacity: number) => {
      if (capacity < 0) argumentOutOfRange('capacity', NON_NEGATIVE);
      return (self.reserved = Math.max(self.capacity, capacity));
    },
    'void TrimExcess()': (self: List) => void (self.reserved = self.items.length),
  }),
});
