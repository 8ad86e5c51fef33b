import { generic, typeDef } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import type { Ref } from '../../values/clr.ts';
import { KeyValuePair } from '../../values/key-value-pair.ts';
import { compositeKey, keyer, texter } from '../../values/object.ts';

export const SystemKeyValuePair = typeDef('System.Collections.Generic.KeyValuePair<TKey, TValue>', {
  kind: 'struct',
  documented: 'all',
  zero: (key: Type, value: Type) => new KeyValuePair([key, value], defaultOf(key), defaultOf(value)),
  key: (pair: KeyValuePair, [key, value]) => compositeKey([keyer(key!)(pair.key), keyer(value!)(pair.value)]),
  members: {
    'new(TKey key, TValue value)': generic((k: Type, v: Type) => (key, value) => new KeyValuePair([k, v], key, value)),
    'TKey Key { get; }': (self: KeyValuePair) => self.key,
    'TValue Value { get; }': (self: KeyValuePair) => self.value,
    'string ToString()': ({ typeArguments: [k, v], key, value }: KeyValuePair) =>
      `[${texter(k!)(key)}, ${texter(v!)(value)}]`,
    'void Deconstruct(out TKey key, out TValue value)': (self: KeyValuePair, key: Ref, value: Ref) => {
      key.value = self.key;
      value.value = self.value;
    },
  },
});

/** `KeyValuePair.Create(key, value)`. */
export const KeyValuePairFactory = typeDef('System.Collections.Generic.KeyValuePair', {
  kind: 'static class',
  documented: 'none',
  members: {
    'static KeyValuePair<TKey, TValue> Create<TKey, TValue>(TKey key, TValue value)': generic(
      (k: Type, v: Type) => (key, value) => new KeyValuePair([k, v], key, value),
    ),
  },
});
