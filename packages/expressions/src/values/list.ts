import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { indexOutOfList } from './list-range.ts';
import { COUNT, ITEM } from './protocol.ts';
import { charge, chargeElement, chargeElements } from './run.ts';
import { ENUMERATE, ItemsCursor, toArray, type Cursor } from './sequence.ts';

/** `List<T>`: elements in the representation of T; `version` makes a changed list fail its enumerations, as in .NET. */
export class List<E = unknown> {
  readonly typeArguments: readonly Type[];
  items: E[];
  version = 0;
  /** The array that .NET would hold by now, as far as anything but `Add` asked for one; see `capacity`. */
  reserved = 0;

  constructor(element: Type, items: E[]) {
    this.typeArguments = [element];
    this.items = items;
  }

  get [CLR](): string {
    return 'System.Collections.Generic.List';
  }

  get element(): Type {
    return this.typeArguments[0]!;
  }

  add(item: E): void {
    this.version++;
    this.items.push(item);
    chargeElement(this.items.length);
  }

  set(index: number, item: E): void {
    if (index >>> 0 >= this.items.length) indexOutOfList();
    this.version++;
    this.items[index] = item;
  }

  insert(index: number, items: readonly E[]): void {
    chargeElements(this.items.length + items.length);
    this.version++;
    // `splice(...items)` would overflow the stack on a long list
    this.items = this.items.slice(0, index).concat(items, this.items.slice(index));
  }

  removeRange(index: number, count: number): void {
    charge(this.items.length - index);
    this.version++;
    this.items.splice(index, count);
  }

  /** `Capacity`: what was reserved, doubled until the elements fit, four at least. */
  get capacity(): number {
    let capacity = this.reserved;
    while (capacity < this.items.length) capacity = Math.max(4, capacity * 2);
    return capacity;
  }

  [COUNT](): number {
    return this.items.length;
  }

  [ITEM](index: number): E {
    return index >>> 0 < this.items.length ? this.items[index]! : indexOutOfList();
  }

  [ENUMERATE](): Cursor<E> {
    return new ItemsCursor(this);
  }
}

/** A list of a sequence's elements. */
export const listOf = (element: Type, source: unknown): List => new List(element, toArray(source));
