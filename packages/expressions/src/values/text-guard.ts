import { ClrException } from './exception.ts';

/** The range checks of .NET that tell the value they refuse (`ArgumentOutOfRangeException.ThrowIfNegative` and its kin). */

function refuse(name: string, value: number, rule: string): never {
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `${name} ('${value}') must be ${rule}. (Parameter '${name}')\nActual value was ${value}.`,
    null,
    { ParamName: name, ActualValue: value },
  );
}

export function notNegative(name: string, value: number): void {
  if (value < 0) refuse(name, value, 'a non-negative value');
}
export function notOver(name: string, value: number, limit: number): void {
  if (value > limit) refuse(name, value, `less than or equal to '${limit}'`);
}

/** Messages that several members share. */
export const MUST_BE_LESS_OR_EQUAL =
  'Index was out of range. Must be non-negative and less than or equal to the size of the collection.';
export const MUST_BE_LESS = 'Index was out of range. Must be non-negative and less than the size of the collection.';
export const NOT_NEGATIVE = 'Non-negative number required.';
export const WITHIN_BUFFER = 'Index and count must refer to a location within the buffer.';
export const WITHIN_STRING = 'Index and count must refer to a location within the string.';
