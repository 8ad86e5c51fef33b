import { generic, typeDef } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { newArray } from '../../values/array-of.ts';
import type { ClrArray } from '../../values/array.ts';
import type { Ref } from '../../values/clr.ts';
import { equalityOf } from '../../values/comparer.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { guarded } from '../../values/guard.ts';
import { itemsOfArray } from '../../values/list-search.ts';
import { argumentOutOfRange } from '../../values/exception.ts';
import { copyInto, INDEX_OR_END, negative } from '../../values/list-range.ts';
import { Stack } from '../../values/stack.ts';
import { cursorOf, toArray } from '../../values/sequence.ts';

export const SystemStack = typeDef('System.Collections.Generic.Stack<T>', {
  kind: 'class',
  interfaces: ['ICollection', 'IReadOnlyCollection<T>'],
  documented: 'all',
  members: guarded({
    'new()': generic((t: Type) => () => new Stack(t)),
    'new(int capacity)': generic(
      (t: Type) => (capacity: number) => (capacity < 0 ? negative('capacity', capacity) : new Stack(t)),
    ),
    'new(IEnumerable<T> collection)': generic((t: Type) => (source) => new Stack(t, toArray(source))),
    'int Count { get; }': (self: Stack) => self.count,
    'Stack.Enumerator<T> GetEnumerator()': (self: Stack) =>
      new Enumerator(cursorOf(self), self.element, 'System.Collections.Generic.Stack+Enumerator'),
    'void Push(T item)': (self: Stack, item) => self.push(item),
    'T Pop()': (self: Stack) => self.pop(),
    'T Peek()': (self: Stack) => self.peek(),
    'bool TryPop(out T result)': (self: Stack, result: Ref) => {
      const has = self.count > 0;
      result.value = has ? self.pop() : defaultOf(self.element);
      return has;
    },
    'bool TryPeek(out T result)': (self: Stack, result: Ref) => {
      const has = self.count > 0;
      result.value = has ? self.peek() : defaultOf(self.element);
      return has;
    },
    'bool Contains(T item)': generic((t: Type) => {
      const equal = equalityOf(null, t);
      return (self: Stack, item) => self.toArray().some((x) => equal(x, item));
    }),
    'void Clear()': (self: Stack) => self.clear(),
    'T[] ToArray()': (self: Stack) => newArray(self.element, self.toArray()),
    'void CopyTo(T[] array, int arrayIndex)': (self: Stack, array: ClrArray | Uint8Array, index: number) => {
      if (index < 0 || index > itemsOfArray(array).length) argumentOutOfRange('arrayIndex', INDEX_OR_END);
      copyInto(self.toArray(), 0, itemsOfArray(array), index, self.count);
    },
    'int EnsureCapacity(int capacity)': (self: Stack, capacity: number) =>
      capacity < 0 ? negative('capacity', capacity) : Math.max(self.count, capacity),
    'void TrimExcess()': () => undefined,
  }),
});
