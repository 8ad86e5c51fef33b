import { numericKeyword, standardImplicit } from '../types/convert.ts';
import { defaultOf, isReferenceType, T } from '../types/registry.ts';
import type { Type } from '../types/type.ts';
import { newArray } from './array-of.ts';
import { ClrArray, indexOutOfRange } from './array.ts';
import { box, unbox } from './boxing.ts';
import { argument, argumentOutOfRange, clrThrow, invalidCast } from './exception.ts';
import { instanceTest } from './instance-of.ts';
import { negative } from './list-range.ts';
import { numericConversion, type NumberKeyword } from './numeric-convert.ts';
import { chargeElements } from './run.ts';

/** Arrays without their static type: as System.Array sees them, with any number of dimensions. */
export type AnyArray = ClrArray | Uint8Array;

export const elementOf = (array: AnyArray): Type => (array instanceof Uint8Array ? T.byte() : array.element);
export const lengthsOf = (array: AnyArray): readonly number[] =>
  array instanceof Uint8Array ? [array.length] : (array.lengths ?? [array.items.length]);

/** A new array of `default(T)`. */
export function createArray(element: Type, lengths: readonly number[]): AnyArray {
  const count = lengths.reduce((product, n) => product * n, 1);
  chargeElements(count);
  if (element === T.byte() && lengths.length === 1) return new Uint8Array(count);
  const zero = defaultOf(element);
  return new ClrArray(
    element,
    Array.from({ length: count }, () => zero),
    lengths.length === 1 ? null : lengths,
  );
}

export const arrayFrom = (like: AnyArray, items: unknown[]): AnyArray => newArray(elementOf(like), items);

export function clone(array: AnyArray): AnyArray {
  if (array instanceof Uint8Array) return array.slice();
  chargeElements(array.items.length);
  return new ClrArray(array.element, array.items.slice(), array.lengths);
}

/** The place of an element in row order. */
export function offset(array: AnyArray, indices: readonly number[]): number {
  const lengths = lengthsOf(array);
  if (lengths.length !== indices.length)
    argument(
      indices.length === 1
        ? 'Array was not a one-dimensional array.'
        : indices.length === 2
          ? 'Array was not a two-dimensional array.'
          : indices.length === 3
            ? 'Array was not a three-dimensional array.'
            : 'The length(s) of indices do not match the rank of the array.',
    );
  let at = 0;
  for (let i = 0; i < lengths.length; i++) {
    const index = indices[i]!;
    if (index >>> 0 >= lengths[i]!) indexOutOfRange();
    at = at * lengths[i]! + index;
  }
  return at;
}

export const itemsIn = (array: AnyArray): unknown[] | Uint8Array => (array instanceof Uint8Array ? array : array.items);

export const getValue = (array: AnyArray, indices: readonly number[]): unknown =>
  box(elementOf(array), itemsIn(array)[offset(array, indices)]);

export function setValue(array: AnyArray, value: unknown, indices: readonly number[]): void {
  const at = offset(array, indices);
  itemsIn(array)[at] = fit(elementOf(array), value);
}

/** A boxed value as an element: null is the zero of a value type. */
function fit(element: Type, value: unknown): unknown {
  if (value === null) return defaultOf(element);
  if (!instanceTest(element)(value)) invalidCast('Object cannot be stored in an array of this type.');
  return isReferenceType(element) ? value : unbox(value);
}

/** `Array.Copy` with its checks; element types may differ where every element fits. */
export function copyRange(source: AnyArray, from: number, target: AnyArray, at: number, count: number): void {
  if (count < 0) negative('length', count);
  if (from < 0)
    argumentOutOfRange('sourceIndex', "Number was less than the array's lower bound in the first dimension.");
  if (at < 0)
    argumentOutOfRange('destinationIndex', "Number was less than the array's lower bound in the first dimension.");
  const items = itemsIn(source);
  const targets = itemsIn(target);
  if (from + count > items.length)
    argument(
      "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
      'sourceArray',
    );
  if (at + count > targets.length)
    argument(
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
      'destinationArray',
    );
  chargeElements(count);
  const own = elementOf(source);
  const other = elementOf(target);
  const moved: unknown[] = Array.prototype.slice.call(items, from, from + count);
  if (own === other || (isReferenceType(own) && other === T.object())) {
    for (let i = 0; i < count; i++) targets[at + i] = moved[i];
    return;
  }
  const widened = standardImplicit(own, other);
  if (widened?.kind === 'numeric') {
    const widen = numericConversion(
      numericKeyword(own) as NumberKeyword,
      numericKeyword(other) as NumberKeyword,
      false,
    );
    for (let i = 0; i < count; i++) targets[at + i] = widen === null ? moved[i] : widen(moved[i] as never);
    return;
  }
  if (
    isReferenceType(own) !== isReferenceType(other) ? own !== T.object() && other !== T.object() : !isReferenceType(own)
  )
    clrThrow('System.ArrayTypeMismatchException', 'Source array type cannot be assigned to destination array type.');
  const test = instanceTest(other);
  for (let i = 0; i < count; i++) {
    const value = box(own, moved[i]);
    if (value !== null && !test(value))
      invalidCast('At least one element in the source array could not be cast down to the destination array type.');
    targets[at + i] = isReferenceType(other) ? value : unbox(value);
  }
}
