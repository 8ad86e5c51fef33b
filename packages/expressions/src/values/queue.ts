import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { invalidOperation } from './exception.ts';
import { collectionModified } from './list-range.ts';
import { COUNT } from './protocol.ts';
import { charge, chargeElement } from './run.ts';
import { ENUMERATE, type Cursor } from './sequence.ts';

/** `Queue<T>`: taken from the front of an array, which is cut when half of it is gone. */
export class Queue<E = unknown> {
  readonly typeArguments: readonly Type[];
  version = 0;
  private items: E[];
  private head = 0;

  constructor(element: Type, items: E[] = []) {
    this.typeArguments = [element];
    this.items = items;
  }

  get [CLR](): string {
    return 'System.Collections.Generic.Queue';
  }

  get element(): Type {
    return this.typeArguments[0]!;
  }

  get count(): number {
    return this.items.length - this.head;
  }

  enqueue(item: E): void {
    this.version++;
    this.items.push(item);
    chargeElement(this.count);
  }

  dequeue(): E {
    const item = this.peek();
    this.version++;
    if (++this.head > 32 && this.head * 2 > this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return item;
  }

  peek(): E {
    return this.count === 0 ? invalidOperation('Queue empty.') : this.items[this.head]!;
  }

  clear(): void {
    this.version++;
    this.items = [];
    this.head = 0;
  }

  /** Front first. */
  toArray(): E[] {
    charge(this.count);
    return this.items.slice(this.head);
  }

  [COUNT](): number {
    return this.count;
  }

  [ENUMERATE](): Cursor<E> {
    return new SnapshotCursor(this);
  }
}

/** Steps over the elements as they are now, as long as the collection stays as it is. */
export class SnapshotCursor<E> implements Cursor<E> {
  current!: E;
  private index = 0;
  private readonly items: readonly E[];
  private readonly collection: { readonly version: number };
  private readonly version: number;

  constructor(collection: { readonly version: number; toArray(): E[] }) {
    this.items = collection.toArray();
    this.collection = collection;
    this.version = collection.version;
  }

  moveNext(): boolean {
    if (this.version !== this.collection.version) collectionModified();
    if (this.index >= this.items.length) return false;
    this.current = this.items[this.index++]!;
    return true;
  }
}
