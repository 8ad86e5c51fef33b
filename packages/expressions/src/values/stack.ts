import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { invalidOperation } from './exception.ts';
import { COUNT } from './protocol.ts';
import { SnapshotCursor } from './queue.ts';
import { charge, chargeElement } from './run.ts';
import { ENUMERATE, type Cursor } from './sequence.ts';

/** `Stack<T>`: enumerated from the top. */
export class Stack<E = unknown> {
  readonly typeArguments: readonly Type[];
  version = 0;
  private readonly items: E[];

  constructor(element: Type, items: E[] = []) {
    this.typeArguments = [element];
    this.items = items;
  }

  get [CLR](): string {
    return 'System.Collections.Generic.Stack';
  }

  get element(): Type {
    return this.typeArguments[0]!;
  }

  get count(): number {
    return this.items.length;
  }

  push(item: E): void {
    this.version++;
    this.items.push(item);
    chargeElement(this.items.length);
  }

  pop(): E {
    const item = this.peek();
    this.version++;
    this.items.pop();
    return item;
  }

  peek(): E {
    return this.items.length === 0 ? invalidOperation('Stack empty.') : this.items.at(-1)!;
  }

  clear(): void {
    this.version++;
    this.items.length = 0;
  }

  /** Top first. */
  toArray(): E[] {
    charge(this.items.length);
    return this.items.slice().reverse();
  }

  [COUNT](): number {
    return this.items.length;
  }

  [ENUMERATE](): Cursor<E> {
    return new SnapshotCursor(this);
  }
}
