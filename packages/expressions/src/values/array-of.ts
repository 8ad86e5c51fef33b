import { T } from '../types/registry.ts';
import type { Type } from '../types/type.ts';
import { ClrArray } from './array.ts';

/** `T[]` of elements in T's representation: a byte array is a Uint8Array, any other a ClrArray that owns `items`. */
export const newArray = (element: Type, items: unknown[]): ClrArray | Uint8Array =>
  element === T.byte() ? Uint8Array.from(items as number[]) : new ClrArray(element, items);
