import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { keysOf, type EqualityComparer } from './comparer.ts';
import { collectionModified } from './list-range.ts';
import { COUNT } from './protocol.ts';
import { charge, chargeElements } from './run.ts';
import { cursorOf, ENUMERATE, type Cursor } from './sequence.ts';

/** `HashSet<T>`, in .NET's own order: that of insertion, a new element taking the place of the one removed last. */
export class HashSet<E = unknown> {
  readonly typeArguments: readonly Type[];
  readonly comparer: EqualityComparer | null;
  version = 0;
  /** With holes where elements were removed. */
  entries: ({ readonly value: E } | null)[] = [];
  private readonly slots = new Map<unknown, number>();
  private readonly free: number[] = [];
  private readonly keyOf: (value: unknown) => unknown;

  constructor(element: Type, comparer: EqualityComparer | null = null) {
    this.typeArguments = [element];
    this.comparer = comparer;
    this.keyOf = keysOf(comparer, element);
  }

  get [CLR](): string {
    return 'System.Collections.Generic.HashSet';
  }

  get element(): Type {
    return this.typeArguments[0]!;
  }

  get count(): number {
    return this.slots.size;
  }

  has(value: E): boolean {
    return this.slots.has(this.keyOf(value));
  }

  /** The element that equals the value, or `undefined`. */
  find(value: E): E | undefined {
    const slot = this.slots.get(this.keyOf(value));
    return slot === undefined ? undefined : this.entries[slot]!.value;
  }

  add(value: E): boolean {
    const key = this.keyOf(value);
    if (this.slots.has(key)) return false;
    const slot = this.free.pop() ?? this.entries.length;
    this.entries[slot] = { value };
    this.slots.set(key, slot);
    this.version++;
    chargeElements(this.slots.size);
    return true;
  }

  remove(value: E): boolean {
    const key = this.keyOf(value);
    const slot = this.slots.get(key);
    if (slot === undefined) return false;
    this.entries[slot] = null;
    this.free.push(slot);
    this.slots.delete(key);
    return true;
  }

  clear(): void {
    this.entries = [];
    this.slots.clear();
    this.free.length = 0;
  }

  /** Another sequence as a set under this one's equality; the set itself where it has that equality already. */
  like(other: unknown): HashSet<E> {
    if (other instanceof HashSet && other.comparer === this.comparer) return other as HashSet<E>;
    const set = new HashSet<E>(this.element, this.comparer);
    for (const cursor = cursorOf<E>(other); cursor.moveNext();) set.add(cursor.current);
    return set;
  }

  [COUNT](): number {
    return this.slots.size;
  }

  [ENUMERATE](): Cursor<E> {
    return new HashSetCursor(this);
  }
}

class HashSetCursor<E> implements Cursor<E> {
  current!: E;
  private index = 0;
  private readonly set: HashSet<E>;
  private readonly version: number;

  constructor(set: HashSet<E>) {
    this.set = set;
    this.version = set.version;
  }

  moveNext(): boolean {
    if (this.version !== this.set.version) collectionModified();
    const { entries } = this.set;
    while (this.index < entries.length) {
      const entry = entries[this.index++];
      charge(1);
      if (entry) {
        this.current = entry.value;
        return true;
      }
    }
    return false;
  }
}
