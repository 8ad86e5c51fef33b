import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { orderOf, type OrderComparer } from './comparer.ts';
import { VersionedCursor } from './dictionary-sorted.ts';
import { binarySearch } from './list-search.ts';
import { COUNT } from './protocol.ts';
import { charge, chargeElements } from './run.ts';
import { cursorOf, ENUMERATE, type Cursor } from './sequence.ts';

/** `SortedSet<T>`: elements in order, each once. */
export class SortedSet<E = unknown> {
  readonly typeArguments: readonly Type[];
  readonly comparer: OrderComparer | null;
  readonly items: E[] = [];
  version = 0;
  private readonly order: (a: unknown, b: unknown) => number;

  constructor(element: Type, comparer: OrderComparer | null = null) {
    this.typeArguments = [element];
    this.comparer = comparer;
    this.order = orderOf(comparer, element);
  }

  get [CLR](): string {
    return 'System.Collections.Generic.SortedSet';
  }

  get element(): Type {
    return this.typeArguments[0]!;
  }

  get count(): number {
    return this.items.length;
  }

  indexOf(item: E): number {
    return binarySearch(this.items, 0, this.items.length, item, this.order);
  }

  has(item: E): boolean {
    return this.indexOf(item) >= 0;
  }

  add(item: E): boolean {
    const index = this.indexOf(item);
    if (index >= 0) return false;
    chargeElements(this.items.length + 1);
    this.version++;
    this.items.splice(~index, 0, item);
    return true;
  }

  remove(item: E): boolean {
    const index = this.indexOf(item);
    if (index < 0) return false;
    charge(this.items.length - index);
    this.version++;
    this.items.splice(index, 1);
    return true;
  }

  clear(): void {
    this.version++;
    this.items.length = 0;
  }

  /** Another sequence as a set of the same order. */
  like(other: unknown): SortedSet<E> {
    const set = new SortedSet<E>(this.element, this.comparer);
    for (const cursor = cursorOf<E>(other); cursor.moveNext();) set.add(cursor.current);
    return set;
  }

  [COUNT](): number {
    return this.items.length;
  }

  [ENUMERATE](): Cursor<E> {
    return new VersionedCursor(this, this.items);
  }
}
