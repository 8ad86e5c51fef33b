import { T } from '../types/registry.ts';
import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { comparison, hashOf, keyer } from './object.ts';
import { charge } from './run.ts';

/**
 * Objects that compare: `IEqualityComparer<T>`, `IComparer<T>`, StringComparer. Values are in T's representation and may
 * be null. Every equality comparer gives keys: two values are equal exactly when their keys are the same for a Map,
 * so that dictionaries, sets and joins need no buckets of their own.
 */
export interface EqualityComparer<E = unknown> {
  equals(a: E, b: E): boolean;
  hash(value: E): number;
  key(value: E): unknown;
}
export interface OrderComparer<E = unknown> {
  compare(a: E, b: E): number;
}

/** The same key for a Map: `Object.is`, but the two zeros are one. */
export const sameKey = (a: unknown, b: unknown): boolean => a === b || (a !== a && b !== b);

/** `EqualityComparer<T>.Default`. */
export class DefaultEqualityComparer implements EqualityComparer {
  readonly typeArguments: readonly Type[];
  readonly key: (value: unknown) => unknown;

  constructor(type: Type) {
    this.typeArguments = [type];
    this.key = keyer(type);
  }

  get [CLR](): string {
    return 'System.Collections.Generic.EqualityComparer';
  }

  equals(a: unknown, b: unknown): boolean {
    return a === b || sameKey(this.key(a), this.key(b));
  }

  hash(value: unknown): number {
    return value === null ? 0 : hashOf(this.key(value));
  }
}

const equalityDefaults = new Map<Type, DefaultEqualityComparer>();
const orderDefaults = new Map<Type, DefaultComparer>();

/** One object for each type, as `EqualityComparer<T>.Default` is. */
export function defaultEqualityComparer(type: Type): DefaultEqualityComparer {
  let comparer = equalityDefaults.get(type);
  if (comparer === undefined) equalityDefaults.set(type, (comparer = new DefaultEqualityComparer(type)));
  return comparer;
}

/** What a comparer means by equality, as keys; the default equality where it is null. */
export function keysOf(comparer: EqualityComparer | null, type: Type): (value: unknown) => unknown {
  return comparer === null || comparer instanceof DefaultEqualityComparer
    ? keyer(type)
    : (value) => comparer.key(value);
}

/** What a comparer means by equality, pairwise. */
const identical = (a: unknown, b: unknown): boolean => a === b;

export function equalityOf(comparer: EqualityComparer | null, type: Type): (a: unknown, b: unknown) => boolean {
  if (comparer !== null) return (a, b) => comparer.equals(a, b);
  if (type === T.string() || type === T.int() || type === T.bool() || type === T.long()) return identical;
  const key = keyer(type);
  return (a, b) => a === b || sameKey(key(a), key(b));
}

/** `EqualityComparer<T>.Create(equals, getHashCode)`: keys are the first equal value that was met. */
export class DelegateEqualityComparer implements EqualityComparer {
  readonly typeArguments: readonly Type[];
  readonly equals: (a: unknown, b: unknown) => boolean;
  readonly hash: (value: unknown) => number;
  private readonly met = new Map<number, { readonly value: unknown }[]>();

  constructor(type: Type, equals: (a: unknown, b: unknown) => boolean, hash: (value: unknown) => number) {
    this.typeArguments = [type];
    this.equals = equals;
    this.hash = hash;
  }

  get [CLR](): string {
    return 'System.Collections.Generic.EqualityComparer';
  }

  key(value: unknown): unknown {
    if (value === null) return null;
    const hash = this.hash(value);
    let bucket = this.met.get(hash);
    if (bucket === undefined) this.met.set(hash, (bucket = []));
    for (const known of bucket) {
      charge(1);
      if (this.equals(known.value, value)) return known;
    }
    const first = { value };
    bucket.push(first);
    return first;
  }
}

/** `Comparer<T>.Default`. */
export class DefaultComparer implements OrderComparer {
  readonly typeArguments: readonly Type[];
  readonly compare: (a: unknown, b: unknown) => number;

  constructor(type: Type) {
    this.typeArguments = [type];
    this.compare = comparison(type);
  }

  get [CLR](): string {
    return 'System.Collections.Generic.Comparer';
  }
}

export function defaultComparer(type: Type): DefaultComparer {
  let comparer = orderDefaults.get(type);
  if (comparer === undefined) orderDefaults.set(type, (comparer = new DefaultComparer(type)));
  return comparer;
}

/** `Comparer<T>.Create(comparison)`. */
export class DelegateComparer implements OrderComparer {
  readonly typeArguments: readonly Type[];
  readonly compare: (a: unknown, b: unknown) => number;

  constructor(type: Type, compare: (a: unknown, b: unknown) => number) {
    this.typeArguments = [type];
    this.compare = compare;
  }

  get [CLR](): string {
    return 'System.Collections.Generic.Comparer';
  }
}

/** The order that a comparer means; the default order where it is null. */
export const orderOf = (comparer: OrderComparer | null, type: Type): ((a: unknown, b: unknown) => number) =>
  comparer === null || comparer instanceof DefaultComparer ? comparison(type) : (a, b) => comparer.compare(a, b);
