import { accessors, generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { ClrArray } from '../../values/array.ts';
import { box, unbox } from '../../values/boxing.ts';
import { equalityOf } from '../../values/comparer.ts';
import { indexOf } from '../../values/list-search.ts';
import { objectEquals } from '../../values/object.ts';
import {
  boxedCursorOf,
  callMember,
  countOf,
  elementTypeOf,
  fixedSize,
  itemAt,
  setItemAt,
} from '../../values/protocol.ts';
import { toArray } from '../../values/sequence.ts';

/** `IList<T>` over lists, arrays and JSON arrays; an array refuses to change its size, as in .NET. */
const isArray = (self: unknown): boolean => self instanceof ClrArray || self instanceof Uint8Array;

export const IListOfT = typeDef('System.Collections.Generic.IList<T>', {
  kind: 'interface',
  interfaces: ['ICollection<T>'],
  documented: 'all',
  members: {
    'T this[int index] { get; set; }': accessors(itemAt, setItemAt),
    'int IndexOf(T item)': generic((element: Type) => {
      const equal = equalityOf(null, element);
      return (self, item) => indexOf(toArray(self), item, equal);
    }),
    'void Insert(int index, T item)': (self, index, item) =>
      isArray(self) ? fixedSize() : callMember(self, 'Insert', index, item),
    'void RemoveAt(int index)': (self, index) => (isArray(self) ? fixedSize() : callMember(self, 'RemoveAt', index)),
  },
});

export const IReadOnlyListOfT = typeDef('System.Collections.Generic.IReadOnlyList<out T>', {
  kind: 'interface',
  interfaces: ['IReadOnlyCollection<T>'],
  documented: 'all',
  members: { 'T this[int index] { get; }': itemAt },
});

function boxedIndexOf(self: unknown, item: unknown): number {
  let index = 0;
  for (const cursor = boxedCursorOf(self); cursor.moveNext(); index++)
    if (objectEquals(cursor.current, item)) return index;
  return -1;
}

export const IList = typeDef('System.Collections.IList', {
  kind: 'interface',
  interfaces: ['ICollection'],
  documented: 'none',
  members: {
    'object this[int index] { get; set; }': accessors(
      (self, index: number) => box(elementTypeOf(self), itemAt(self, index)),
      (self, index: number, item) => setItemAt(self, index, unbox(item)),
    ),
    'bool IsFixedSize { get; }': isArray,
    'bool IsReadOnly { get; }': () => false,
    'int Add(object value)': (self, value) => {
      if (isArray(self)) return fixedSize();
      callMember(self, 'Add', unbox(value));
      return countOf(self) - 1;
    },
    'bool Contains(object value)': (self, value) => boxedIndexOf(self, value) >= 0,
    'int IndexOf(object value)': boxedIndexOf,
    'void Clear()': (self) => callMember(self, 'Clear'),
    'void Insert(int index, object value)': (self, index, value) =>
      isArray(self) ? fixedSize() : callMember(self, 'Insert', index, unbox(value)),
    'void Remove(object value)': (self, value) =>
      isArray(self) ? fixedSize() : callMember(self, 'Remove', unbox(value)),
    'void RemoveAt(int index)': (self, index) => (isArray(self) ? fixedSize() : callMember(self, 'RemoveAt', index)),
  },
});
