import { describe, expect, test } from 'vitest';
import { nullable, T, type as typeNamed } from '../../types/registry.ts';
import { arrayType, namedType, type Type } from '../../types/type.ts';
import { call, intList, show } from '../../values/linq/testing.ts';
import { RuntimeType } from '../../values/runtime-type.ts';
import { SystemTuple } from './tuple.ts';

/** Each line: C#, what .NET answered, and the rows that a binder would call for it. */
const I = T.int();
const S = T.string();
const O = T.object();
type Case = readonly [cs: string, answer: string, run: () => unknown];
const typeOf = (t: Type): RuntimeType => new RuntimeType(t);
const listOf = (t: Type): Type => typeNamed('System.Collections.Generic.List`1', t);

const text = (o: unknown): unknown => call('System.Object', 'string ToString', [], o);

function name(t: unknown): unknown {
  return call('System.Type', 'string Name', [], t);
}
const typeTest = (signature: string, t: Type, ...args: unknown[]): unknown =>
  call('System.Type', signature, [], typeOf(t), ...args);

const CASES: readonly Case[] = [
  ['typeof(List<int>).Name', '"List`1"', () => name(typeOf(listOf(I)))],
  ['typeof(List<int>).ToString()', '"System.Collections.Generic.List`1[System.Int32]"', () => text(typeOf(listOf(I)))],
  ['typeof(int[]).Name', '"Int32[]"', () => name(typeOf(arrayType(I)))],
  ['typeof(int[,]).ToString()', '"System.Int32[,]"', () => text(typeOf(arrayType(I, 2)))],
  ['typeof(int?).Name', '"Nullable`1"', () => name(typeOf(nullable(I)))],
  [
    'typeof(Dictionary<string,int[]>).ToString()',
    '"System.Collections.Generic.Dictionary`2[System.String,System.Int32[]]"',
    () => text(typeOf(typeNamed('System.Collections.Generic.Dictionary`2', S, arrayType(I)))),
  ],
  ['typeof(string).FullName', '"System.String"', () => typeTest('string FullName', S)],
  ['typeof(string).Namespace', '"System"', () => typeTest('string Namespace', S)],
  ['typeof(List<int>).Namespace', '"System.Collections.Generic"', () => typeTest('string Namespace', listOf(I))],
  ['typeof(int).IsValueType', 'True', () => typeTest('bool IsValueType', I)],
  ['typeof(string).IsPrimitive', 'False', () => typeTest('bool IsPrimitive', S)],
  [
    'typeof(IEnumerable<object>).IsAssignableFrom(typeof(List<string>))',
    'True',
    () =>
      typeTest('bool IsAssignableFrom', typeNamed('System.Collections.Generic.IEnumerable`1', O), typeOf(listOf(S))),
  ],
  [
    'typeof(IEnumerable<object>).IsAssignableFrom(typeof(List<int>))',
    'False',
    () =>
      typeTest('bool IsAssignableFrom', typeNamed('System.Collections.Generic.IEnumerable`1', O), typeOf(listOf(I))),
  ],
  [
    'typeof(IList<object>).IsAssignableFrom(typeof(string[]))',
    'True',
    () => typeTest('bool IsAssignableFrom', typeNamed('System.Collections.Generic.IList`1', O), typeOf(arrayType(S))),
  ],
  [
    'typeof(object[]).IsAssignableFrom(typeof(int[]))',
    'False',
    () => typeTest('bool IsAssignableFrom', arrayType(O), typeOf(arrayType(I))),
  ],
  [
    'typeof(Exception).IsAssignableFrom(typeof(ArgumentNullException))',
    'True',
    () => typeTest('bool IsAssignableFrom', T.exception(), typeOf(typeNamed('System.ArgumentNullException'))),
  ],
  [
    'typeof(ArgumentNullException).IsSubclassOf(typeof(Exception))',
    'True',
    () => typeTest('bool IsSubclassOf', typeNamed('System.ArgumentNullException'), typeOf(T.exception())),
  ],
  ['typeof(int[]).GetElementType().Name', '"Int32"', () => name(typeTest('Type GetElementType', arrayType(I)))],
  ['typeof(Tuple).Name', '"Tuple"', () => name(typeOf(namedType(SystemTuple)))],
  [
    'typeof(int) == 1.GetType()',
    'True',
    () => call('System.Type', 'static bool operator ==', [], typeOf(I), call('System.Object', 'Type GetType', [], 1)),
  ],
  [
    'new List<int>{1}.GetType().IsGenericType',
    'True',
    () => call('System.Type', 'bool IsGenericType', [], call('System.Object', 'Type GetType', [], intList(1))),
  ],
];

describe('System.Type answers as .NET does', () => {
  test.each(CASES)('%s', (_, answer, run) => {
    expect(show(run)).toBe(answer);
  });
});
