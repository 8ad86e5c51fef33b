import { accessors, generic, missing, typeDef } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import type { Ref } from '../../values/clr.ts';
import { defaultEqualityComparer, type EqualityComparer } from '../../values/comparer.ts';
import { Dictionary, keyCollection, valueCollection } from '../../values/dictionary.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { argumentNull, argumentOutOfRange } from '../../values/exception.ts';
import { asPairs } from '../../values/json/pairs-view.ts';
import type { KeyValuePair } from '../../values/key-value-pair.ts';
import { equality } from '../../values/object.ts';
import { cursorOf } from '../../values/sequence.ts';
import { namedType } from '../../types/type.ts';
import { SystemKeyValuePair } from './key-value-pair.ts';

/** A new dictionary with the pairs of a sequence. */
function filled(types: readonly Type[], source: unknown, name: string, comparer: EqualityComparer | null): Dictionary {
  if (source === null) return argumentNull(name);
  const dictionary = new Dictionary(types, comparer);
  for (const cursor = cursorOf<KeyValuePair>(asPairs(source)); cursor.moveNext();)
    dictionary.add(cursor.current.key, cursor.current.value);
  return dictionary;
}

const sized = (types: readonly Type[], capacity: number, comparer: EqualityComparer | null): Dictionary =>
  capacity < 0 ? argumentOutOfRange('capacity') : new Dictionary(types, comparer);

export const SystemDictionary = typeDef('System.Collections.Generic.Dictionary<TKey, TValue>', {
  kind: 'class',
  interfaces: ['IDictionary<TKey, TValue>', 'IDictionary', 'IReadOnlyDictionary<TKey, TValue>'],
  documented: 'all',
  members: {
    'new()': generic((k: Type, v: Type) => () => new Dictionary([k, v])),
    'new(int capacity)': generic((k: Type, v: Type) => (capacity: number) => sized([k, v], capacity, null)),
    'new(IEqualityComparer<TKey> comparer)': generic(
      (k: Type, v: Type) => (comparer) => new Dictionary([k, v], comparer),
    ),
    'new(int capacity, IEqualityComparer<TKey> comparer)': generic(
      (k: Type, v: Type) => (capacity: number, comparer) => sized([k, v], capacity, comparer),
    ),
    'new(IDictionary<TKey, TValue> dictionary)': generic(
      (k: Type, v: Type) => (source) => filled([k, v], source, 'dictionary', null),
    ),
    'new(IDictionary<TKey, TValue> dictionary, IEqualityComparer<TKey> comparer)': generic(
      (k: Type, v: Type) => (source, comparer) => filled([k, v], source, 'dictionary', comparer),
    ),
    'new(IEnumerable<KeyValuePair<TKey, TValue>> collection)': generic(
      (k: Type, v: Type) => (source) => filled([k, v], source, 'collection', null),
    ),
    'new(IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey> comparer)': generic(
      (k: Type, v: Type) => (source, comparer) => filled([k, v], source, 'collection', comparer),
    ),
    'int Count { get; }': (self: Dictionary) => self.count,
    'int Capacity { get; }': (self: Dictionary) => self.count,
    'IEqualityComparer<TKey> Comparer { get; }': (self: Dictionary) =>
      self.comparer ?? defaultEqualityComparer(self.typeArguments[0]!),
    'TValue this[TKey key] { get; set; }': accessors(
      (self: Dictionary, key) => self.get(key),
      (self: Dictionary, key, value) => self.set(key, value),
    ),
    'Dictionary.KeyCollection<TKey, TValue> Keys { get; }': keyCollection,
    'Dictionary.ValueCollection<TKey, TValue> Values { get; }': valueCollection,
    'Dictionary.Enumerator<TKey, TValue> GetEnumerator()': (self: Dictionary) =>
      new Enumerator(
        cursorOf(self),
        namedType(SystemKeyValuePair, self.typeArguments),
        'System.Collections.Generic.Dictionary+Enumerator',
        self.typeArguments,
      ),
    'bool ContainsKey(TKey key)': (self: Dictionary, key) => self.has(key),
    'bool ContainsValue(TValue value)': generic((_: Type, v: Type) => {
      const equal = equality(v);
      return (self: Dictionary, value) => self.entries.some((e) => e !== null && equal(e.value, value));
    }),
    'bool TryGetValue(TKey key, out TValue value)': generic((_: Type, v: Type) => {
      const zero = defaultOf(v);
      return (self: Dictionary, key, value: Ref) => {
        const found = self.find(key);
        value.value = found === undefined ? zero : found;
        return found !== undefined;
      };
    }),
    'void Add(TKey key, TValue value)': (self: Dictionary, key, value) => self.add(key, value),
    'bool TryAdd(TKey key, TValue value)': (self: Dictionary, key, value) => self.tryAdd(key, value),
    'bool Remove(TKey key)': (self: Dictionary, key) => self.remove(key) !== undefined,
    'bool Remove(TKey key, out TValue value)': generic((_: Type, v: Type) => {
      const zero = defaultOf(v);
      return (self: Dictionary, key, value: Ref) => {
        const removed = self.remove(key);
        value.value = removed === undefined ? zero : removed;
        return removed !== undefined;
      };
    }),
    'void Clear()': (self: Dictionary) => self.clear(),
    'int EnsureCapacity(int capacity)': (self: Dictionary, capacity: number) =>
      capacity < 0 ? argumentOutOfRange('capacity') : Math.max(self.count, capacity),
    'void TrimExcess()': () => undefined,
    'void TrimExcess(int capacity)': (self: Dictionary, capacity: number) =>
      capacity < self.count ? argumentOutOfRange('capacity') : undefined,
    'void GetObjectData(SerializationInfo info, StreamingContext context)': missing,
    // nothing is to be done but for one that a formatter is reading
    'void OnDeserialization(object sender)': () => undefined,
  },
});
