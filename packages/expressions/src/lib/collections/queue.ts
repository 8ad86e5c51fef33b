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
import { Queue } from '../../values/queue.ts';
import { cursorOf, toArray } from '../../values/sequence.ts';

export const SystemQueue = typeDef('System.Collections.Generic.Queue<T>', {
  kind: 'class',
  interfaces: ['ICollection', 'IReadOnlyCollection<T>'],
  documented: 'all',
  members: guarded({
    'new()': generic((t: Type) => () => new Queue(t)),
    'new(int capacity)': generic(
      (t: Type) => (capacity: number) => (capacity < 0 ? negative('capacity', capacity) : new Queue(t)),
    ),
    'new(IEnumerable<T> collection)': generic((t: Type) => (source) => new Queue(t, toArray(source))),
    'int Count { get; }': (self: Queue) => self.count,
    'Queue.Enumerator<T> GetEnumerator()': (self: Queue) =>
      new Enumerator(cursorOf(self), self.element, 'System.Collections.Generic.Queue+Enumerator'),
    'void Enqueue(T item)': (self: Queue, item) => self.enqueue(item),
    'T Dequeue()': (self: Queue) => self.dequeue(),
    'T Peek()': (self: Queue) => self.peek(),
    'bool TryDequeue(out T result)': (self: Queue, result: Ref) => {
      const has = self.count > 0;
      result.value = has ? self.dequeue() : defaultOf(self.element);
      return has;
    },
    'bool TryPeek(out T result)': (self: Queue, result: Ref) => {
      const has = self.count > 0;
      result.value = has ? self.peek() : defaultOf(self.element);
      return has;
    },
    'bool Contains(T item)': generic((t: Type) => {
      const equal = equalityOf(null, t);
      return (self: Queue, item) => self.toArray().some((x) => equal(x, item));
    }),
    'void Clear()': (self: Queue) => self.clear(),
    'T[] ToArray()': (self: Queue) => newArray(self.element, self.toArray()),
    'void CopyTo(T[] array, int arrayIndex)': (self: Queue, array: ClrArray | Uint8Array, index: number) => {
      if (index < 0 || index > itemsOfArray(array).length) argumentOutOfRange('arrayIndex', INDEX_OR_END);
      copyInto(self.toArray(), 0, itemsOfArray(array), index, self.count);
    },
    'int EnsureCapacity(int capacity)': (self: Queue, capacity: number) =>
      capacity < 0 ? negative('capacity', capacity) : Math.max(self.count, capacity),
    'void TrimExcess()': () => undefined,
  }),
});
