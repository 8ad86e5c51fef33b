import { accessors, generic, prepared, typeDef, type Fn } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import type { Ref } from '../../values/clr.ts';
import { PartCursor } from '../../values/dictionary.ts';
import { callMember, dictionaryFind, dictionaryGet, dictionarySet, implementation } from '../../values/protocol.ts';
import { asPairs } from '../../values/json/pairs-view.ts';
import { runtimeTypeOf } from '../../values/object.ts';
import { lookUp } from '../../values/read-only-dictionary.ts';
import { Query } from '../../values/linq/query.ts';
import { cursorOf } from '../../values/sequence.ts';

/** Dictionaries seen through their interfaces: `Dictionary<K, V>`, the context's headers and variables, JSON objects. */
const containsKey = prepared(
  (self, key) => dictionaryFind(self, key) !== undefined,
  (key: unknown) => (self) => lookUp(self, key) !== undefined,
);

const item = prepared(dictionaryGet, (key: unknown) => (self) => {
  const value = lookUp(self, key);
  return value === undefined ? dictionaryGet(self, key) : value;
});

const tryGetValue = generic((_: Type, value: Type) => {
  const zero = defaultOf(value);
  return (self, key, result: Ref) => {
    const found = dictionaryFind(self, key);
    result.value = found === undefined ? zero : found;
    return found !== undefined;
  };
});

/** The dictionary's own `Keys` where it has the row; else taken from its pairs. */
const part = (name: 'Keys' | 'Values'): Fn | ReturnType<typeof generic> =>
  generic((key: Type, value: Type) => (self) => {
    const own = implementation(runtimeTypeOf(self), name, 0);
    if (own !== null) return own(self);
    return name === 'Keys'
      ? new Query(key, () => new PartCursor(cursorOf(asPairs(self)), 'key'))
      : new Query(value, () => new PartCursor(cursorOf(asPairs(self)), 'value'));
  });

export const IDictionaryOfT = typeDef('System.Collections.Generic.IDictionary<TKey, TValue>', {
  kind: 'interface',
  interfaces: ['ICollection<KeyValuePair<TKey, TValue>>'],
  documented: 'all',
  members: {
    'TValue this[TKey key] { get; set; }': accessors(item, dictionarySet),
    'ICollection<TKey> Keys { get; }': part('Keys'),
    'ICollection<TValue> Values { get; }': part('Values'),
    'bool ContainsKey(TKey key)': containsKey,
    'bool TryGetValue(TKey key, out TValue value)': tryGetValue,
    'void Add(TKey key, TValue value)': (self, key, value) => callMember(self, 'Add', key, value),
    'bool Remove(TKey key)': (self, key) => callMember(self, 'Remove', key),
  },
});

export const IReadOnlyDictionaryOfT = typeDef('System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>', {
  kind: 'interface',
  interfaces: ['IReadOnlyCollection<KeyValuePair<TKey, TValue>>'],
  documented: 'all',
  members: {
    'TValue this[TKey key] { get; }': item,
    'IEnumerable<TKey> Keys { get; }': part('Keys'),
    'IEnumerable<TValue> Values { get; }': part('Values'),
    'bool ContainsKey(TKey key)': containsKey,
    'bool TryGetValue(TKey key, out TValue value)': tryGetValue,
  },
});

export const IDictionary = typeDef('System.Collections.IDictionary', {
  kind: 'interface',
  interfaces: ['ICollection'],
  documented: 'none',
  members: {
    'object this[object key] { get; set; }': accessors((self, key) => dictionaryFind(self, key) ?? null, dictionarySet),
    'ICollection Keys { get; }': (self) => callMember(self, 'Keys'),
    'ICollection Values { get; }': (self) => callMember(self, 'Values'),
    'bool Contains(object key)': containsKey,
    'bool IsFixedSize { get; }': () => false,
    'bool IsReadOnly { get; }': () => false,
    'void Add(object key, object value)': (self, key, value) => callMember(self, 'Add', key, value),
    'void Clear()': (self) => callMember(self, 'Clear'),
    'void Remove(object key)': (self, key) => callMember(self, 'Remove', key),
  },
});
