import { describe, expect, test } from 'vitest';
import { T } from '../../types/registry.ts';
import { Box } from '../../values/clr.ts';
import type { SortedDictionary } from '../../values/dictionary-sorted.ts';
import type { HashSet } from '../../values/hash-set.ts';
import { arrayOf, call, ints, set, show, strings } from '../../values/linq/testing.ts';
import { cursorOf } from '../../values/sequence.ts';
import { stringComparer } from '../../values/string-comparer.ts';

/** Each line: C#, what .NET answered, and the rows that a binder would call for it. */
const I = T.int();
const S = T.string();
const ignoreCase = stringComparer(5)!;
type Case = readonly [cs: string, answer: string, run: () => unknown];

const hash = (signature: string, self: HashSet, ...args: unknown[]): HashSet => (
  call('HashSet`1', signature, self.typeArguments, self, ...args),
  self
);
const even = (n: unknown): boolean => (n as number) % 2 === 0;

const CASES: readonly Case[] = [
  ['new HashSet<string>{"a","b","a"}', '["a", "b"]', () => set('a', 'b', 'a')],
  [
    'new HashSet<string>(new[]{"a","A"}, StringComparer.OrdinalIgnoreCase)',
    '["a"]',
    () => call('HashSet`1', 'new(IEnumerable<T> collection, I', [S], strings('a', 'A'), ignoreCase),
  ],
  [
    'new HashSet<string>(new string[]{null,"a",null})',
    '[null, "a"]',
    () => call('HashSet`1', 'new(IEnumerable<T> collection)', [S], strings(null, 'a', null)),
  ],
  [
    'var s = new HashSet<string>{"a","b","c"}; s.Remove("a"); s.Add("d"); s.Add("e"); return s;',
    '["d", "b", "c", "e"]',
    () => {
      const s = set('a', 'b', 'c');
      s.remove('a');
      s.add('d');
      s.add('e');
      return s;
    },
  ],
  [
    'var s = new HashSet<string>{"a","b"}; s.UnionWith(new[]{"c","a"}); return s;',
    '["a", "b", "c"]',
    () => hash('void UnionWith', set('a', 'b'), strings('c', 'a')),
  ],
  [
    'var s = new HashSet<string>{"a","b"}; s.ExceptWith(s); return s;',
    '[]',
    () => {
      const s = set('a', 'b');
      return hash('void ExceptWith', s, s);
    },
  ],
  [
    'var s = new HashSet<string>{"a","b","c"}; s.IntersectWith(new[]{"c","a"}); return s;',
    '["a", "c"]',
    () => hash('void IntersectWith', set('a', 'b', 'c'), strings('c', 'a')),
  ],
  [
    'var s = new HashSet<string>{"a","b"}; s.SymmetricExceptWith(new[]{"b","c"}); return s;',
    '["a", "c"]',
    () => hash('void SymmetricExceptWith', set('a', 'b'), strings('b', 'c')),
  ],
  [
    'new HashSet<string>{"a"}.IsProperSubsetOf(new[]{"a"})',
    'False',
    () => call('HashSet`1', 'bool IsProperSubsetOf', [S], set('a'), strings('a')),
  ],
  [
    'new HashSet<string>{"a","b"}.IsProperSupersetOf(new[]{"a"})',
    'True',
    () => call('HashSet`1', 'bool IsProperSupersetOf', [S], set('a', 'b'), strings('a')),
  ],
  [
    'new HashSet<string>{"a","b"}.SetEquals(new[]{"b","a","a"})',
    'True',
    () => call('HashSet`1', 'bool SetEquals', [S], set('a', 'b'), strings('b', 'a', 'a')),
  ],
  [
    'new HashSet<string>{"a"}.Overlaps(null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'other')",
    () => call('HashSet`1', 'bool Overlaps', [S], set('a'), null),
  ],
  [
    'var s = new HashSet<string>{"a","b"}; foreach (var x in s) s.Remove(x); return s.Count;',
    '0',
    () => {
      const s = set('a', 'b');
      for (const c = cursorOf(s); c.moveNext();) s.remove(c.current);
      return s.count;
    },
  ],
  [
    'var s = new HashSet<string>{"a","b"}; foreach (var x in s) s.Add("q"); return s.Count;',
    '!! System.InvalidOperationException: Collection was modified; enumeration operation may not execute.',
    () => {
      const s = set('a', 'b');
      for (const c = cursorOf(s); c.moveNext();) s.add('q');
      return s.count;
    },
  ],
  [
    'var s = new HashSet<int>{1,2,3,4}; return s.RemoveWhere(n => n % 2 == 0);',
    '2',
    () =>
      call(
        'HashSet`1',
        'int RemoveWhere',
        [I],
        call('HashSet`1', 'new(IEnumerable<T> collection)', [I], ints(1, 2, 3, 4)),
        even,
      ),
  ],
  [
    'new SortedSet<int>{3,1,2,1}',
    '[1, 2, 3]',
    () => call('SortedSet`1', 'new(IEnumerable<T> collection)', [I], ints(3, 1, 2, 1)),
  ],
  ['new Queue<int>(new[]{1,2})', '[1, 2]', () => call('Queue`1', 'new(IEnumerable', [I], ints(1, 2))],
  ['new Stack<int>(new[]{1,2})', '[2, 1]', () => call('Stack`1', 'new(IEnumerable', [I], ints(1, 2))],
  [
    'new Queue<int>().Dequeue()',
    '!! System.InvalidOperationException: Queue empty.',
    () => call('Queue`1', 'T Dequeue', [I], call('Queue`1', 'new()', [I])),
  ],
  [
    'new Queue<int>().Peek()',
    '!! System.InvalidOperationException: Queue empty.',
    () => call('Queue`1', 'T Peek', [I], call('Queue`1', 'new()', [I])),
  ],
  [
    'new Stack<int>().Pop()',
    '!! System.InvalidOperationException: Stack empty.',
    () => call('Stack`1', 'T Pop', [I], call('Stack`1', 'new()', [I])),
  ],
  [
    'new Stack<int>().Peek()',
    '!! System.InvalidOperationException: Stack empty.',
    () => call('Stack`1', 'T Peek', [I], call('Stack`1', 'new()', [I])),
  ],
  [
    'new Queue<int>(-1)',
    "!! System.ArgumentOutOfRangeException: capacity ('-1') must be a non-negative value. (Parameter 'capacity')\nActual value was -1.",
    () => call('Queue`1', 'new(int', [I], -1),
  ],
  [
    'new Stack<int>(-1)',
    "!! System.ArgumentOutOfRangeException: capacity ('-1') must be a non-negative value. (Parameter 'capacity')\nActual value was -1.",
    () => call('Stack`1', 'new(int', [I], -1),
  ],
  [
    'new HashSet<int>(-1)',
    "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'capacity')",
    () => call('HashSet`1', 'new(int', [I], -1),
  ],
  [
    'new SortedList<string,int>{{"b",1},{"b",2}}',
    "!! System.ArgumentException: An item with the same key has already been added. Key: b (Parameter 'key')",
    () => {
      const d = call('SortedList`2', 'new()', [S, I]) as SortedDictionary;
      d.add('b', 1);
      d.add('b', 2);
      return d;
    },
  ],
  [
    'new SortedList<string,int>{{"b",1},{"a",2}}.IndexOfKey("b")',
    '1',
    () => {
      const d = call('SortedList`2', 'new()', [S, I]) as SortedDictionary;
      d.add('b', 1);
      d.add('a', 2);
      return call('SortedList`2', 'int IndexOfKey', [S, I], d, 'b');
    },
  ],
  [
    'var a = new string[1]; new HashSet<string>{"a","b"}.CopyTo(a); return a;',
    '!! System.ArgumentException: Destination array is not long enough to copy all the items in the collection. Check array index and length.',
    () => {
      const a = strings(null);
      hash('void CopyTo(T[] array)', set('a', 'b'), a);
      return a;
    },
  ],
  [
    "new Stack<char>(new[]{'a'}).Peek()",
    "'a'",
    () =>
      new Box(
        T.char(),
        call(
          'Stack`1',
          'T Peek',
          [T.char()],
          call('Stack`1', 'new(IEnumerable', [T.char()], arrayOf(T.char(), 97)),
        ) as number,
      ),
  ],
];

describe('sets, queues and stacks answer as .NET does', () => {
  test.each(CASES)('%s', (_, answer, run) => {
    expect(show(run)).toBe(answer);
  });
});
