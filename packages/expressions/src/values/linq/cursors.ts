import type { Type } from '../../types/type.ts';
import { ClrArray } from '../array.ts';
import { List } from '../list.ts';
import { cursorOf, cursorOver, ItemsCursor, type Cursor } from '../sequence.ts';
import { Query } from './query.ts';

/**
 * The cursors behind LINQ. Sources charge for every element they give, so operators that only pass elements on don't.
 * `Where` and `Select`, which real policies use most, have classes of their own; the others step through a closure.
 */
export class WhereCursor implements Cursor {
  current: unknown = null;
  private readonly source: Cursor;
  private readonly predicate: (item: unknown) => boolean;

  constructor(source: Cursor, predicate: (item: unknown) => boolean) {
    this.source = source;
    this.predicate = predicate;
  }

  moveNext(): boolean {
    const { source, predicate } = this;
    if (source instanceof ItemsCursor) {
      if (!source.seek(predicate)) return false;
      this.current = source.current;
      return true;
    }
    while (source.moveNext()) {
      const item = source.current;
      if (predicate(item)) {
        this.current = item;
        return true;
      }
    }
    return false;
  }

  dispose(): void {
    this.source.dispose?.();
  }
}

export class SelectCursor implements Cursor {
  current: unknown = null;
  private readonly source: Cursor;
  private readonly selector: (item: unknown, index: number) => unknown;
  private index = 0;

  constructor(source: Cursor, selector: (item: unknown, index: number) => unknown) {
    this.source = source;
    this.selector = selector;
  }

  moveNext(): boolean {
    if (!this.source.moveNext()) return false;
    this.current = this.selector(this.source.current, this.index++);
    return true;
  }

  dispose(): void {
    this.source.dispose?.();
  }
}

/** Where a step leaves the element it found. */
export interface Slot {
  current: unknown;
}
export type Step = (out: Slot) => boolean;

/** Opens a source whose end comes no later than that of the sequence that steps over it. */
export type Open = <T = unknown>(source: unknown) => Cursor<T>;

class StepCursor implements Cursor {
  current: unknown = null;
  private readonly step: Step;
  /** Sources that have to be told when they are left. */
  private held: Cursor[] | null = null;

  constructor(start: (open: Open) => Step) {
    this.step = start((source) => {
      const cursor = cursorOf<never>(source);
      if (cursor.dispose !== undefined) (this.held ??= []).push(cursor);
      return cursor;
    });
  }

  moveNext(): boolean {
    if (this.step(this)) return true;
    if (this.held !== null) this.dispose();
    return false;
  }

  dispose(): void {
    const { held } = this;
    this.held = null;
    if (held !== null) for (const cursor of held) cursor.dispose?.();
  }
}

/** A lazy sequence; `start` makes the state of one enumeration and returns its step. */
export const sequence = (element: Type, start: (open: Open) => Step): Query =>
  new Query(element, () => new StepCursor(start));

/** A lazy sequence that needs all of its source at once: sorted, grouped, reversed. */
export const deferred = (element: Type, items: () => ArrayLike<unknown>): Query =>
  new Query(element, () => cursorOver(items()));

/** The elements where they lie side by side already; null where they must be enumerated. */
export function itemsOf(source: unknown): ArrayLike<unknown> | null {
  if (source instanceof ClrArray) return source.items as ArrayLike<unknown>;
  if (source instanceof List) return source.items as ArrayLike<unknown>;
  return source instanceof Uint8Array ? source : null;
}
