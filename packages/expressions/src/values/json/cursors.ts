import { charge } from '../run.ts';
import type { Cursor } from '../sequence.ts';

/** The cursor of a token without children. */
export const NO_TOKENS: Cursor<never> = { current: undefined as never, moveNext: () => false };

/** A JavaScript iterator as a cursor, for walks that are not hot. */
export class IteratorCursor<E> implements Cursor<E> {
  current!: E;
  private readonly iterator: Iterator<E>;

  constructor(iterator: Iterator<E>) {
    this.iterator = iterator;
  }

  moveNext(): boolean {
    const next = this.iterator.next();
    if (next.done === true) return false;
    charge(1);
    this.current = next.value;
    return true;
  }
}
