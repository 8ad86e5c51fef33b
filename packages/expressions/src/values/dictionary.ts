import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { argument, argumentNull } from './exception.ts';
import { KeyValuePair } from './key-value-pair.ts';
import { keysOf, type EqualityComparer } from './comparer.ts';
import { collectionModified } from './list-range.ts';
import { texter } from './object.ts';
import { COUNT, FIND, keyNotFound } from './protocol.ts';
import { charge, chargeElements } from './run.ts';
import { cursorOf, ENUMERATE, type Cursor } from './sequence.ts';

/**
 * `Dictionary<K, V>`: keys and values in the representation of their types. Entries are the pairs given out, in .NET's
 * own order: that of insertion, a new entry taking the place of the one removed last.
 */
export class Dictionary<K = unknown, V = unknown> {
  readonly typeArguments: readonly Type[];
  readonly comparer: EqualityComparer | null;
  /** Removing and clearing leave enumerations valid, as in .NET; adding does not. */
  version = 0;
  entries: (KeyValuePair<K, V> | null)[] = [];
  private readonly slots = new Map<unknown, number>();
  private readonly free: number[] = [];
  private readonly keyOf: (key: unknown) => unknown;

  constructor(typeArguments: readonly Type[], comparer: EqualityComparer | null = null) {
    this.typeArguments = typeArguments;
    this.comparer = comparer;
    this.keyOf = keysOf(comparer, typeArguments[0]!);
  }

  get [CLR](): string {
    return 'System.Collections.Generic.Dictionary';
  }

  get count(): number {
    return this.slots.size;
  }

  private slot(key: K): number | undefined {
    if (key === null) argumentNull('key');
    return this.slots.get(this.keyOf(key));
  }

  has(key: K): boolean {
    return this.slot(key) !== undefined;
  }

  /** The value, or `undefined`. */
  find(key: K): V | undefined {
    const slot = this.slot(key);
    return slot === undefined ? undefined : this.entries[slot]!.value;
  }

  get(key: K): V {
    const value = this.find(key);
    return value === undefined ? keyNotFound(texter(this.typeArguments[0]!)(key)) : value;
  }

  /** False where the key is there already. */
  tryAdd(key: K, value: V): boolean {
    if (key === null) argumentNull('key');
    const id = this.keyOf(key);
    if (this.slots.has(id)) return false;
    const slot = this.free.pop() ?? this.entries.length;
    this.entries[slot] = new KeyValuePair(this.typeArguments, key, value);
    this.slots.set(id, slot);
    this.version++;
    chargeElements(this.slots.size);
    return true;
  }

  add(key: K, value: V): void {
    if (!this.tryAdd(key, value))
      argument(`An item with the same key has already been added. Key: ${texter(this.typeArguments[0]!)(key)}`);
  }

  set(key: K, value: V): void {
    const slot = this.slot(key);
    if (slot === undefined) this.tryAdd(key, value);
    // the first key stays, as in .NET
    else this.entries[slot] = new KeyValuePair(this.typeArguments, this.entries[slot]!.key, value);
  }

  /** The value removed, or `undefined`. */
  remove(key: K): V | undefined {
    if (key === null) argumentNull('key');
    const id = this.keyOf(key);
    const slot = this.slots.get(id);
    if (slot === undefined) return undefined;
    const { value } = this.entries[slot]!;
    this.entries[slot] = null;
    this.free.push(slot);
    this.slots.delete(id);
    return value;
  }

  clear(): void {
    this.entries = [];
    this.slots.clear();
    this.free.length = 0;
  }

  [COUNT](): number {
    return this.slots.size;
  }

  [FIND](key: K): V | undefined {
    return this.find(key);
  }

  [ENUMERATE](): Cursor<KeyValuePair<K, V>> {
    return new DictionaryCursor(this);
  }
}

class DictionaryCursor<K, V> implements Cursor<KeyValuePair<K, V>> {
  current!: KeyValuePair<K, V>;
  private index = 0;
  private readonly dictionary: Dictionary<K, V>;
  private readonly version: number;

  constructor(dictionary: Dictionary<K, V>) {
    this.dictionary = dictionary;
    this.version = dictionary.version;
  }

  moveNext(): boolean {
    if (this.version !== this.dictionary.version) collectionModified();
    const { entries } = this.dictionary;
    while (this.index < entries.length) {
      const entry = entries[this.index++];
      charge(1);
      if (entry) {
        this.current = entry;
        return true;
      }
    }
    return false;
  }
}

/** `Keys` or `Values`: a live view. */
export class DictionaryView {
  readonly typeArguments: readonly Type[];
  readonly dictionary: Counted & { readonly typeArguments: readonly Type[] };
  readonly part: 'key' | 'value';
  private readonly clrName: string;

  constructor(dictionary: DictionaryView['dictionary'], part: 'key' | 'value', clrName: string) {
    this.typeArguments = dictionary.typeArguments;
    this.dictionary = dictionary;
    this.part = part;
    this.clrName = clrName;
  }

  get [CLR](): string {
    return this.clrName;
  }

  get element(): Type {
    return this.typeArguments[this.part === 'key' ? 0 : 1]!;
  }

  [COUNT](): number {
    return this.dictionary.count;
  }

  [ENUMERATE](): Cursor {
    return new PartCursor(cursorOf<KeyValuePair>(this.dictionary), this.part);
  }
}
interface Counted {
  readonly count: number;
}

/** Steps over the keys or the values of pairs. */
export class PartCursor implements Cursor {
  current: unknown = null;
  private readonly pairs: Cursor<KeyValuePair>;
  private readonly part: 'key' | 'value';

  constructor(pairs: Cursor<KeyValuePair>, part: 'key' | 'value') {
    this.pairs = pairs;
    this.part = part;
  }

  moveNext(): boolean {
    if (!this.pairs.moveNext()) return false;
    this.current = this.pairs.current[this.part];
    return true;
  }
}

export const keyCollection = (dictionary: Dictionary): DictionaryView =>
  new DictionaryView(dictionary, 'key', 'System.Collections.Generic.Dictionary+KeyCollection');
export const valueCollection = (dictionary: Dictionary): DictionaryView =>
  new DictionaryView(dictionary, 'value', 'System.Collections.Generic.Dictionary+ValueCollection');
