import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { comparison, compositeKey, keyer, texter } from './object.ts';

/** Tuples: immutable, elements in the representation of their types. `Tuple<…>` is a class, `ValueTuple<…>` a struct. */
abstract class AnyTuple {
  readonly typeArguments: readonly Type[];
  readonly items: readonly unknown[];

  constructor(typeArguments: readonly Type[], items: readonly unknown[]) {
    this.typeArguments = typeArguments;
    this.items = items;
  }
}

/** `(1, "x")`, flat however many elements it has. */
export class ValueTuple extends AnyTuple {
  get [CLR](): string {
    return 'System.ValueTuple';
  }

  /** The tuple with one element replaced: `t.Item1 = x` stores the result in `t`. */
  with(index: number, item: unknown): ValueTuple {
    const items = this.items.slice();
    items[index] = item;
    return new ValueTuple(this.typeArguments, items);
  }
}

/** `Tuple.Create(1, "x")`; an eighth element is a tuple again, as in .NET. */
export class Tuple extends AnyTuple {
  get [CLR](): string {
    return 'System.Tuple';
  }
}

/** `(1, x)`: nulls are empty; the rest of a long tuple follows without parentheses. */
export function tupleText(tuple: AnyTuple): string {
  const parts: string[] = [];
  for (let at = tuple; ;) {
    const rest = at.items[7];
    const own = rest instanceof Tuple ? 7 : at.items.length;
    for (let i = 0; i < own; i++) parts.push(texter(at.typeArguments[i]!)(at.items[i]));
    if (!(rest instanceof Tuple)) return `(${parts.join(', ')})`;
    at = rest;
  }
}

export const tupleKey = (tuple: AnyTuple, types: readonly Type[]): unknown =>
  compositeKey([types.length, ...tuple.items.map((item, i) => keyer(types[i]!)(item))]);

export function tupleCompare(a: AnyTuple, b: AnyTuple, types: readonly Type[]): number {
  for (let i = 0; i < types.length; i++) {
    const order = comparison(types[i]!)(a.items[i], b.items[i]);
    if (order !== 0) return order;
  }
  return 0;
}
