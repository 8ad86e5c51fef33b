import { generic, typeDef } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import type { Ref } from '../../values/clr.ts';
import { argumentNull } from '../../values/exception.ts';
import { callMember, dictionaryFind } from '../../values/protocol.ts';

/** What .NET adds to every dictionary. Policies that the service runs use it on claims, so it counts as allowed. */
const found = (dictionary: unknown, key: unknown): unknown =>
  dictionaryFind(dictionary ?? argumentNull('dictionary'), key ?? argumentNull('key'));

export const CollectionExtensions = typeDef('System.Collections.Generic.CollectionExtensions', {
  kind: 'static class',
  documented: 'all',
  members: {
    'static TValue GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key)':
      generic((_key: Type, value: Type) => {
        const zero = defaultOf(value);
        return (dictionary, key) => found(dictionary, key) ?? zero;
      }),
    'static TValue GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key, TValue defaultValue)':
      (dictionary, key, fallback) => {
        const value = found(dictionary, key);
        return value === undefined ? fallback : value;
      },
    'static bool TryAdd<TKey, TValue>(this IDictionary<TKey, TValue> dictionary, TKey key, TValue value)': (
      dictionary,
      key,
      value,
    ) => {
      if (found(dictionary, key) !== undefined) return false;
      callMember(dictionary, 'Add', key, value);
      return true;
    },
    'static bool Remove<TKey, TValue>(this IDictionary<TKey, TValue> dictionary, TKey key, out TValue value)': generic(
      (_key: Type, type: Type) => {
        const zero = defaultOf(type);
        return (dictionary, key, value: Ref) => {
          const before = found(dictionary, key);
          value.value = before === undefined ? zero : before;
          return before !== undefined && callMember(dictionary, 'Remove', key) === true;
        };
      },
    ),
  },
});
