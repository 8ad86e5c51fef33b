import { defaultOf, isReferenceType, T } from '../types/registry.ts';
import { arrayType, type Type } from '../types/type.ts';
import { offset, type AnyArray } from './array-access.ts';
import { ClrArray, indexOutOfRange } from './array.ts';
import { clrThrow, overflow } from './exception.ts';
import { instanceTest } from './instance-of.ts';
import { chargeElements } from './run.ts';

/** `a[i]` and `new T[n]`, chosen by the static type of the array. An index may be any integral type. */
type Get = (array: unknown, ...indices: (number | bigint)[]) => unknown;
type Set = (array: unknown, value: unknown, ...indices: (number | bigint)[]) => void;

export function arrayElementOf(type: Type): Get {
  if (type === arrayType(T.byte()))
    return (a, i) => {
      const bytes = a as Uint8Array;
      const at = Number(i);
      return at >= 0 && at < bytes.length ? bytes[at] : indexOutOfRange();
    };
  if (type.kind === 'array' && type.rank > 1)
    return (a, ...i) => (a as ClrArray).items[offset(a as AnyArray, i.map(Number))];
  return (a, i) => {
    const { items } = a as ClrArray;
    const at = Number(i);
    return at >= 0 && at < items.length ? items[at] : indexOutOfRange();
  };
}

export function setArrayElement(type: Type): Set {
  if (type === arrayType(T.byte()))
    return (a, value, i) => {
      const bytes = a as Uint8Array;
      const at = Number(i);
      if (at < 0 || at >= bytes.length) indexOutOfRange();
      bytes[at] = value as number;
    };
  // an array of strings may stand where an array of objects is named: it still takes strings only
  const checks = type.kind === 'array' && isReferenceType(type.element);
  return (a, value, ...i) => {
    const array = a as ClrArray;
    const at = i.length === 1 ? Number(i[0]) : offset(array, i.map(Number));
    if (at < 0 || at >= array.items.length) indexOutOfRange();
    if (
      checks &&
      value !== null &&
      array.element !== (type as { element: Type }).element &&
      !instanceTest(array.element)(value)
    )
      clrThrow(
        'System.ArrayTypeMismatchException',
        'Attempted to access an element as a type incompatible with the array.',
      );
    array.items[at] = value;
  };
}

/** Makes arrays of one element type: of default values by `lengths`, or of given elements. */
export function makeArray(element: Type): (lengths: readonly number[] | null, elements: unknown[] | null) => unknown {
  const zero = defaultOf(element);
  const bytes = element === T.byte();
  return (lengths, elements) => {
    const rectangular = lengths !== null && lengths.length > 1 ? lengths : null;
    if (elements === null) {
      let count = 1;
      for (const n of lengths!) {
        if (n < 0) overflow('Arithmetic operation resulted in an overflow.');
        count *= n;
      }
      chargeElements(count);
      if (bytes && rectangular === null) return new Uint8Array(count);
      return new ClrArray(element, new Array<unknown>(count).fill(zero), rectangular);
    }
    if (bytes && rectangular === null) return Uint8Array.from(elements as number[]);
    return new ClrArray(element, elements, rectangular);
  };
}
