import { describe, expect, test } from 'vitest';
import { T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import type { List } from '../../values/list.ts';
import { arrayOf, call, intList, ints, show, stringList } from '../../values/linq/testing.ts';
import { stringComparer } from '../../values/string-comparer.ts';

/** Each line: C#, what .NET answered, and the rows that a binder would call for it. */
const I = T.int();
const S = T.string();
type Case = readonly [cs: string, answer: string, run: () => unknown];

const list = (signature: string, self: List, ...args: unknown[]): unknown =>
  call('List`1', signature, self.typeArguments, self, ...args);
/** Calls for the effect and gives the list. */
const after = (signature: string, self: List, ...args: unknown[]): List => (list(signature, self, ...args), self);
const iface = (name: string, signature: string, types: readonly Type[], ...args: unknown[]): unknown =>
  call(name, signature, types, ...args);
const even = (n: unknown): boolean => (n as number) % 2 === 0;

const CASES: readonly Case[] = [
  [
    'new List<int>{1,2}[2]',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
    () => list('T this', intList(1, 2), 2),
  ],
  [
    'var l = new List<int>{1,3}; l.Insert(1, 2); return l;',
    '[1, 2, 3]',
    () => after('void Insert(', intList(1, 3), 1, 2),
  ],
  [
    'var l = new List<int>{1}; l.Insert(3, 2); return l;',
    "!! System.ArgumentOutOfRangeException: Index must be within the bounds of the List. (Parameter 'index')",
    () => after('void Insert(', intList(1), 3, 2),
  ],
  [
    'var l = new List<int>{1}; l.Insert(-1, 2); return l;',
    "!! System.ArgumentOutOfRangeException: Index must be within the bounds of the List. (Parameter 'index')",
    () => after('void Insert(', intList(1), -1, 2),
  ],
  [
    'var l = new List<int>{1,2}; l.RemoveAt(2); return l;',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
    () => after('void RemoveAt(', intList(1, 2), 2),
  ],
  ['var l = new List<int>{1,2,1}; l.Remove(1); return l;', '[2, 1]', () => after('bool Remove(', intList(1, 2, 1), 1)],
  [
    'var l = new List<int>{1,2,3,4}; l.RemoveAll(n => n % 2 == 0); return l;',
    '[1, 3]',
    () => after('int RemoveAll(', intList(1, 2, 3, 4), even),
  ],
  [
    'var l = new List<int>{1,2,3,4}; l.RemoveRange(1, 2); return l;',
    '[1, 4]',
    () => after('void RemoveRange(', intList(1, 2, 3, 4), 1, 2),
  ],
  [
    'var l = new List<int>{1,2}; l.RemoveRange(1, 2); return l;',
    '!! System.ArgumentException: Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    () => after('void RemoveRange(', intList(1, 2), 1, 2),
  ],
  [
    'var l = new List<int>{1,2}; l.RemoveRange(-1, 2); return l;',
    "!! System.ArgumentOutOfRangeException: Non-negative number required. (Parameter 'index')",
    () => after('void RemoveRange(', intList(1, 2), -1, 2),
  ],
  [
    'var l = new List<int>{1,2}; l.RemoveRange(0, -2); return l;',
    "!! System.ArgumentOutOfRangeException: Non-negative number required. (Parameter 'count')",
    () => after('void RemoveRange(', intList(1, 2), 0, -2),
  ],
  [
    'new List<int>{1,2,3}.GetRange(1, 5)',
    '!! System.ArgumentException: Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    () => list('List<T> GetRange', intList(1, 2, 3), 1, 5),
  ],
  ['new List<int>{1,2,3}.GetRange(1, 2)', '[2, 3]', () => list('List<T> GetRange', intList(1, 2, 3), 1, 2)],
  [
    'var l = new List<int>{1,2}; l.AddRange(l); return l;',
    '[1, 2, 1, 2]',
    () => {
      const l = intList(1, 2);
      return after('void AddRange', l, l);
    },
  ],
  [
    'var l = new List<int>{1,2}; l.AddRange(null); return l;',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'collection')",
    () => after('void AddRange', intList(1, 2), null),
  ],
  [
    'var l = new List<int>{1,2}; l.InsertRange(1, new[]{8,9}); return l;',
    '[1, 8, 9, 2]',
    () => after('void InsertRange', intList(1, 2), 1, ints(8, 9)),
  ],
  [
    'var l = new List<int>{1,2}; l.InsertRange(5, new[]{8,9}); return l;',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter 'index')",
    () => after('void InsertRange', intList(1, 2), 5, ints(8, 9)),
  ],
  ['new List<int>{3,1,2}.IndexOf(1, 2)', '-1', () => list('int IndexOf(T item, int index)', intList(3, 1, 2), 1, 2)],
  [
    'new List<int>{3,1,2}.IndexOf(1, 4)',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter 'index')",
    () => list('int IndexOf(T item, int index)', intList(3, 1, 2), 1, 4),
  ],
  [
    'new List<int>{3,1,2}.IndexOf(1, -1)',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter 'startIndex')",
    () => list('int IndexOf(T item, int index)', intList(3, 1, 2), 1, -1),
  ],
  [
    'new List<int>{3,1,2}.IndexOf(1, 1, 5)',
    "!! System.ArgumentOutOfRangeException: Count must be positive and count must refer to a location within the string/array/collection. (Parameter 'count')",
    () => list('int IndexOf(T item, int index, int', intList(3, 1, 2), 1, 1, 5),
  ],
  ['new List<int>{1,2,1}.LastIndexOf(1)', '2', () => list('int LastIndexOf(T item)', intList(1, 2, 1), 1)],
  [
    'new List<int>{1,2,1}.LastIndexOf(1, 1)',
    '0',
    () => list('int LastIndexOf(T item, int index)', intList(1, 2, 1), 1, 1),
  ],
  [
    'new List<int>{1,2,1}.LastIndexOf(1, 3)',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
    () => list('int LastIndexOf(T item, int index)', intList(1, 2, 1), 1, 3),
  ],
  [
    'new List<int>{1,2,1}.LastIndexOf(1, 1, 3)',
    "!! System.ArgumentOutOfRangeException: Larger than collection size. (Parameter 'count')",
    () => list('int LastIndexOf(T item, int index, int', intList(1, 2, 1), 1, 1, 3),
  ],
  ['new List<int>().LastIndexOf(1)', '-1', () => list('int LastIndexOf(T item)', intList(), 1)],
  [
    'new List<int>{1,2,4}.FindIndex(1, 2, n => n % 2 == 0)',
    '1',
    () => list('int FindIndex(int startIndex, int', intList(1, 2, 4), 1, 2, even),
  ],
  [
    'new List<int>{1,2,4}.FindIndex(4, n => n % 2 == 0)',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter 'startIndex')",
    () => list('int FindIndex(int startIndex, Pred', intList(1, 2, 4), 4, even),
  ],
  [
    'new List<int>{1,2,4}.FindIndex(1, 3, n => n % 2 == 0)',
    "!! System.ArgumentOutOfRangeException: Count must be positive and count must refer to a location within the string/array/collection. (Parameter 'count')",
    () => list('int FindIndex(int startIndex, int', intList(1, 2, 4), 1, 3, even),
  ],
  [
    'new List<int>{1,2,4}.FindLastIndex(3, n => n % 2 == 0)',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'startIndex')",
    () => list('int FindLastIndex(int startIndex, Pred', intList(1, 2, 4), 3, even),
  ],
  [
    'new List<int>{1,2,4}.FindLastIndex(1, 3, n => n % 2 == 0)',
    "!! System.ArgumentOutOfRangeException: Count must be positive and count must refer to a location within the string/array/collection. (Parameter 'count')",
    () => list('int FindLastIndex(int startIndex, int', intList(1, 2, 4), 1, 3, even),
  ],
  ['new List<int>{1,2,4}.FindLast(n => n % 2 == 0)', '4', () => list('T FindLast', intList(1, 2, 4), even)],
  ['new List<string>{"a"}.Find(s => false)', 'null', () => list('T Find(', stringList('a'), () => false)],
  ['new List<int>{1,3,5}.BinarySearch(4)', '-3', () => list('int BinarySearch(T item)', intList(1, 3, 5), 4)],
  [
    'new List<int>{1,3,5}.BinarySearch(2, 2, 4, null)',
    '!! System.ArgumentException: Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    () => list('int BinarySearch(int', intList(1, 3, 5), 2, 2, 4, null),
  ],
  [
    'var l = new List<string>{"b","a","C"}; l.Sort(); return l;',
    '["a", "b", "C"]',
    () => after('void Sort()', stringList('b', 'a', 'C')),
  ],
  [
    'var l = new List<string>{"b","a","C"}; l.Sort(StringComparer.Ordinal); return l;',
    '["C", "a", "b"]',
    () => after('void Sort(IComparer', stringList('b', 'a', 'C'), stringComparer(4)),
  ],
  [
    'var l = new List<string>{"bb","aa","c"}; l.Sort((x, y) => x.Length - y.Length); return l;',
    '["c", "aa", "bb"]',
    () => after('void Sort(Comparison', stringList('bb', 'aa', 'c'), (x: string, y: string) => x.length - y.length),
  ],
  [
    'var l = Enumerable.Range(0, 40).Select(n => "x" + n).ToList(); l.Sort((x, y) => x.Length - y.Length); return l;',
    '["x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x26", "x27", "x28", "x29", "x30", "x31", "x36", "x33", "x34", "x35", "x25", "x37", "x32", "x24", "x19", "x22", "x21", "x20", "x38", "x18", "x17", "x16", "x15", "x14", "x13", "x12", "x11", "x10", "x23", "x39"]',
    () =>
      after(
        'void Sort(Comparison',
        stringList(...Array.from({ length: 40 }, (_, n) => `x${n}`)),
        (x: string, y: string) => x.length - y.length,
      ),
  ],
  [
    'var l = Enumerable.Range(0, 60).Select(n => n * 37 % 101).ToList(); l.Sort((x, y) => x % 7 - y % 7); return l;',
    '[0, 42, 49, 56, 70, 77, 63, 84, 57, 15, 22, 50, 29, 36, 43, 79, 37, 86, 2, 93, 100, 16, 9, 23, 30, 94, 80, 59, 3, 66, 87, 52, 73, 10, 67, 74, 32, 39, 60, 25, 53, 46, 40, 12, 19, 96, 26, 89, 33, 5, 47, 13, 76, 6, 83, 20, 97, 90, 69, 62]',
    () =>
      after(
        'void Sort(Comparison',
        intList(...Array.from({ length: 60 }, (_, n) => (n * 37) % 101)),
        (x: number, y: number) => (x % 7) - (y % 7),
      ),
  ],
  [
    'var l = new List<object>{1,"a"}; l.Sort(); return l;',
    '!! System.InvalidOperationException: Failed to compare two elements in the array. <- System.ArgumentException: Object must be of type Int32.',
    () => {
      const l = call('List`1', 'new(IEnumerable', [T.object()], arrayOf(T.object(), 1, 'a')) as List;
      return after('void Sort()', l);
    },
  ],
  [
    'var l = new List<int>{1,2,3}; l.Sort((x, y) => throw new FormatException("z")); return l;',
    '!! System.InvalidOperationException: Failed to compare two elements in the array. <- System.FormatException: z',
    () =>
      after('void Sort(Comparison', intList(1, 2, 3), () => {
        throw call('System.FormatException', 'new(string message)', [], 'z');
      }),
  ],
  [
    'var l = new List<int>{1,2,3,4}; l.Reverse(1, 2); return l;',
    '[1, 3, 2, 4]',
    () => after('void Reverse(int', intList(1, 2, 3, 4), 1, 2),
  ],
  [
    'new List<int>{1,2}.ConvertAll(n => "n" + n)',
    '["n1", "n2"]',
    () => call('List`1', 'List<TOutput> ConvertAll', [I, S], intList(1, 2), (n: number) => `n${n}`),
  ],
  [
    'var l = new List<int>{1,2}; l.ForEach(n => l.Add(n)); return l;',
    '!! System.InvalidOperationException: Collection was modified; enumeration operation may not execute.',
    () => {
      const l = intList(1, 2);
      return after('void ForEach', l, (n: number) => l.add(n));
    },
  ],
  [
    'new List<int>{1,2}.FindIndex(-1, n => true)',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter 'startIndex')",
    () => list('int FindIndex(int startIndex, Pred', intList(1, 2), -1, even),
  ],
  [
    'new List<int>{1,2}.Exists(null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'match')",
    () => list('bool Exists', intList(1, 2), null),
  ],
  [
    'new List<int>{1,2}.Slice(1, 2)',
    '!! System.ArgumentException: Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    () => list('List<T> Slice', intList(1, 2), 1, 2),
  ],
  [
    'var l = new List<int>{1,2}; l.Reverse(-1, 2); return l;',
    "!! System.ArgumentOutOfRangeException: Non-negative number required. (Parameter 'index')",
    () => list('void Reverse(int', intList(1, 2), -1, 2),
  ],
  [
    'new List<int>{1,2}.LastIndexOf(1, -1)',
    "!! System.ArgumentOutOfRangeException: Non-negative number required. (Parameter 'index')",
    () => list('int LastIndexOf(T item, int index)', intList(1, 2), 1, -1),
  ],
  [
    'new List<int>(-1)',
    "!! System.ArgumentOutOfRangeException: Non-negative number required. (Parameter 'capacity')",
    () => call('List`1', 'new(int', [I], -1),
  ],
  [
    'new List<int>((IEnumerable<int>)null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'collection')",
    () => call('List`1', 'new(IEnumerable', [I], null),
  ],
  [
    'var a = new int[2]; new List<int>{1,2,3}.CopyTo(a); return a;',
    "!! System.ArgumentException: Destination array was not long enough. Check the destination index, length, and the array's lower bounds. (Parameter 'destinationArray')",
    () => {
      const a = ints(0, 0);
      list('void CopyTo(T[] array)', intList(1, 2, 3), a);
      return a;
    },
  ],
  [
    'var a = new int[4]; new List<int>{1,2,3}.CopyTo(1, a, 2, 2); return a;',
    '[0, 0, 2, 3]',
    () => {
      const a = ints(0, 0, 0, 0);
      list('void CopyTo(int', intList(1, 2, 3), 1, a, 2, 2);
      return a;
    },
  ],
  [
    'new List<int>{1}.AsReadOnly()[1]',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
    () =>
      call(
        'System.Collections.ObjectModel.ReadOnlyCollection`1',
        'T this',
        [I],
        list('ReadOnlyCollection<T> AsReadOnly', intList(1)),
        1,
      ),
  ],
  [
    'var c = (ICollection<int>)new List<int>{1}.AsReadOnly(); c.Add(2); return c;',
    '!! System.NotSupportedException: Collection is read-only.',
    () => iface('ICollection`1', 'void Add', [I], list('ReadOnlyCollection<T> AsReadOnly', intList(1)), 2),
  ],
  [
    'new List<int>{1,2}.ToString()',
    '"System.Collections.Generic.List`1[System.Int32]"',
    () => call('System.Object', 'string ToString', [], intList(1, 2)),
  ],
];

describe('List answers as .NET does', () => {
  test.each(CASES)('%s', (_, answer, run) => {
    expect(show(run)).toBe(answer);
  });
});
