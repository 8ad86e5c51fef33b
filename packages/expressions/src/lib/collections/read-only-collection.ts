import { generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { equalityOf } from '../../values/comparer.ts';
import { argumentNull } from '../../values/exception.ts';
import { indexOf } from '../../values/list-search.ts';
import { ReadOnlyCollection } from '../../values/list-read-only.ts';
import { COUNT, ITEM } from '../../values/protocol.ts';
import { toArray } from '../../values/sequence.ts';

/** System.Collections.ObjectModel.ReadOnlyCollection: what `AsReadOnly()` gives; changing it through an interface throws. */
const position = generic((element: Type) => {
  const equal = equalityOf(null, element);
  return (self: ReadOnlyCollection, item) => indexOf(toArray(self), item, equal);
});

export const SystemReadOnlyCollection = typeDef('System.Collections.ObjectModel.ReadOnlyCollection<T>', {
  kind: 'class',
  interfaces: ['IList<T>', 'IList', 'IReadOnlyList<T>'],
  documented: 'none',
  members: {
    'new(IList<T> list)': generic(
      (element: Type) => (list) => (list === null ? argumentNull('list') : new ReadOnlyCollection(element, list)),
    ),
    'int Count { get; }': (self: ReadOnlyCollection) => self[COUNT](),
    'T this[int index] { get; }': (self: ReadOnlyCollection, index: number) => self[ITEM](index),
    'bool Contains(T value)': generic((element: Type) => {
      const equal = equalityOf(null, element);
      return (self: ReadOnlyCollection, item) => indexOf(toArray(self), item, equal) >= 0;
    }),
    'int IndexOf(T value)': position,
  },
});
