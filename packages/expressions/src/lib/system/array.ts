import { generic, typeDef, type Row } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import {
  clone,
  copyRange,
  createArray,
  elementOf,
  getValue,
  itemsIn,
  lengthsOf,
  setValue,
  type AnyArray,
} from '../../values/array-access.ts';
import type { ClrArray } from '../../values/array.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { argument, argumentNull, clrThrow } from '../../values/exception.ts';
import { guarded } from '../../values/guard.ts';
import { ReadOnlyCollection } from '../../values/list-read-only.ts';
import { negative } from '../../values/list-range.ts';
import { boxedCursorOf } from '../../values/protocol.ts';
import type { RuntimeType } from '../../values/runtime-type.ts';
import { newArray } from '../../values/array-of.ts';
import { arrayOrdering } from './array-ordering.ts';
import { arraySearching } from './array-searching.ts';

function lengthOf(self: AnyArray, dimension: number): number {
  return (
    lengthsOf(self)[dimension] ??
    clrThrow('System.IndexOutOfRangeException', 'Array does not have that many dimensions.')
  );
}

const create = (type: RuntimeType | null, ...lengths: number[]): AnyArray => {
  if (type === null) return argumentNull('elementType');
  for (const n of lengths) if (n < 0) negative('length', n);
  return createArray(type.type, lengths);
};
const numbers = (values: ClrArray<number | bigint>): number[] => values.items.map(Number);

/** Arrays begin at 0 here; another lower bound is refused. */
function createWithBounds(
  type: RuntimeType | null,
  lengths: ClrArray<number> | null,
  lowerBounds: ClrArray<number> | null,
): AnyArray {
  if (type === null) return argumentNull('elementType');
  if (lengths === null) return argumentNull('lengths');
  const bounds = (lowerBounds ?? argumentNull('lowerBounds')).items;
  if (bounds.length !== lengths.items.length) return argument('Number of lengths and lowerBounds must match.');
  if (bounds.length === 0) return argument('Must provide at least one rank.');
  if (bounds.some((bound) => bound !== 0))
    return clrThrow('System.PlatformNotSupportedException', 'Arrays of this evaluator begin at 0.');
  return create(type, ...lengths.items);
}

const instance: Readonly<Record<string, Row>> = {
  'int Length { get; }': (self: AnyArray) => (self instanceof Uint8Array ? self.length : self.items.length),
  'long LongLength { get; }': (self: AnyArray) => BigInt(itemsIn(self).length),
  'int Rank { get; }': (self: AnyArray) => lengthsOf(self).length,
  'int GetLength(int dimension)': lengthOf,
  'long GetLongLength(int dimension)': (self: AnyArray, dimension: number) => BigInt(lengthOf(self, dimension)),
  'int GetLowerBound(int dimension)': (self: AnyArray, dimension: number) => (lengthOf(self, dimension), 0),
  'int GetUpperBound(int dimension)': (self: AnyArray, dimension: number) => lengthOf(self, dimension) - 1,
  'bool IsFixedSize { get; }': () => true,
  'bool IsReadOnly { get; }': () => false,
  'bool IsSynchronized { get; }': () => false,
  'object SyncRoot { get; }': (self: AnyArray) => self,
  'object Clone()': clone,
  'IEnumerator GetEnumerator()': (self: AnyArray) => new Enumerator(boxedCursorOf(self), T.object()),
  'void Initialize()': () => undefined,
  'void CopyTo(Array array, int index)': (self: AnyArray, array: AnyArray, index: number) =>
    copyRange(self, 0, array, index, itemsIn(self).length),
  'void CopyTo(Array array, long index)': (self: AnyArray, array: AnyArray, index: bigint) =>
    copyRange(self, 0, array, Number(index), itemsIn(self).length),
  'object GetValue(int index)': (self: AnyArray, i: number) => getValue(self, [i]),
  'object GetValue(int index1, int index2)': (self: AnyArray, i: number, j: number) => getValue(self, [i, j]),
  'object GetValue(int index1, int index2, int index3)': (self: AnyArray, i: number, j: number, k: number) =>
    getValue(self, [i, j, k]),
  'object GetValue(params int[] indices)': (self: AnyArray, indices: ClrArray<number>) =>
    getValue(self, numbers(indices)),
  'object GetValue(long index)': (self: AnyArray, i: bigint) => getValue(self, [Number(i)]),
  'object GetValue(long index1, long index2)': (self: AnyArray, ...at: bigint[]) => getValue(self, at.map(Number)),
  'object GetValue(long index1, long index2, long index3)': (self: AnyArray, ...at: bigint[]) =>
    getValue(self, at.map(Number)),
  'object GetValue(params long[] indices)': (self: AnyArray, indices: ClrArray<bigint>) =>
    getValue(self, numbers(indices)),
  'void SetValue(object value, int index)': (self: AnyArray, value, i: number) => setValue(self, value, [i]),
  'void SetValue(object value, int index1, int index2)': (self: AnyArray, value, ...at: number[]) =>
    setValue(self, value, at),
  'void SetValue(object value, int index1, int index2, int index3)': (self: AnyArray, value, ...at: number[]) =>
    setValue(self, value, at),
  'void SetValue(object value, params int[] indices)': (self: AnyArray, value, indices: ClrArray<number>) =>
    setValue(self, value, numbers(indices)),
  'void SetValue(object value, long index)': (self: AnyArray, value, i: bigint) => setValue(self, value, [Number(i)]),
  'void SetValue(object value, long index1, long index2)': (self: AnyArray, value, ...at: bigint[]) =>
    setValue(self, value, at.map(Number)),
  'void SetValue(object value, long index1, long index2, long index3)': (self: AnyArray, value, ...at: bigint[]) =>
    setValue(self, value, at.map(Number)),
  'void SetValue(object value, params long[] indices)': (self: AnyArray, value, indices: ClrArray<bigint>) =>
    setValue(self, value, numbers(indices)),
};

