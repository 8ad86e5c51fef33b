import { CLR } from './clr.ts';
import { ClrException, nullReference } from './exception.ts';
import { collectionModified } from './list-range.ts';
import { charge } from './run.ts';

/**
 * Enumeration as .NET has it: a sequence gives cursors, a cursor steps. Small objects, not generators (fifteen times
 * slower per step); every step is paid for, so no loop over a sequence outruns the budget.
 * Elements have the representation of the sequence's static element type.
 */
export interface Cursor<T = unknown> {
  readonly current: T;
  moveNext(): boolean;
  /** Only cursors that hold something back until they are left have it: iterators, whose `finally` is still to run. */
  dispose?(): void;
}

export const ENUMERATE = Symbol('enumerate');

export interface Sequence<T = unknown> {
  [ENUMERATE](): Cursor<T>;
}

/** Elements side by side; a change raises `version`, which makes the enumerations under way fail, as in .NET. */
export interface Items<T = unknown> {
  readonly items: ArrayLike<T>;
  readonly version: number;
}

/** Steps over elements that lie side by side. Loops that know it step over them themselves, as `seek` does. */
export class ItemsCursor<T = unknown> implements Cursor<T> {
  current!: T;
  index = 0;
  readonly owner: Items<T>;
  readonly version: number;

  constructor(owner: Items<T>) {
    this.owner = owner;
    this.version = owner.version;
  }

  moveNext(): boolean {
    const { items, version } = this.owner;
    if (this.version !== version) collectionModified();
    if (this.index >= items.length) return false;
    charge(1);
    this.current = items[this.index++]!;
    return true;
  }

  /** Moves to the next element that passes. */
  seek(test: (item: T) => boolean): boolean {
    const { owner, version } = this;
    for (;;) {
      if (version !== owner.version) collectionModified();
      const { items } = owner;
      const { index } = this;
      if (index >= items.length) return false;
      charge(1);
      const item = items[index]!;
      this.index = index + 1;
      if (test(item)) {
        this.current = item;
        return true;
      }
    }
  }
}

/** Elements that nobody can add to. */
class Fixed<T> implements Items<T> {
  readonly items: ArrayLike<T>;
  readonly version = 0;

  constructor(items: ArrayLike<T>) {
    this.items = items;
  }
}

class CharCursor implements Cursor<number> {
  current = 0;
  private index = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  moveNext(): boolean {
    if (this.index >= this.text.length) return false;
    charge(1);
    this.current = this.text.charCodeAt(this.index++);
    return true;
  }
}

export const cursorOver = <T>(items: ArrayLike<T>): Cursor<T> => new ItemsCursor(new Fixed(items));

/** The cursor of any .NET enumerable value: arrays, strings, collections, lazy sequences. Null throws NullReferenceException. */
export function cursorOf<T = unknown>(source: unknown): Cursor<T> {
  if (typeof source === 'string') return new CharCursor(source) as unknown as Cursor<T>;
  if (source instanceof Uint8Array) return cursorOver(source) as unknown as Cursor<T>;
  if (source === null) return nullReference();
  return (source as Sequence<T>)[ENUMERATE]();
}

/** What is left before its end has its `dispose` called; a limit of the host that was reached is no way to leave. */
export function within<T, R>(source: unknown, work: (cursor: Cursor<T>) => R): R {
  const cursor = cursorOf<T>(source);
  if (cursor.dispose === undefined) return work(cursor);
  let result: R;
  try {
    result = work(cursor);
  } catch (thrown) {
    if (thrown instanceof ClrException) cursor.dispose();
    throw thrown;
  }
  cursor.dispose();
  return result;
}

/** All elements, as a JavaScript array of their own. */
export function toArray<T = unknown>(source: unknown): T[] {
  return within<T, T[]>(source, (cursor) => {
    const out: T[] = [];
    while (cursor.moveNext()) out.push(cursor.current);
    return out;
  });
}

/** A lazy sequence: what LINQ returns. `make` is called once per enumeration, as `GetEnumerator` is. */
export class Lazy<T = unknown> implements Sequence<T> {
  private readonly make: () => Cursor<T>;

  constructor(make: () => Cursor<T>) {
    this.make = make;
  }

  get [CLR](): string {
    return 'System.Linq.Enumerable+Iterator';
  }

  [ENUMERATE](): Cursor<T> {
    return this.make();
  }
}
