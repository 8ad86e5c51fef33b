import { argument, argumentOutOfRange, ClrException, invalidOperation } from './exception.ts';
import { charge } from './run.ts';

/** The range checks that lists, arrays and other collections share, with .NET's messages. */

export const collectionModified = (): never =>
  invalidOperation('Collection was modified; enumeration operation may not execute.');

export const INDEX_RANGE = 'Index was out of range. Must be non-negative and less than the size of the collection.';
export const INDEX_OR_END =
  'Index was out of range. Must be non-negative and less than or equal to the size of the collection.';
export const COUNT_RANGE =
  'Count must be positive and count must refer to a location within the string/array/collection.';
export const NON_NEGATIVE = 'Non-negative number required.';
const OFFSET_LENGTH =
  'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.';

export const indexOutOfList = (): never => argumentOutOfRange('index', INDEX_RANGE);

/** The range checks of `GetRange`, `RemoveRange`, `Reverse`, `Sort`, `BinarySearch`. */
export function checkRange(
  length: number,
  index: number,
  count: number,
  indexName = 'index',
  countName = 'count',
): void {
  if (index < 0) argumentOutOfRange(indexName, NON_NEGATIVE);
  if (count < 0) argumentOutOfRange(countName, NON_NEGATIVE);
  if (length - index < count) argument(OFFSET_LENGTH);
}

/** Copies elements into an array's items, with the checks of `Array.Copy`. */
export function copyInto(
  items: ArrayLike<unknown>,
  from: number,
  target: unknown[] | Uint8Array,
  at: number,
  count: number,
): void {
  if (at < 0)
    argumentOutOfRange('destinationIndex', "Number was less than the array's lower bound in the first dimension.");
  if (target.length - at < count)
    argument(
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds.",
      'destinationArray',
    );
  charge(count);
  for (let i = 0; i < count; i++) target[at + i] = items[from + i];
}

/** The newer form of the message, which shows the value. */
export function negative(name: string, value: number): never {
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `${name} ('${value}') must be a non-negative value. (Parameter '${name}')\nActual value was ${value}.`,
    null,
    { ParamName: name, ActualValue: value },
  );
}
