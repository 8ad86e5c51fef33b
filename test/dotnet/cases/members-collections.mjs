// Arrays and the collections: every callable member.
import { members } from './_members.mjs';

const collections = [
  'List`1',
  'HashSet`1',
  'Queue`1',
  'Stack`1',
  'Dictionary`2',
  'KeyValuePair`2',
  'IList`1',
  'ICollection`1',
  'ISet`1',
  'IDictionary`2',
  'IReadOnlyDictionary`2',
  'IReadOnlyCollection`1',
  'IEnumerable`1',
];

export const cases = members(['System.Array', ...collections.map((name) => `System.Collections.Generic.${name}`)], 3);
