import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { clrThrow } from './exception.ts';
import { cursorOver, ENUMERATE, type Cursor } from './sequence.ts';

/**
 * A C# array of anything but bytes: its element type (for `GetType`, JSON, covariance checks) and its elements in the
 * representation of that type. `byte[]` is a Uint8Array. Rectangular arrays keep their elements in row order.
 */
export class ClrArray<T = unknown> {
  readonly element: Type;
  readonly items: T[];
  /** Null for one dimension. */
  readonly lengths: readonly number[] | null;

  constructor(element: Type, items: T[], lengths: readonly number[] | null = null) {
    this.element = element;
    this.items = items;
    this.lengths = lengths;
  }

  get [CLR](): string {
    return 'System.Array';
  }

  [ENUMERATE](): Cursor<T> {
    return cursorOver(this.items);
  }
}

export const indexOutOfRange = (): never =>
  clrThrow('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
