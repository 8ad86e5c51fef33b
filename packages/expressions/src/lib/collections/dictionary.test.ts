import { describe, expect, test } from 'vitest';
import { T } from '../../types/registry.ts';
import type { Ref } from '../../values/clr.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { SortedDictionary } from '../../values/dictionary-sorted.ts';
import { KeyValuePair } from '../../values/key-value-pair.ts';
import { call, dictionary, show } from '../../values/linq/testing.ts';
import { cursorOf } from '../../values/sequence.ts';
import { stringComparer } from '../../values/string-comparer.ts';

/** Each line: C#, what .NET answered, and the rows that a binder would call for it. */
const I = T.int();
const S = T.string();
const ignoreCase = stringComparer(5)!;
type Case = readonly [cs: string, answer: string, run: () => unknown];

const dict = (signature: string, self: Dictionary, ...args: unknown[]): unknown =>
  call('Dictionary`2', signature, self.typeArguments, self, ...args);
const ab = (): Dictionary => dictionary(S, I, ['a', 1], ['b', 2]);
const ref = (): Ref => ({ value: null });

const CASES: readonly Case[] = [
  ['new Dictionary<string,int>{["a"]=1,["b"]=2}', '[[a, 1], [b, 2]]', ab],
  [
    'new Dictionary<string,int>()["x"]',
    "!! System.Collections.Generic.KeyNotFoundException: The given key 'x' was not present in the dictionary.",
    () => dict('TValue this', ab(), 'x'),
  ],
  [
    'new Dictionary<int,string>()[7]',
    "!! System.Collections.Generic.KeyNotFoundException: The given key '7' was not present in the dictionary.",
    () => call('Dictionary`2', 'TValue this', [I, S], new Dictionary([I, S]), 7),
  ],
  [
    'new Dictionary<string,int>()[null]',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'key')",
    () => dict('TValue this', ab(), null),
  ],
  [
    'new Dictionary<string,int>{{"a",1},{"a",2}}',
    '!! System.ArgumentException: An item with the same key has already been added. Key: a',
    () => dictionary(S, I, ['a', 1], ['a', 2]),
  ],
  [
    'new Dictionary<string,int>{{null,1}}',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'key')",
    () => dictionary(S, I, [null, 1]),
  ],
  [
    'new Dictionary<string,int>().ContainsKey(null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'key')",
    () => dict('bool ContainsKey', ab(), null),
  ],
  [
    'new Dictionary<string,int>(StringComparer.OrdinalIgnoreCase){["a"]=1}["A"]',
    '1',
    () => {
      const d = new Dictionary([S, I], ignoreCase);
      d.set('a', 1);
      return dict('TValue this', d, 'A');
    },
  ],
  [
    'var d = new Dictionary<string,int>(StringComparer.OrdinalIgnoreCase){["a"]=1}; d["A"]=2; return d;',
    '[[a, 2]]',
    () => {
      const d = new Dictionary([S, I], ignoreCase);
      d.set('a', 1);
      d.set('A', 2);
      return d;
    },
  ],
  [
    'var d = new Dictionary<int,int>{{1,1},{2,2},{3,3},{4,4}}; d.Remove(2); d.Remove(3); d.Add(5,5); d.Add(6,6); d.Add(7,7); return d;',
    '[[1, 1], [6, 6], [5, 5], [4, 4], [7, 7]]',
    () => {
      const d = dictionary(I, I, [1, 1], [2, 2], [3, 3], [4, 4]);
      d.remove(2);
      d.remove(3);
      for (const k of [5, 6, 7]) d.add(k, k);
      return d;
    },
  ],
  [
    'var d = new Dictionary<int,int>{{1,1},{2,2},{3,3}}; foreach (var k in d.Keys) d.Remove(k); return d.Count;',
    '0',
    () => {
      const d = dictionary(I, I, [1, 1], [2, 2], [3, 3]);
      for (const c = cursorOf(call('Dictionary`2', 'Dictionary.KeyCollection', [I, I], d)); c.moveNext();)
        d.remove(c.current);
      return d.count;
    },
  ],
  [
    'var d = new Dictionary<int,int>{{1,1},{2,2}}; foreach (var k in d.Keys) d[k] = 9; return d;',
    '[[1, 9], [2, 9]]',
    () => {
      const d = dictionary(I, I, [1, 1], [2, 2]);
      for (const c = cursorOf(call('Dictionary`2', 'Dictionary.KeyCollection', [I, I], d)); c.moveNext();)
        d.set(c.current, 9);
      return d;
    },
  ],
  [
    'var d = new Dictionary<int,int>{{1,1},{2,2}}; foreach (var p in d) d[p.Key + 10] = 9; return d;',
    '!! System.InvalidOperationException: Collection was modified; enumeration operation may not execute.',
    () => {
      const d = dictionary(I, I, [1, 1], [2, 2]);
      for (const c = cursorOf<KeyValuePair>(d); c.moveNext();) d.set((c.current.key as number) + 10, 9);
      return d;
    },
  ],
  [
    'int v; return new Dictionary<string,int>{["a"]=1}.TryGetValue("z", out v) + " " + v;',
    '"False 0"',
    () => {
      const v = ref();
      return `${dict('bool TryGetValue', ab(), 'z', v) ? 'True' : 'False'} ${String(v.value)}`;
    },
  ],
  [
    'new Dictionary<string,int>{["a"]=1}.Keys.ToString()',
    '"System.Collections.Generic.Dictionary`2+KeyCollection[System.String,System.Int32]"',
    () => call('System.Object', 'string ToString', [], dict('Dictionary.KeyCollection', ab())),
  ],
  ['new Dictionary<string,int>{["a"]=1,["b"]=2}.Values', '[1, 2]', () => dict('Dictionary.ValueCollection', ab())],
  [
    'new Dictionary<string,int>().ToString()',
    '"System.Collections.Generic.Dictionary`2[System.String,System.Int32]"',
    () => call('System.Object', 'string ToString', [], ab()),
  ],
  [
    'new KeyValuePair<string,string>("k", null).ToString()',
    '"[k, ]"',
    () => call('KeyValuePair`2', 'string ToString', [], new KeyValuePair([S, S], 'k', null)),
  ],
  [
    'new KeyValuePair<int,double>(1, 2.5).ToString()',
    '"[1, 2.5]"',
    () => call('KeyValuePair`2', 'string ToString', [], new KeyValuePair([I, T.double()], 1, 2.5)),
  ],
  [
    'new KeyValuePair<int,int>(1, 2).Equals(new KeyValuePair<int,int>(1, 2))',
    'True',
    () =>
      call('System.Object', 'bool Equals(object', [], new KeyValuePair([I, I], 1, 2), new KeyValuePair([I, I], 1, 2)),
  ],
  [
    'new Dictionary<string,int>((IDictionary<string,int>)null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'dictionary')",
    () => call('Dictionary`2', 'new(IDictionary<TKey, TValue> dictionary)', [S, I], null),
  ],
  [
    'new Dictionary<string,int>(-5)',
    "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'capacity')",
    () => call('Dictionary`2', 'new(int capacity)', [S, I], -5),
  ],
  [
    'new SortedDictionary<string,int>{["b"]=1,["a"]=2}',
    '[[a, 2], [b, 1]]',
    () => {
      const d = new SortedDictionary([S, I], null, 'System.Collections.Generic.SortedDictionary');
      d.set('b', 1);
      d.set('a', 2);
      return d;
    },
  ],
  [
    'new SortedDictionary<string,int>{{"b",1},{"b",2}}',
    '!! System.ArgumentException: An item with the same key has already been added. Key: [b, 2]',
    () => {
      const d = new SortedDictionary([S, I], null, 'System.Collections.Generic.SortedDictionary');
      d.add('b', 1);
      d.add('b', 2);
      return d;
    },
  ],
  [
    'new SortedDictionary<string,int>()["q"]',
    "!! System.Collections.Generic.KeyNotFoundException: The given key 'q' was not present in the dictionary.",
    () => call('SortedDictionary`2', 'TValue this', [S, I], call('SortedDictionary`2', 'new()', [S, I]), 'q'),
  ],
];

describe('dictionaries answer as .NET does', () => {
  test.each(CASES)('%s', (_, answer, run) => {
    expect(show(run)).toBe(answer);
  });
});
