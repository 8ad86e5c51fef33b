import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { orderOf, type OrderComparer } from './comparer.ts';
import { argument, argumentNull } from './exception.ts';
import { KeyValuePair } from './key-value-pair.ts';
import { binarySearch } from './list-search.ts';
import { collectionModified } from './list-range.ts';
import { texter } from './object.ts';
import { COUNT, FIND, keyNotFound } from './protocol.ts';
import { charge, chargeElements } from './run.ts';
import { ENUMERATE, type Cursor } from './sequence.ts';

/** `SortedDictionary<K, V>` and `SortedList<K, V>`: pairs in the order of their keys, found by halving. */
export class SortedDictionary<K = unknown, V = unknown> {
  readonly typeArguments: readonly Type[];
  readonly comparer: OrderComparer | null;
  readonly pairs: KeyValuePair<K, V>[] = [];
  version = 0;
  private readonly keys: K[] = [];
  private readonly order: (a: unknown, b: unknown) => number;
  private readonly clrName: string;

  constructor(typeArguments: readonly Type[], comparer: OrderComparer | null, clrName: string) {
    this.typeArguments = typeArguments;
    this.comparer = comparer;
    this.order = orderOf(comparer, typeArguments[0]!);
    this.clrName = clrName;
  }

  get [CLR](): string {
    return this.clrName;
  }

  get count(): number {
    return this.keys.length;
  }

  /** The index, or the complement of where the key would stand. */
  indexOf(key: K): number {
    if (key === null) argumentNull('key');
    return binarySearch(this.keys, 0, this.keys.length, key, this.order);
  }

  find(key: K): V | undefined {
    return this.pairs[this.indexOf(key)]?.value;
  }

  get(key: K): V {
    const value = this.find(key);
    return value === undefined ? keyNotFound(texter(this.typeArguments[0]!)(key)) : value;
  }

  set(key: K, value: V): void {
    this.put(this.indexOf(key), key, value);
  }

  add(key: K, value: V): void {
    const index = this.indexOf(key);
    if (index >= 0) this.duplicate(key, value);
    this.put(index, key, value);
  }

  /** Each class has its own words. */
  private duplicate(key: K, value: V): never {
    const [keyText, valueText] = [texter(this.typeArguments[0]!)(key), texter(this.typeArguments[1]!)(value)];
    const message = 'An item with the same key has already been added. Key: ';
    return this.clrName.endsWith('SortedList')
      ? argument(message + keyText, 'key')
      : argument(`${message}[${keyText}, ${valueText}]`);
  }

  private put(index: number, key: K, value: V): void {
    this.version++;
    const pair = new KeyValuePair(this.typeArguments, index < 0 ? key : this.keys[index]!, value);
    if (index >= 0) {
      this.pairs[index] = pair;
      return;
    }
    chargeElements(this.keys.length + 1);
    this.keys.splice(~index, 0, key);
    this.pairs.splice(~index, 0, pair);
  }

  remove(key: K): V | undefined {
    const index = this.indexOf(key);
    return index < 0 ? undefined : this.removeAt(index);
  }

  removeAt(index: number): V {
    this.version++;
    charge(this.keys.length - index);
    this.keys.splice(index, 1);
    return this.pairs.splice(index, 1)[0]!.value;
  }

  clear(): void {
    this.version++;
    this.keys.length = 0;
    this.pairs.length = 0;
  }

  [COUNT](): number {
    return this.keys.length;
  }

  [FIND](key: K): V | undefined {
    return this.find(key);
  }

  [ENUMERATE](): Cursor<KeyValuePair<K, V>> {
    return new VersionedCursor(this, this.pairs);
  }
}

/** Steps over elements in place, as long as the collection stays as it is. */
export class VersionedCursor<E> implements Cursor<E> {
  current!: E;
  private index = 0;
  private readonly collection: { readonly version: number };
  private readonly items: readonly E[];
  private readonly version: number;

  constructor(collection: { readonly version: number }, items: readonly E[]) {
    this.collection = collection;
    this.items = items;
    this.version = collection.version;
  }

  moveNext(): boolean {
    if (this.version !== this.collection.version) collectionModified();
    if (this.index >= this.items.length) return false;
    charge(1);
    this.current = this.items[this.index++]!;
    return true;
  }
}
