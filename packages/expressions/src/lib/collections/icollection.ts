import { generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { ClrArray } from '../../values/array.ts';
import { equalityOf } from '../../values/comparer.ts';
import { argumentNull } from '../../values/exception.ts';
import { KeyValuePair } from '../../values/key-value-pair.ts';
import { copyInto } from '../../values/list-range.ts';
import { equality } from '../../values/object.ts';
import {
  boxedCursorOf,
  callMember,
  countOf,
  dictionaryFind,
  implementation,
  isDictionary,
  readOnly,
} from '../../values/protocol.ts';
import { runtimeTypeOf } from '../../values/object.ts';
import { cursorOf, toArray } from '../../values/sequence.ts';

/**
 * `ICollection<T>` over any collection: the collection's own row where it has one, its pairs where it is a dictionary,
 * and what .NET throws where it is fixed (arrays) or read-only.
 */
const isArray = (self: unknown): boolean => self instanceof ClrArray || self instanceof Uint8Array;

function isReadOnly(self: unknown): boolean {
  if (isArray(self)) return true;
  const type = runtimeTypeOf(self);
  const own = implementation(type, 'IsReadOnly', 0);
  if (own !== null) return own(self) as boolean;
  return implementation(type, 'Clear', 0) === null;
}

const isPairOf = (self: unknown, item: unknown): item is KeyValuePair =>
  item instanceof KeyValuePair && isDictionary(self);

function holdsPair(self: unknown, pair: KeyValuePair): boolean {
  const value = dictionaryFind(self, pair.key);
  return value !== undefined && equality(pair.typeArguments[1]!)(value, pair.value);
}

function contains(element: Type): (self: unknown, item: unknown) => boolean {
  const equal = equalityOf(null, element);
  return (self, item) => {
    if (isPairOf(self, item)) return holdsPair(self, item);
    if (!isArray(self)) {
      const own = implementation(runtimeTypeOf(self), 'Contains', 1);
      if (own !== null) return own(self, item) as boolean;
    }
    for (const cursor = cursorOf(self); cursor.moveNext();) if (equal(cursor.current, item)) return true;
    return false;
  };
}

function copyTo(self: unknown, array: ClrArray | Uint8Array | null, index: number): void {
  if (array === null) return argumentNull('array');
  const items = toArray(self);
  copyInto(items, 0, array instanceof ClrArray ? array.items : array, index, items.length);
}

export const ICollectionOfT = typeDef('System.Collections.Generic.ICollection<T>', {
  kind: 'interface',
  interfaces: ['IEnumerable<T>'],
  documented: 'all',
  members: {
    'int Count { get; }': countOf,
    'bool IsReadOnly { get; }': isReadOnly,
    'bool Contains(T item)': generic(contains),
    'void CopyTo(T[] array, int arrayIndex)': copyTo,
    'void Add(T item)': (self, item) =>
      isPairOf(self, item) ? callMember(self, 'Add', item.key, item.value) : callMember(self, 'Add', item),
    'void Clear()': (self) => (isArray(self) ? readOnly() : callMember(self, 'Clear')),
    'bool Remove(T item)': (self, item) =>
      isPairOf(self, item)
        ? holdsPair(self, item) && (callMember(self, 'Remove', item.key), true)
        : callMember(self, 'Remove', item),
  },
});

export const IReadOnlyCollectionOfT = typeDef('System.Collections.Generic.IReadOnlyCollection<out T>', {
  kind: 'interface',
  interfaces: ['IEnumerable<T>'],
  documented: 'all',
  members: { 'int Count { get; }': countOf },
});

export const ICollection = typeDef('System.Collections.ICollection', {
  kind: 'interface',
  interfaces: ['IEnumerable'],
  documented: 'none',
  members: {
    'int Count { get; }': countOf,
    'bool IsSynchronized { get; }': () => false,
    'object SyncRoot { get; }': (self) => self,
    'void CopyTo(Array array, int index)': (self, array: ClrArray | Uint8Array | null, index: number) => {
      if (array === null) return argumentNull('array');
      const items: unknown[] = [];
      for (const cursor = boxedCursorOf(self); cursor.moveNext();) items.push(cursor.current);
      return copyInto(items, 0, array instanceof ClrArray ? array.items : array, index, items.length);
    },
  },
});
