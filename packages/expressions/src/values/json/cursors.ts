import { invalidOperation } from '../exception.ts';
import { charge } from '../run.ts';
import type { Cursor } from '../sequence.ts';

/** The cursor of a token without children. */
export const NO_TOKENS: Cursor<never> = { current: undefined as never, moveNext: () => false };

/** What a container shows its cursors: changing `version` makes the enumerations under way fail, as in .NET. */
export interface Versioned<E> {
  readonly items: readonly E[];
  readonly version: number;
}

export class ItemCursor<E> implements Cursor<E> {
  current!: E;
  private index = 0;
  private readonly owner: Versioned<E>;
  private readonly version: number;

  constructor(owner: Versioned<E>) {
    this.owner = owner;
    this.version = owner.version;
  }

  moveNext(): boolean {
    const { items, version } = this.owner;
    if (this.version !== version) invalidOperation('Collection was modified; enumeration operation may not execute.');
    if (this.index >= items.length) return false;
    charge(1);
    this.current = items[this.index++]!;
    return true;
  }
}

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
