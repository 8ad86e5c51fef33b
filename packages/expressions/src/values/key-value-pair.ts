import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';

/** `KeyValuePair<TKey, TValue>`: immutable, so dictionaries store their entries as the pairs that they give out. */
export class KeyValuePair<K = unknown, V = unknown> {
  readonly typeArguments: readonly Type[];
  readonly key: K;
  readonly value: V;

  constructor(typeArguments: readonly Type[], key: K, value: V) {
    this.typeArguments = typeArguments;
    this.key = key;
    this.value = value;
  }

  get [CLR](): string {
    return 'System.Collections.Generic.KeyValuePair';
  }
}
