import { generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { IReadOnlyDictionaryOfT } from '../collections/idictionary.ts';
import { Query } from '../../values/linq/query.ts';
import { PartCursor } from '../../values/dictionary.ts';
import { COUNT } from '../../values/protocol.ts';
import type { ReadOnlyDictionary as View } from '../../values/read-only-dictionary.ts';
import { cursorOf } from '../../values/sequence.ts';

/** The class behind the dictionaries of `context`; expressions see it through its interface. */
export const ReadOnlyDictionary = typeDef('Sluice.ReadOnlyDictionary<TKey, TValue>', {
  kind: 'class',
  interfaces: ['IReadOnlyDictionary<TKey, TValue>'],
  documented: 'all',
  extension: true,
  members: {
    ...IReadOnlyDictionaryOfT.members,
    'int Count { get; }': (self: View) => self[COUNT](),
    'IEnumerable<TKey> Keys { get; }': generic(
      (key: Type) => (self: View) => new Query(key, () => new PartCursor(cursorOf(self), 'key')),
    ),
    'IEnumerable<TValue> Values { get; }': generic(
      (_: Type, value: Type) => (self: View) => new Query(value, () => new PartCursor(cursorOf(self), 'value')),
    ),
  },
});