const making: Readonly<Record<string, Row>> = {
  'static Array CreateInstance(Type elementType, int length)': create,
  'static Array CreateInstance(Type elementType, int length1, int length2)': create,
  'static Array CreateInstance(Type elementType, int length1, int length2, int length3)': create,
  'static Array CreateInstance(Type elementType, params int[] lengths)': (type, lengths: ClrArray<number>) =>
    create(type, ...numbers(lengths)),
  'static Array CreateInstance(Type elementType, params long[] lengths)': (type, lengths: ClrArray<bigint>) =>
    create(type, ...numbers(lengths)),
  'static Array CreateInstance(Type elementType, int[] lengths, int[] lowerBounds)': createWithBounds,
  'static T[] Empty<T>()': generic((t: Type) => () => newArray(t, [])),
  'static ReadOnlyCollection<T> AsReadOnly<T>(T[] array)': generic(
    (t: Type) => (array) => new ReadOnlyCollection(t, array),
  ),
  'static TOutput[] ConvertAll<TInput, TOutput>(TInput[] array, Converter<TInput, TOutput> converter)': generic(
    (_: Type, output: Type) => (array: AnyArray, converter: (item: unknown) => unknown) =>
      newArray(
        output,
        Array.from(itemsIn(array), (item) => converter(item)),
      ),
  ),
};

const copying: Readonly<Record<string, Row>> = {
  'static void Copy(Array sourceArray, Array destinationArray, int length)': (source, target, length: number) =>
    copyRange(source, 0, target, 0, length),
  'static void Copy(Array sourceArray, Array destinationArray, long length)': (source, target, length: bigint) =>
    copyRange(source, 0, target, 0, Number(length)),
  'static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)':
    copyRange,
  'static void Copy(Array sourceArray, long sourceIndex, Array destinationArray, long destinationIndex, long length)': (
    source,
    from: bigint,
    target,
    at: bigint,
    length: bigint,
  ) => copyRange(source, Number(from), target, Number(at), Number(length)),
  'static void ConstrainedCopy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)':
    (source: AnyArray, from: number, target: AnyArray, at: number, length: number) =>
      elementOf(source) === elementOf(target)
        ? copyRange(source, from, target, at, length)
        : clrThrow(
            'System.ArrayTypeMismatchException',
            "Array.ConstrainedCopy will only work on array types that are provably compatible, without any form of boxing, unboxing, widening, or casting of each array element.  Change the array types (i.e., copy a Derived[] to a Base[]), or use a mitigation strategy in the CER for Array.Copy's less powerful reliability contract, such as cloning the array or throwing away the potentially corrupt destination array.",
          ),
};

/** System.Array: the base of every array. Rows that search, sort and fill stand in files of their own. */
export const SystemArray = typeDef('System.Array', {
  kind: 'class',
  abstract: true,
  interfaces: ['IList'],
  documented: 'all',
  members: guarded({ ...instance, ...making, ...copying, ...arraySearching, ...arrayOrdering }),
});
