import { describe, expect, test } from 'vitest';
import { T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { createArray } from '../../values/array-access.ts';
import { Box, type Ref } from '../../values/clr.ts';
import { arrayOf, call, ints, show, strings } from '../../values/linq/testing.ts';
import { RuntimeType } from '../../values/runtime-type.ts';
import { stringComparer } from '../../values/string-comparer.ts';

/** Each line: C#, what .NET answered, and the rows that a binder would call for it. */
const I = T.int();
const S = T.string();
const O = T.object();
type Case = readonly [cs: string, answer: string, run: () => unknown];
const array = (signature: string, types: readonly Type[], ...args: unknown[]): unknown =>
  call('System.Array', signature, types, ...args);
/** Calls for the effect and gives the array. */
const after = (signature: string, types: readonly Type[], self: unknown, ...args: unknown[]): unknown => (
  array(signature, types, self, ...args),
  self
);
const even = (n: unknown): boolean => (n as number) % 2 === 0;
const long = (n: unknown): unknown => BigInt(n as number);
const typeOf = (t: Type): RuntimeType => new RuntimeType(t);

const CASES: readonly Case[] = [
  [
    'Array.IndexOf(new[]{1,2,1}, 1, 1)',
    '2',
    () => array('static int IndexOf<T>(T[] array, T value, int startIndex)', [I], ints(1, 2, 1), 1, 1),
  ],
  [
    'Array.IndexOf(new[]{1,2}, 1, 3)',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter 'startIndex')",
    () => array('static int IndexOf<T>(T[] array, T value, int startIndex)', [I], ints(1, 2), 1, 3),
  ],
  [
    'Array.IndexOf(new[]{1,2}, 1, 1, 2)',
    "!! System.ArgumentOutOfRangeException: Count must be positive and count must refer to a location within the string/array/collection. (Parameter 'count')",
    () => array('static int IndexOf<T>(T[] array, T value, int startIndex, int', [I], ints(1, 2), 1, 1, 2),
  ],
  [
    'Array.IndexOf((int[])null, 1)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'array')",
    () => array('static int IndexOf<T>(T[] array, T value)', [I], null, 1),
  ],
  [
    'Array.IndexOf((Array)new[]{1L,2L}, 2)',
    '-1',
    () => array('static int IndexOf(Array array, object value)', [], arrayOf(T.long(), 1n, 2n), 2),
  ],
  [
    "Array.IndexOf((Array)new[]{'a'}, (object)'a')",
    '0',
    () => array('static int IndexOf(Array array, object value)', [], arrayOf(T.char(), 97), new Box(T.char(), 97)),
  ],
  [
    'Array.LastIndexOf(new[]{1,2,1}, 1)',
    '2',
    () => array('static int LastIndexOf<T>(T[] array, T value)', [I], ints(1, 2, 1), 1),
  ],
  [
    'Array.LastIndexOf(new[]{1,2,1}, 1, 5)',
    "!! System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'startIndex')",
    () => array('static int LastIndexOf<T>(T[] array, T value, int startIndex)', [I], ints(1, 2, 1), 1, 5),
  ],
  [
    'Array.LastIndexOf(new int[0], 1)',
    '-1',
    () => array('static int LastIndexOf<T>(T[] array, T value)', [I], ints(), 1),
  ],
  ['Array.Find(new[]{1,2}, n => n > 9)', '0', () => array('static T Find<', [I], ints(1, 2), () => false)],
  [
    'Array.FindAll(new[]{1,2,4}, n => n % 2 == 0)',
    '[2, 4]',
    () => array('static T[] FindAll', [I], ints(1, 2, 4), even),
  ],
  [
    'Array.FindLastIndex(new int[0], n => true)',
    '-1',
    () => array('static int FindLastIndex<T>(T[] array, Predicate', [I], ints(), () => true),
  ],
  [
    'Array.Exists(new[]{1}, null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'match')",
    () => array('static bool Exists', [I], ints(1), null),
  ],
  ['Array.TrueForAll(new int[0], n => false)', 'True', () => array('static bool TrueForAll', [I], ints(), () => false)],
  [
    'Array.ConvertAll(new[]{1,2}, n => (long)n)',
    '[1, 2]',
    () => array('static TOutput[] ConvertAll', [I, T.long()], ints(1, 2), long),
  ],
  [
    'Array.BinarySearch(new[]{1,3,5}, 3)',
    '1',
    () => array('static int BinarySearch<T>(T[] array, T value)', [I], ints(1, 3, 5), 3),
  ],
  [
    'Array.BinarySearch(new[]{1,3,5}, 6)',
    '-4',
    () => array('static int BinarySearch<T>(T[] array, T value)', [I], ints(1, 3, 5), 6),
  ],
  [
    'var a = new[]{3,1,2}; Array.Sort(a); return a;',
    '[1, 2, 3]',
    () => after('static void Sort<T>(T[] array)', [I], ints(3, 1, 2)),
  ],
  [
    'var a = new[]{"b","A","a","B"}; Array.Sort(a); return a;',
    '["a", "A", "b", "B"]',
    () => after('static void Sort<T>(T[] array)', [S], strings('b', 'A', 'a', 'B')),
  ],
  [
    'var a = new[]{"b","A","a","B"}; Array.Sort(a, StringComparer.Ordinal); return a;',
    '["A", "B", "a", "b"]',
    () => after('static void Sort<T>(T[] array, IComparer', [S], strings('b', 'A', 'a', 'B'), stringComparer(4)),
  ],
  [
    'var a = new[]{4,3,2,1}; Array.Sort(a, 1, 2); return a;',
    '[4, 2, 3, 1]',
    () => after('static void Sort<T>(T[] array, int index, int length)', [I], ints(4, 3, 2, 1), 1, 2),
  ],
  [
    'var a = new[]{4,3}; Array.Sort(a, 1, 2); return a;',
    '!! System.ArgumentException: Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    () => after('static void Sort<T>(T[] array, int index, int length)', [I], ints(4, 3), 1, 2),
  ],
  [
    'var k = new[]{2,1}; var v = new[]{"b","a"}; Array.Sort(k, v); return v;',
    '["a", "b"]',
    () => {
      const v = strings('b', 'a');
      array('static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)', [I, S], ints(2, 1), v);
      return v;
    },
  ],
  [
    'var a = new object[]{2,"a"}; Array.Sort(a); return a;',
    '!! System.InvalidOperationException: Failed to compare two elements in the array. <- System.ArgumentException: Object must be of type Int32.',
    () => after('static void Sort<T>(T[] array)', [O], arrayOf(O, 2, 'a')),
  ],
  [
    'var a = new[]{1,2,3}; Array.Reverse(a); return a;',
    '[3, 2, 1]',
    () => after('static void Reverse<T>(T[] array)', [I], ints(1, 2, 3)),
  ],
  [
    'var a = new byte[]{1,2,3}; Array.Reverse(a); return a;',
    '[3, 2, 1]',
    () => after('static void Reverse<T>(T[] array)', [T.byte()], arrayOf(T.byte(), 1, 2, 3)),
  ],
  [
    'var a = new[]{1,2,3}; Array.Reverse(a, 2, 2); return a;',
    '!! System.ArgumentException: Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    () => after('static void Reverse<T>(T[] array, int', [I], ints(1, 2, 3), 2, 2),
  ],
  [
    'var a = new[]{1,2,3}; Array.Clear(a, 1, 2); return a;',
    '[1, 0, 0]',
    () => after('static void Clear(Array array, int', [], ints(1, 2, 3), 1, 2),
  ],
  [
    'var a = new[]{1,2,3}; Array.Clear(a, 2, 2); return a;',
    '!! System.IndexOutOfRangeException: Index was outside the bounds of the array.',
    () => after('static void Clear(Array array, int', [], ints(1, 2, 3), 2, 2),
  ],
  [
    'var a = new[]{1,2,3}; Array.Fill(a, 7, 1, 1); return a;',
    '[1, 7, 3]',
    () => after('static void Fill<T>(T[] array, T value, int', [I], ints(1, 2, 3), 7, 1, 1),
  ],
  [
    'var a = new[]{1,2,3,4}; Array.Copy(a, 0, a, 1, 3); return a;',
    '[1, 1, 2, 3]',
    () => {
      const a = ints(1, 2, 3, 4);
      array('static void Copy(Array sourceArray, int', [], a, 0, a, 1, 3);
      return a;
    },
  ],
  [
    'var a = new byte[3]; Array.Copy(new byte[]{1,2}, 0, a, 1, 2); return a;',
    '[0, 1, 2]',
    () => {
      const a = arrayOf(T.byte(), 0, 0, 0);
      array('static void Copy(Array sourceArray, int', [], arrayOf(T.byte(), 1, 2), 0, a, 1, 2);
      return a;
    },
  ],
  [
    'var a = new int[1]; Array.Copy(new[]{1,2}, a, 2); return a;',
    "!! System.ArgumentException: Destination array was not long enough. Check the destination index, length, and the array's lower bounds. (Parameter 'destinationArray')",
    () => {
      const a = ints(0);
      array('static void Copy(Array sourceArray, Array destinationArray, int', [], ints(1, 2), a, 2);
      return a;
    },
  ],
  [
    'var a = new int[3]; Array.Copy(new[]{1,2}, a, 3); return a;',
    "!! System.ArgumentException: Source array was not long enough. Check the source index, length, and the array's lower bounds. (Parameter 'sourceArray')",
    () => {
      const a = ints(0, 0, 0);
      array('static void Copy(Array sourceArray, Array destinationArray, int', [], ints(1, 2), a, 3);
      return a;
    },
  ],
  [
    'var a = new int[3]; Array.Copy(new[]{1,2}, a, -1); return a;',
    "!! System.ArgumentOutOfRangeException: length ('-1') must be a non-negative value. (Parameter 'length')\nActual value was -1.",
    () => {
      const a = ints(0, 0, 0);
      array('static void Copy(Array sourceArray, Array destinationArray, int', [], ints(1, 2), a, -1);
      return a;
    },
  ],
  [
    'var a = new object[2]; Array.Copy(new[]{1,2}, a, 2); return a;',
    '[1, 2]',
    () => {
      const a = arrayOf(O, null, null);
      array('static void Copy(Array sourceArray, Array destinationArray, int', [], ints(1, 2), a, 2);
      return a;
    },
  ],
  [
    'var a = new int[2]; Array.Copy(new object[]{1,"x"}, a, 2); return a;',
    '!! System.InvalidCastException: At least one element in the source array could not be cast down to the destination array type.',
    () => {
      const a = ints(0, 0);
      array('static void Copy(Array sourceArray, Array destinationArray, int', [], arrayOf(O, 1, 'x'), a, 2);
      return a;
    },
  ],
  [
    'var a = new string[1]; Array.Copy(new[]{1}, a, 1); return a;',
    '!! System.ArrayTypeMismatchException: Source array type cannot be assigned to destination array type.',
    () => {
      const a = strings(null);
      array('static void Copy(Array sourceArray, Array destinationArray, int', [], ints(1), a, 1);
      return a;
    },
  ],
  [
    'var a = new[]{1,2}; Array.Resize(ref a, 3); return a;',
    '[1, 2, 0]',
    () => {
      const a: Ref = { value: ints(1, 2) };
      array('static void Resize', [I], a, 3);
      return a.value;
    },
  ],
  [
    'var a = new[]{1,2}; Array.Resize(ref a, -3); return a;',
    "!! System.ArgumentOutOfRangeException: Non-negative number required. (Parameter 'newSize')",
    () => {
      const a: Ref = { value: ints(1, 2) };
      array('static void Resize', [I], a, -3);
      return a.value;
    },
  ],
  ['((Array)new[]{1,2}).GetValue(1)', '2', () => array('object GetValue(int index)', [], ints(1, 2), 1)],
  [
    '((Array)new[]{1,2}).GetValue(2)',
    '!! System.IndexOutOfRangeException: Index was outside the bounds of the array.',
    () => array('object GetValue(int index)', [], ints(1, 2), 2),
  ],
  [
    '((Array)new int[2,2]).GetValue(2)',
    '!! System.ArgumentException: Array was not a one-dimensional array.',
    () => array('object GetValue(int index)', [], createArray(I, [2, 2]), 2),
  ],
  [
    '((Array)new int[2,3]).GetValue(1, 2)',
    '0',
    () => array('object GetValue(int index1, int index2)', [], createArray(I, [2, 3]), 1, 2),
  ],
  [
    'var a = new[]{1,2}; ((Array)a).SetValue("x", 1); return a;',
    '!! System.InvalidCastException: Object cannot be stored in an array of this type.',
    () => after('void SetValue(object value, int index)', [], ints(1, 2), 'x', 1),
  ],
  [
    'var a = new[]{1,2}; ((Array)a).SetValue(null, 1); return a;',
    '[1, 0]',
    () => after('void SetValue(object value, int index)', [], ints(1, 2), null, 1),
  ],
  ['new int[2,3].GetLength(1)', '3', () => array('int GetLength(', [], createArray(I, [2, 3]), 1)],
  [
    'new int[2].GetLength(1)',
    '!! System.IndexOutOfRangeException: Array does not have that many dimensions.',
    () => array('int GetLength(', [], createArray(I, [2]), 1),
  ],
  ['new int[2,3].Length', '6', () => array('int Length', [], createArray(I, [2, 3]))],
  [
    'Array.CreateInstance(typeof(string), 2)',
    '[null, null]',
    () => array('static Array CreateInstance(Type elementType, int length)', [], typeOf(S), 2),
  ],
  [
    'Array.CreateInstance(typeof(int), -2)',
    "!! System.ArgumentOutOfRangeException: length ('-2') must be a non-negative value. (Parameter 'length')\nActual value was -2.",
    () => array('static Array CreateInstance(Type elementType, int length)', [], typeOf(I), -2),
  ],
  ['new[]{1,2}.ToString()', '"System.Int32[]"', () => call('System.Object', 'string ToString', [], ints(1, 2))],
  ['new byte[0].ToString()', '"System.Byte[]"', () => call('System.Object', 'string ToString', [], arrayOf(T.byte()))],
];

describe('System.Array answers as .NET does', () => {
  test.each(CASES)('%s', (_, answer, run) => {
    expect(show(run)).toBe(answer);
  });
});
