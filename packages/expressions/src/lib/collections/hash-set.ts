import { generic, missing, typeDef } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import type { ClrArray } from '../../values/array.ts';
import type { Ref } from '../../values/clr.ts';
import { defaultEqualityComparer, DelegateEqualityComparer, type EqualityComparer } from '../../values/comparer.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { argument, argumentOutOfRange } from '../../values/exception.ts';
import { guarded } from '../../values/guard.ts';
import { HashSet } from '../../values/hash-set.ts';
import { itemsOfArray } from '../../values/list-search.ts';
import { copyInto, NON_NEGATIVE } from '../../values/list-range.ts';
import { cursorOf, toArray } from '../../values/sequence.ts';
import { namedType } from '../../types/type.ts';

function filled(element: Type, source: unknown, comparer: EqualityComparer | null): HashSet {
  const set = new HashSet(element, comparer);
  for (const cursor = cursorOf(source); cursor.moveNext();) set.add(cursor.current);
  return set;
}

const sized = (element: Type, capacity: number, comparer: EqualityComparer | null): HashSet =>
  capacity < 0 ? argumentOutOfRange('capacity') : new HashSet(element, comparer);

/** Whether every element of one set is in the other. */
const within = (a: HashSet, b: HashSet): boolean => a.entries.every((e) => e === null || b.has(e.value));

function copyTo(self: HashSet, array: ClrArray | Uint8Array, index = 0, count = self.count): void {
  if (index < 0) argumentOutOfRange('arrayIndex', NON_NEGATIVE);
  if (count < 0) argumentOutOfRange('count', NON_NEGATIVE);
  const target = itemsOfArray(array);
  if (index > target.length || count > target.length - index)
    argument(
      'Destination array is not long enough to copy all the items in the collection. Check array index and length.',
    );
  copyInto(toArray(self), 0, target, index, Math.min(count, self.count));
}

export const SystemHashSet = typeDef('System.Collections.Generic.HashSet<T>', {
  kind: 'class',
  interfaces: ['ISet<T>', 'IReadOnlySet<T>'],
  documented: 'all',
  members: guarded({
    'new()': generic((t: Type) => () => new HashSet(t)),
    'new(int capacity)': generic((t: Type) => (capacity: number) => sized(t, capacity, null)),
    'new(IEqualityComparer<T> comparer)': generic((t: Type) => (comparer) => new HashSet(t, comparer)),
    'new(int capacity, IEqualityComparer<T> comparer)': generic(
      (t: Type) => (capacity: number, comparer) => sized(t, capacity, comparer),
    ),
    'new(IEnumerable<T> collection)': generic((t: Type) => (source) => filled(t, source, null)),
    'new(IEnumerable<T> collection, IEqualityComparer<T> comparer)': generic(
      (t: Type) => (source, comparer) => filled(t, source, comparer),
    ),
    'static IEqualityComparer<HashSet<T>> CreateSetComparer()': generic((t: Type) => () => {
      const comparer = defaultEqualityComparer(t);
      return new DelegateEqualityComparer(
        namedType(SystemHashSet, [t]),
        (a, b) => a === b || (a instanceof HashSet && b instanceof HashSet && a.count === b.count && within(a, b)),
        (set) => toArray(set).reduce<number>((hash, item) => hash ^ comparer.hash(item), 0),
      );
    }),
    'int Count { get; }': (self: HashSet) => self.count,
    'int Capacity { get; }': (self: HashSet) => self.count,
    'IEqualityComparer<T> Comparer { get; }': (self: HashSet) => self.comparer ?? defaultEqualityComparer(self.element),
    'HashSet.Enumerator<T> GetEnumerator()': (self: HashSet) =>
      new Enumerator(cursorOf(self), self.element, 'System.Collections.Generic.HashSet+Enumerator'),
    'bool Add(T item)': (self: HashSet, item) => self.add(item),
    'bool Contains(T item)': (self: HashSet, item) => self.has(item),
    'bool Remove(T item)': (self: HashSet, item) => self.remove(item),
    'bool TryGetValue(T equalValue, out T actualValue)': (self: HashSet, value, actual: Ref) => {
      const found = self.find(value);
      actual.value = found === undefined ? defaultOf(self.element) : found;
      return found !== undefined;
    },
    'int RemoveWhere(Predicate<T> match)': (self: HashSet, match: (item: unknown) => boolean) => {
      const gone = toArray(self).filter((item) => match(item));
      return gone.filter((item) => self.remove(item)).length;
    },
    'void Clear()': (self: HashSet) => self.clear(),
    'bool IsSubsetOf(IEnumerable<T> other)': (self: HashSet, other) => within(self, self.like(other)),
    'bool IsProperSubsetOf(IEnumerable<T> other)': (self: HashSet, other) => {
      const set = self.like(other);
      return self.count < set.count && within(self, set);
    },
    'bool IsSupersetOf(IEnumerable<T> other)': (self: HashSet, other) => within(self.like(other), self),
    'bool IsProperSupersetOf(IEnumerable<T> other)': (self: HashSet, other) => {
      const set = self.like(other);
      return self.count > set.count && within(set, self);
    },
    'bool SetEquals(IEnumerable<T> other)': (self: HashSet, other) => {
      const set = self.like(other);
      return self.count === set.count && within(self, set);
    },
    'bool Overlaps(IEnumerable<T> other)': (self: HashSet, other) => {
      for (const cursor = cursorOf(other); cursor.moveNext();) if (self.has(cursor.current)) return true;
      return false;
    },
    'void UnionWith(IEnumerable<T> other)': (self: HashSet, other) => {
      if (other !== self) for (const cursor = cursorOf(other); cursor.moveNext();) self.add(cursor.current);
    },
    'void ExceptWith(IEnumerable<T> other)': (self: HashSet, other) => {
      if (other === self) self.clear();
      else for (const cursor = cursorOf(other); cursor.moveNext();) self.remove(cursor.current);
    },
    'void IntersectWith(IEnumerable<T> other)': (self: HashSet, other) => {
      const set = self.like(other);
      for (const item of toArray(self)) if (!set.has(item)) self.remove(item);
    },
    'void SymmetricExceptWith(IEnumerable<T> other)': (self: HashSet, other) => {
      // .NET adds what is new before it removes what is common: the order of the elements shows it
      const common: unknown[] = [];
      for (const item of toArray(self.like(other))) if (!self.add(item)) common.push(item);
      for (const item of common) self.remove(item);
    },
    'void CopyTo(T[] array)': copyTo,
    'void CopyTo(T[] array, int arrayIndex)': copyTo,
    'void CopyTo(T[] array, int arrayIndex, int count)': copyTo,
    'int EnsureCapacity(int capacity)': (self: HashSet, capacity: number) =>
      capacity < 0 ? argumentOutOfRange('capacity') : Math.max(self.count, capacity),
    'void TrimExcess()': () => undefined,
    'void GetObjectData(SerializationInfo info, StreamingContext context)': missing,
    // nothing is to be done but for one that a formatter is reading
    'void OnDeserialization(object sender)': () => undefined,
  }),
});
