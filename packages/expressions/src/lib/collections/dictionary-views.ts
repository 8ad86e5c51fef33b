import { generic, typeDef, type Row } from '../../types/define.ts';
import { runtimeName, type Type } from '../../types/type.ts';
import type { ClrArray } from '../../values/array.ts';
import { equalityOf } from '../../values/comparer.ts';
import type { DictionaryView } from '../../values/dictionary.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { argumentNull } from '../../values/exception.ts';
import { copyInto } from '../../values/list-range.ts';
import { itemsOfArray } from '../../values/list-search.ts';
import { COUNT, dictionaryFind } from '../../values/protocol.ts';
import { cursorOf, toArray } from '../../values/sequence.ts';

/** `Dictionary<K, V>.KeyCollection`, `.ValueCollection` and the enumerators: live views, readable only. */
const viewRows = (part: 'Key' | 'Value', owner: string): Record<string, Row> => ({
  'int Count { get; }': (self: DictionaryView) => self[COUNT](),
  [`bool Contains(T${part} item)`]:
    part === 'Key'
      ? (self: DictionaryView, key) => dictionaryFind(self.dictionary, key) !== undefined
      : generic((_: Type, value: Type) => {
          const equal = equalityOf(null, value);
          return (self: DictionaryView, item) => toArray(self).some((x) => equal(x, item));
        }),
  [`void CopyTo(T${part}[] array, int index)`]: (
    self: DictionaryView,
    array: ClrArray | Uint8Array | null,
    index: number,
  ) => {
    if (array === null) return argumentNull('array');
    const items = toArray(self);
    return copyInto(items, 0, itemsOfArray(array), index, items.length);
  },
  [`IEnumerator<T${part}> GetEnumerator()`]: (self: DictionaryView) => new Enumerator(cursorOf(self), self.element),
  'string ToString()': (self: DictionaryView) =>
    `System.Collections.Generic.${owner}\`2+${part}Collection[${self.typeArguments.map(runtimeName).join()}]`,
});

const view = (owner: string, part: 'Key' | 'Value') =>
  typeDef(`System.Collections.Generic.${owner}+${part}Collection<TKey, TValue>`, {
    kind: 'class',
    interfaces: [`ICollection<T${part}>`, 'ICollection', `IReadOnlyCollection<T${part}>`],
    documented: 'all',
    members: viewRows(part, owner),
  });

export const DictionaryKeys = view('Dictionary', 'Key');
export const DictionaryValues = view('Dictionary', 'Value');
export const SortedDictionaryKeys = view('SortedDictionary', 'Key');
export const SortedDictionaryValues = view('SortedDictionary', 'Value');
