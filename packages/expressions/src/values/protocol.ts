import { declaredMembers, allInterfaces, baseType, T } from '../types/registry.ts';
import type { Fn } from '../types/define.ts';
import type { Type } from '../types/type.ts';
import { ClrArray } from './array.ts';
import { boxer } from './boxing.ts';
import { clrThrow } from './exception.ts';
import { indexOutOfList } from './list-range.ts';
import { runtimeTypeOf, toText } from './object.ts';
import { cursorOf, type Cursor } from './sequence.ts';

/**
 * Collections seen through an interface (`IList<T>`, `IReadOnlyDictionary<K, V>` …). Any class of values joins in:
 * with `ENUMERATE` (sequence.ts) it is a sequence; with its rows in `lib/` it answers every other interface member,
 * because a call through an interface falls back to the row of the same name and number of arguments on the run-time
 * type (so its `[CLR]` name must have a definition). The three symbols below are short cuts for what is hot; a class
 * has those that it can answer quickly.
 */
export const COUNT = Symbol('count');
export const ITEM = Symbol('item');
export const FIND = Symbol('find');

/** `Count`. */
export interface Counted {
  [COUNT](): number;
}
/** `this[int]`; throws what .NET throws outside the bounds. */
export interface Indexed<E = unknown> {
  [ITEM](index: number): E;
}
/** The value of a key; `undefined` where there is none. */
export interface Found<K = unknown, V = unknown> {
  [FIND](key: K): V | undefined;
}

const implementations = new Map<Type, Map<string, Fn | null>>();

/** The run-time type's own row for an interface member; null where it has none (fixed-size arrays, explicit implementations). */
export function implementation(type: Type, name: string, arity: number, part: 'get' | 'set' = 'get'): Fn | null {
  let table = implementations.get(type);
  if (table === undefined) implementations.set(type, (table = new Map<string, Fn | null>()));
  const key = `${part} ${name} ${arity}`;
  let found = table.get(key);
  if (found === undefined) table.set(key, (found = find(type, name, arity, part)));
  return found;
}

function find(type: Type, name: string, arity: number, part: 'get' | 'set'): Fn | null {
  for (let at: Type | null = type; at?.kind === 'named'; at = baseType(at)) {
    for (const member of declaredMembers(at.def, name)) {
      if (member.static || member.typeParams.length > 0 || member.params.length !== arity) continue;
      const row = member[part];
      if (row === null) continue;
      return typeof row === 'function' ? row : row.make(...at.args);
    }
  }
  return null;
}

/** Calls the receiver's own member, as a call through an interface does; what has no such member can't be changed. */
export function callMember(self: unknown, name: string, ...args: readonly unknown[]): unknown {
  const fn = implementation(runtimeTypeOf(self), name, args.length);
  if (fn !== null) return fn(self, ...args);
  return self instanceof ClrArray || self instanceof Uint8Array ? fixedSize() : readOnly();
}

export const fixedSize = (): never => clrThrow('System.NotSupportedException', 'Collection was of a fixed size.');
export const readOnly = (): never => clrThrow('System.NotSupportedException', 'Collection is read-only.');

/** The number of elements where it is known without enumerating; -1 otherwise. */
export function knownCount(value: unknown): number {
  if (value instanceof ClrArray) return value.items.length;
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return -1;
  const counted = value as Partial<Counted>;
  return counted[COUNT] === undefined ? -1 : counted[COUNT]();
}

/** `ICollection<T>.Count`, `IReadOnlyCollection<T>.Count`. */
export function countOf(value: unknown): number {
  const count = knownCount(value);
  return count >= 0 ? count : (callMember(value, 'Count') as number);
}

/** `IList<T>.this[int]`, `IReadOnlyList<T>.this[int]`. */
export function itemAt(value: unknown, index: number): unknown {
  if (value instanceof ClrArray) return index >>> 0 < value.items.length ? value.items[index] : indexOutOfList();
  if (value instanceof Uint8Array) return index >>> 0 < value.length ? value[index] : indexOutOfList();
  const indexed = value as Partial<Indexed>;
  return indexed[ITEM] === undefined ? callMember(value, 'this', index) : indexed[ITEM](index);
}

/** `IList<T>.this[int] = item`. */
export function setItemAt(value: unknown, index: number, item: unknown): void {
  if (value instanceof ClrArray || value instanceof Uint8Array) {
    const items: unknown[] | Uint8Array = value instanceof ClrArray ? value.items : value;
    if (index >>> 0 >= items.length) indexOutOfList();
    items[index] = item;
    return;
  }
  setMember(value, index, item);
}

function setMember(self: unknown, key: unknown, item: unknown): void {
  const set = implementation(runtimeTypeOf(self), 'this', 1, 'set');
  if (set === null) readOnly();
  else set(self, key, item);
}

// ---- dictionaries

export const keyNotFound = (key: string): never =>
  clrThrow(
    'System.Collections.Generic.KeyNotFoundException',
    `The given key '${key}' was not present in the dictionary.`,
  );

/** The value of a key in anything that is an `IReadOnlyDictionary<K, V>` or an `IDictionary<K, V>`; `undefined` where there is none. */
export function dictionaryFind(self: unknown, key: unknown): unknown {
  const found = self as Partial<Found>;
  if (found[FIND] !== undefined) return found[FIND](key);
  const result = { value: null as unknown };
  return callMember(self, 'TryGetValue', key, result) === true ? result.value : undefined;
}

/** `this[key]`: throws KeyNotFoundException. */
export function dictionaryGet(self: unknown, key: unknown): unknown {
  const found = self as Partial<Found>;
  if (found[FIND] === undefined) return callMember(self, 'this', key);
  const value = found[FIND](key);
  return value === undefined ? keyNotFound(toText(key)) : value;
}

export const dictionarySet = setMember;

// ---- elements as objects

const elementTypes = new Map<Type, Type>();

/** The `T` of the `IEnumerable<T>` that a value is; `object` where it is only an `IEnumerable`. */
export function elementTypeOf(value: unknown): Type {
  if (value instanceof ClrArray) return value.element;
  if (value instanceof Uint8Array) return T.byte();
  if (typeof value === 'string') return T.char();
  const type = runtimeTypeOf(value);
  let element = elementTypes.get(type);
  if (element === undefined) {
    const generic = allInterfaces(type).find((i) => i.def.clrName === 'System.Collections.Generic.IEnumerable`1');
    elementTypes.set(type, (element = generic?.args[0] ?? T.object()));
  }
  return element;
}

class BoxingCursor implements Cursor {
  current: unknown = null;
  private readonly source: Cursor;
  private readonly box: (value: unknown) => unknown;

  constructor(source: Cursor, box: (value: unknown) => unknown) {
    this.source = source;
    this.box = box;
  }

  moveNext(): boolean {
    if (!this.source.moveNext()) return false;
    this.current = this.box(this.source.current);
    return true;
  }
}

/** The cursor of a non-generic `IEnumerable`: elements as they stand in an object slot. */
export function boxedCursorOf(source: unknown): Cursor {
  const cursor = cursorOf(source);
  const box = boxer(elementTypeOf(source));
  return box === null ? cursor : new BoxingCursor(cursor, box);
}

/** Whether a collection of pairs is a dictionary: its interface members take pairs, its own take keys. */
export const isDictionary = (self: unknown): boolean => implementation(runtimeTypeOf(self), 'ContainsKey', 1) !== null;
