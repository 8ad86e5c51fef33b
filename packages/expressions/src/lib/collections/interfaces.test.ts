import { describe, expect, test } from 'vitest';
import { T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { KeyValuePair } from '../../values/key-value-pair.ts';
import { arrayOf, call, dictionary, intList, ints, set, show, strings } from '../../values/linq/testing.ts';

/** Each line: C#, what .NET answered, and the rows that a binder would call for it. */
const I = T.int();
const S = T.string();
type Case = readonly [cs: string, answer: string, run: () => unknown];

const dict = (signature: string, self: Dictionary, ...args: unknown[]): unknown =>
  call('Dictionary`2', signature, self.typeArguments, self, ...args);
const iface = (name: string, signature: string, types: readonly Type[], ...args: unknown[]): unknown =>
  call(name, signature, types, ...args);

const CASES: readonly Case[] = [
  [
    '((IList<int>)new[]{1,2})[2]',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
    () => iface('IList`1', 'T this', [I], ints(1, 2), 2),
  ],
  [
    'var c = (ICollection<int>)new[]{1,2}; c.Add(3); return c;',
    '!! System.NotSupportedException: Collection was of a fixed size.',
    () => iface('ICollection`1', 'void Add', [I], ints(1, 2), 3),
  ],
  [
    'var c = (ICollection<int>)new[]{1,2}; c.Clear(); return c;',
    '!! System.NotSupportedException: Collection is read-only.',
    () => iface('ICollection`1', 'void Clear', [I], ints(1, 2)),
  ],
  [
    'var c = (ICollection<int>)new[]{1,2}; return c.Remove(1);',
    '!! System.NotSupportedException: Collection was of a fixed size.',
    () => iface('ICollection`1', 'bool Remove', [I], ints(1, 2), 1),
  ],
  [
    'var c = (IList<int>)new[]{1,2}; c.RemoveAt(0); return c;',
    '!! System.NotSupportedException: Collection was of a fixed size.',
    () => iface('IList`1', 'void RemoveAt', [I], ints(1, 2), 0),
  ],
  [
    'var c = (IList<int>)new[]{1,2}; c.Insert(0, 1); return c;',
    '!! System.NotSupportedException: Collection was of a fixed size.',
    () => iface('IList`1', 'void Insert', [I], ints(1, 2), 0, 1),
  ],
  ['((IList<int>)new[]{1,2}).IndexOf(2)', '1', () => iface('IList`1', 'int IndexOf', [I], ints(1, 2), 2)],
  [
    '((ICollection<int>)new[]{1,2}).IsReadOnly',
    'True',
    () => iface('ICollection`1', 'bool IsReadOnly', [I], ints(1, 2)),
  ],
  [
    '((ICollection<int>)new List<int>()).IsReadOnly',
    'False',
    () => iface('ICollection`1', 'bool IsReadOnly', [I], intList()),
  ],
  [
    '((ICollection<string>)new Dictionary<string,int>().Keys).IsReadOnly',
    'True',
    () => iface('ICollection`1', 'bool IsReadOnly', [S], dict('Dictionary.KeyCollection', new Dictionary([S, I]))),
  ],
  [
    '((ICollection<int>)new List<int>{4}).Contains(4)',
    'True',
    () => iface('ICollection`1', 'bool Contains', [I], intList(4), 4),
  ],
  [
    'var c = (ICollection<int>)new List<int>{4}; c.Add(5); return c;',
    '[4, 5]',
    () => {
      const l = intList(4);
      iface('ICollection`1', 'void Add', [I], l, 5);
      return l;
    },
  ],
  [
    'var d = (ICollection<KeyValuePair<string,int>>)new Dictionary<string,int>(); d.Add(new KeyValuePair<string,int>("a", 1)); return d;',
    '[[a, 1]]',
    () => {
      const d = new Dictionary([S, I]);
      iface('ICollection`1', 'void Add', [I], d, new KeyValuePair([S, I], 'a', 1));
      return d;
    },
  ],
  [
    '((ICollection<KeyValuePair<string,int>>)new Dictionary<string,int>{["a"]=1}).Contains(new KeyValuePair<string,int>("a", 2))',
    'False',
    () => iface('ICollection`1', 'bool Contains', [I], dictionary(S, I, ['a', 1]), new KeyValuePair([S, I], 'a', 2)),
  ],
  [
    'var d = new Dictionary<string,int>{["a"]=1}; return ((ICollection<KeyValuePair<string,int>>)d).Remove(new KeyValuePair<string,int>("a", 2));',
    'False',
    () => iface('ICollection`1', 'bool Remove', [I], dictionary(S, I, ['a', 1]), new KeyValuePair([S, I], 'a', 2)),
  ],
  [
    '((IDictionary<string,int>)new Dictionary<string,int>())["x"]',
    "!! System.Collections.Generic.KeyNotFoundException: The given key 'x' was not present in the dictionary.",
    () => iface('IDictionary`2', 'TValue this', [S, I], new Dictionary([S, I]), 'x'),
  ],
  [
    '((IReadOnlyDictionary<string,int>)new Dictionary<string,int>{["a"]=1}).Keys',
    '["a"]',
    () => iface('IReadOnlyDictionary`2', 'IEnumerable<TKey> Keys', [S, I], dictionary(S, I, ['a', 1])),
  ],
  [
    "((IList)new[]{'a'})[0]",
    "'a'",
    () => iface('System.Collections.IList', 'object this', [], arrayOf(T.char(), 97), 0),
  ],
  [
    '((IList)new[]{1}).Add(1)',
    '!! System.NotSupportedException: Collection was of a fixed size.',
    () => iface('System.Collections.IList', 'int Add', [], ints(1), 1),
  ],
  [
    '((ISet<string>)new HashSet<string>{"a"}).IsSubsetOf(new[]{"a","b"})',
    'True',
    () => iface('ISet`1', 'bool IsSubsetOf', [S], set('a'), strings('a', 'b')),
  ],
];

describe('collections seen through their interfaces', () => {
  test.each(CASES)('%s', (_, answer, run) => {
    expect(show(run)).toBe(answer);
  });
});
