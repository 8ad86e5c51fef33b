import { typeDef, type TypeDef } from '../../types/define.ts';
import type { Enumerator } from '../../values/enumerator.ts';

/** The struct that a collection's own `GetEnumerator()` returns. (Copies share their position: a policy can't tell.) */
const enumerator = (owner: string, params: string, element: string): TypeDef =>
  typeDef(`System.Collections.Generic.${owner}+Enumerator<${params}>`, {
    kind: 'struct',
    interfaces: [`IEnumerator<${element}>`],
    documented: 'all',
    members: {
      [`${element} Current { get; }`]: (self: Enumerator) => self.current,
      'bool MoveNext()': (self: Enumerator) => self.moveNext(),
      'void Dispose()': () => undefined,
    },
  });

const PAIR = 'KeyValuePair<TKey, TValue>';

export const ListEnumerator = enumerator('List', 'T', 'T');
export const HashSetEnumerator = enumerator('HashSet', 'T', 'T');
export const QueueEnumerator = enumerator('Queue', 'T', 'T');
export const StackEnumerator = enumerator('Stack', 'T', 'T');
export const SortedSetEnumerator = enumerator('SortedSet', 'T', 'T');
export const DictionaryEnumerator = enumerator('Dictionary', 'TKey, TValue', PAIR);
export const SortedDictionaryEnumerator = enumerator('SortedDictionary', 'TKey, TValue', PAIR);
