import { accessors, generic, typeDef, type Row, type TypeDef } from '../../types/define.ts';
import { defaultOf } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { hashOf } from '../../values/object.ts';
import { tupleCompare, tupleKey, tupleText, ValueTuple } from '../../values/tuple.ts';

/**
 * `ValueTuple<…>`, C#'s tuples: flat, so an eighth element is `Item8` and not a nested `Rest`. Elements are fields: a
 * setter gives the changed tuple, which the binder stores where the receiver stood.
 */
function valueTuple(arity: number): TypeDef {
  const params = Array.from({ length: arity }, (_, i) => `T${i + 1}`);
  const self = arity === 0 ? 'ValueTuple' : `ValueTuple<${params.join(', ')}>`;
  const make = (types: readonly Type[], items: readonly unknown[]): ValueTuple => new ValueTuple(types, items);
  const members: Record<string, Row> = {
    'string ToString()': tupleText,
    [`bool Equals(${self} other)`]: (a: ValueTuple, b: ValueTuple) =>
      tupleKey(a, a.typeArguments) === tupleKey(b, b.typeArguments),
    'bool Equals(object obj)': (a: ValueTuple, b: unknown) =>
      b instanceof ValueTuple &&
      a.typeArguments.length === b.typeArguments.length &&
      a.typeArguments.every((t, i) => t === b.typeArguments[i]) &&
      tupleKey(a, a.typeArguments) === tupleKey(b, b.typeArguments),
    [`int CompareTo(${self} other)`]: (a: ValueTuple, b: ValueTuple) => tupleCompare(a, b, a.typeArguments),
    'int GetHashCode()': (a: ValueTuple) => hashOf(tupleKey(a, a.typeArguments)),
  };
  if (arity > 0)
    members[`new(${params.map((p, i) => `${p} item${i + 1}`).join(', ')})`] = generic(
      (...types: Type[]) =>
        (...items: unknown[]) =>
          make(types, items),
    );
  params.forEach((p, i) => {
    members[`${p} Item${i + 1} { get; set; }`] = accessors(
      (t: ValueTuple) => t.items[i],
      (t: ValueTuple, item) => t.with(i, item),
    );
  });
  return typeDef(arity === 0 ? 'System.ValueTuple' : `System.ValueTuple<${params.join(', ')}>`, {
    kind: 'struct',
    interfaces: ['IComparable'],
    documented: 'none',
    zero: arity === 0 ? make([], []) : (...types: Type[]) => make(types, types.map(defaultOf)),
    key: tupleKey,
    compare: tupleCompare,
    members: arity === 0 ? { ...members, ...creates() } : members,
  });
}

/** `ValueTuple.Create(…)`. */
const creates = (): Record<string, Row> =>
  Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((arity): [string, Row] => {
      const types = Array.from({ length: arity }, (_, i) => `T${i + 1}`).join(', ');
      const params = Array.from({ length: arity }, (_, i) => `T${i + 1} item${i + 1}`).join(', ');
      return [
        `static ValueTuple<${types}> Create<${types}>(${params})`,
        generic(
          (...args: Type[]) =>
            (...items: unknown[]) =>
              new ValueTuple(args, items),
        ),
      ];
    }),
  );

export const ValueTuple0 = valueTuple(0);
export const ValueTuple1 = valueTuple(1);
export const ValueTuple2 = valueTuple(2);
export const ValueTuple3 = valueTuple(3);
export const ValueTuple4 = valueTuple(4);
export const ValueTuple5 = valueTuple(5);
export const ValueTuple6 = valueTuple(6);
export const ValueTuple7 = valueTuple(7);
export const ValueTuple8 = valueTuple(8);
export const ValueTuple9 = valueTuple(9);
export const ValueTuple10 = valueTuple(10);
export const ValueTuple11 = valueTuple(11);
export const ValueTuple12 = valueTuple(12);
export const ValueTuple13 = valueTuple(13);
export const ValueTuple14 = valueTuple(14);
export const ValueTuple15 = valueTuple(15);
export const ValueTuple16 = valueTuple(16);
