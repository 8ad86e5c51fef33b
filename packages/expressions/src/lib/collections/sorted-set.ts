import { generic, missing, typeDef } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import type { ClrArray } from '../../values/array.ts';
import type { Ref } from '../../values/clr.ts';
import { defaultComparer, type OrderComparer } from '../../values/comparer.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { guarded } from '../../values/guard.ts';
import { SortedSet } from '../../values/hash-set-sorted.ts';
import { deferred } from '../../values/linq/cursors.ts';
import { itemsOfArray } from '../../values/list-search.ts';
import { copyInto } from '../../values/list-range.ts';
import { cursorOf } from '../../values/sequence.ts';

function filled(t: Type, source: unknown, comparer: OrderComparer | null): SortedSet {
  return new SortedSet(t, comparer).like(source);
}

const within = (a: SortedSet, b: SortedSet): boolean => a.items.every((item) => b.has(item));
const copyTo = (self: SortedSet, array: ClrArray | Uint8Array, index = 0, count = self.count): void =>
  copyInto(self.items, 0, itemsOfArray(array), index, Math.min(count, self.count));
const end = (self: SortedSet, index: number): unknown => {
  const item = self.items.at(index);
  return item === undefined ? defaultOf(self.element) : item;
};

export const SystemSortedSet = typeDef('System.Collections.Generic.SortedSet<T>', {
  kind: 'class',
  interfaces: ['ISet<T>', 'ICollection', 'IReadOnlySet<T>'],
  documented: 'none',
  members: guarded({
    'new()': generic((t: Type) => () => new SortedSet(t)),
    'new(IComparer<T> comparer)': generic((t: Type) => (comparer) => new SortedSet(t, comparer)),
    'new(IEnumerable<T> collection)': generic((t: Type) => (source) => filled(t, source, null)),
    'new(IEnumerable<T> collection, IComparer<T> comparer)': generic(
      (t: Type) => (source, comparer) => filled(t, source, comparer),
    ),
    'int Count { get; }': (self: SortedSet) => self.count,
    'T Min { get; }': (self: SortedSet) => end(self, 0),
    'T Max { get; }': (self: SortedSet) => end(self, -1),
    'IComparer<T> Comparer { get; }': (self: SortedSet) => self.comparer ?? defaultComparer(self.element),
    'SortedSet.Enumerator<T> GetEnumerator()': (self: SortedSet) =>
      new Enumerator(cursorOf(self), self.element, 'System.Collections.Generic.SortedSet+Enumerator'),
    'bool Add(T item)': (self: SortedSet, item) => self.add(item),
    'bool Remove(T item)': (self: SortedSet, item) => self.remove(item),
    'bool Contains(T item)': (self: SortedSet, item) => self.has(item),
    'bool TryGetValue(T equalValue, out T actualValue)': (self: SortedSet, value, actual: Ref) => {
      const index = self.indexOf(value);
      actual.value = index < 0 ? defaultOf(self.element) : self.items[index];
      return index >= 0;
    },
    'void Clear()': (self: SortedSet) => self.clear(),
    'int RemoveWhere(Predicate<T> match)': (self: SortedSet, match: (item: unknown) => boolean) =>
      self.items.filter((item) => match(item)).filter((item) => self.remove(item)).length,
    'IEnumerable<T> Reverse()': generic(
      (t: Type) => (self: SortedSet) => deferred(t, () => self.items.slice().reverse()),
    ),
    'SortedSet<T> GetViewBetween(T lowerValue, T upperValue)': missing,
    'bool IsSubsetOf(IEnumerable<T> other)': (self: SortedSet, other) => within(self, self.like(other)),
    'bool IsSupersetOf(IEnumerable<T> other)': (self: SortedSet, other) => within(self.like(other), self),
    'bool IsProperSubsetOf(IEnumerable<T> other)': (self: SortedSet, other) => {
      const set = self.like(other);
      return self.count < set.count && within(self, set);
    },
    'bool IsProperSupersetOf(IEnumerable<T> other)': (self: SortedSet, other) => {
      const set = self.like(other);
      return self.count > set.count && within(set, self);
    },
    'bool SetEquals(IEnumerable<T> other)': (self: SortedSet, other) => {
      const set = self.like(other);
      return self.count === set.count && within(self, set);
    },
    'bool Overlaps(IEnumerable<T> other)': (self: SortedSet, other) =>
      self.like(other).items.some((item) => self.has(item)),
    'void UnionWith(IEnumerable<T> other)': (self: SortedSet, other) =>
      self.like(other).items.forEach((item) => self.add(item)),
    'void ExceptWith(IEnumerable<T> other)': (self: SortedSet, other) =>
      self.like(other).items.forEach((item) => self.remove(item)),
    'void IntersectWith(IEnumerable<T> other)': (self: SortedSet, other) => {
      const set = self.like(other);
      for (const item of self.items.slice()) if (!set.has(item)) self.remove(item);
    },
    'void SymmetricExceptWith(IEnumerable<T> other)': (self: SortedSet, other) => {
      for (const item of self.like(other).items) if (!self.remove(item)) self.add(item);
    },
    'void CopyTo(T[] array)': copyTo,
    'void CopyTo(T[] array, int index)': copyTo,
    'void CopyTo(T[] array, int index, int count)': copyTo,
  }),
});
