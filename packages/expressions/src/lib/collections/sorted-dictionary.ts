import { accessors, generic, missing, typeDef, type Row } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import { namedType, type Type } from '../../types/type.ts';
import type { Ref } from '../../values/clr.ts';
import { defaultComparer, equalityOf, type OrderComparer } from '../../values/comparer.ts';
import { SortedDictionary } from '../../values/dictionary-sorted.ts';
import { DictionaryView } from '../../values/dictionary.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { argumentNull, argumentOutOfRange } from '../../values/exception.ts';
import type { KeyValuePair } from '../../values/key-value-pair.ts';
import { INDEX_RANGE, NON_NEGATIVE } from '../../values/list-range.ts';
import { List } from '../../values/list.ts';
import { cursorOf } from '../../values/sequence.ts';
import { SystemKeyValuePair } from './key-value-pair.ts';

const SORTED = 'System.Collections.Generic.SortedDictionary';
const LIST = 'System.Collections.Generic.SortedList';

/** A constructor row of either class. */
const make = (name: string, fill: boolean): Row =>
  generic((...types: [Type, Type]) => (source: unknown, comparer: OrderComparer | null = null) => {
    if (!fill) return new SortedDictionary(types, source as OrderComparer | null, name);
    if (source === null) return argumentNull('dictionary');
    const result = new SortedDictionary(types, comparer, name);
    for (const cursor = cursorOf<KeyValuePair>(source); cursor.moveNext();)
      result.add(cursor.current.key, cursor.current.value);
    return result;
  });

const shared = (name: string): Record<string, Row> => ({
  'new()': generic(
    (...types: [Type, Type]) =>
      () =>
        new SortedDictionary(types, null, name),
  ),
  'new(IComparer<TKey> comparer)': make(name, false),
  'new(IDictionary<TKey, TValue> dictionary)': make(name, true),
  'new(IDictionary<TKey, TValue> dictionary, IComparer<TKey> comparer)': make(name, true),
  'int Count { get; }': (self: SortedDictionary) => self.count,
  'IComparer<TKey> Comparer { get; }': (self: SortedDictionary) =>
    self.comparer ?? defaultComparer(self.typeArguments[0]!),
  'TValue this[TKey key] { get; set; }': accessors(
    (self: SortedDictionary, key) => self.get(key),
    (self: SortedDictionary, key, value) => self.set(key, value),
  ),
  'void Add(TKey key, TValue value)': (self: SortedDictionary, key, value) => self.add(key, value),
  'bool Remove(TKey key)': (self: SortedDictionary, key) => self.remove(key) !== undefined,
  'void Clear()': (self: SortedDictionary) => self.clear(),
  'bool ContainsKey(TKey key)': (self: SortedDictionary, key) => self.indexOf(key) >= 0,
  'bool ContainsValue(TValue value)': generic((_: Type, v: Type) => {
    const equal = equalityOf(null, v);
    return (self: SortedDictionary, value) => self.pairs.some((pair) => equal(pair.value, value));
  }),
  'bool TryGetValue(TKey key, out TValue value)': generic((_: Type, v: Type) => {
    const zero = defaultOf(v);
    return (self: SortedDictionary, key, value: Ref) => {
      const found = self.find(key);
      value.value = found === undefined ? zero : found;
      return found !== undefined;
    };
  }),
});

export const SystemSortedDictionary = typeDef(`${SORTED}<TKey, TValue>`, {
  kind: 'class',
  interfaces: ['IDictionary<TKey, TValue>', 'IDictionary', 'IReadOnlyDictionary<TKey, TValue>'],
  documented: 'none',
  members: {
    ...shared(SORTED),
    'SortedDictionary.KeyCollection<TKey, TValue> Keys { get; }': (self: SortedDictionary) =>
      new DictionaryView(self, 'key', `${SORTED}+KeyCollection`),
    'SortedDictionary.ValueCollection<TKey, TValue> Values { get; }': (self: SortedDictionary) =>
      new DictionaryView(self, 'value', `${SORTED}+ValueCollection`),
    'SortedDictionary.Enumerator<TKey, TValue> GetEnumerator()': (self: SortedDictionary) =>
      new Enumerator(
        cursorOf(self),
        namedType(SystemKeyValuePair, self.typeArguments),
        `${SORTED}+Enumerator`,
        self.typeArguments,
      ),
    'void CopyTo(KeyValuePair<TKey, TValue>[] array, int index)': missing,
  },
});

const at = (self: SortedDictionary, index: number): KeyValuePair =>
  self.pairs[index] ?? argumentOutOfRange('index', INDEX_RANGE);

export const SystemSortedList = typeDef(`${LIST}<TKey, TValue>`, {
  kind: 'class',
  interfaces: ['IDictionary<TKey, TValue>', 'IDictionary', 'IReadOnlyDictionary<TKey, TValue>'],
  documented: 'none',
  members: {
    ...shared(LIST),
    'new(int capacity)': generic(
      (...types: [Type, Type]) =>
        (capacity: number) =>
          capacity < 0 ? argumentOutOfRange('capacity', NON_NEGATIVE) : new SortedDictionary(types, null, LIST),
    ),
    // copies, not views: a policy reads them at once
    'IList<TKey> Keys { get; }': (self: SortedDictionary) =>
      new List(
        self.typeArguments[0]!,
        self.pairs.map((p) => p.key),
      ),
    'IList<TValue> Values { get; }': (self: SortedDictionary) =>
      new List(
        self.typeArguments[1]!,
        self.pairs.map((p) => p.value),
      ),
    'int IndexOfKey(TKey key)': (self: SortedDictionary, key) => Math.max(self.indexOf(key), -1),
    'int IndexOfValue(TValue value)': generic((_: Type, v: Type) => {
      const equal = equalityOf(null, v);
      return (self: SortedDictionary, value) => self.pairs.findIndex((pair) => equal(pair.value, value));
    }),
    'TKey GetKeyAtIndex(int index)': (self: SortedDictionary, index: number) => at(self, index).key,
    'TValue GetValueAtIndex(int index)': (self: SortedDictionary, index: number) => at(self, index).value,
    'void RemoveAt(int index)': (self: SortedDictionary, index: number) => {
      at(self, index);
      self.removeAt(index);
    },
    'IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()': (self: SortedDictionary) =>
      new Enumerator(cursorOf(self), namedType(SystemKeyValuePair, self.typeArguments)),
    'void TrimExcess()': () => undefined,
  },
});
