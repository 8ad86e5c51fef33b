import { generic, typeDef, type Row, type TypeDef } from '../../types/define.ts';
import { namedType, type Type } from '../../types/type.ts';
import { hashOf, objectEquals } from '../../values/object.ts';
import { Tuple, tupleCompare, tupleKey, tupleText } from '../../values/tuple.ts';

/** `Tuple<…>`: one to seven elements, and a rest that is a tuple. */
function tuple(arity: number): TypeDef {
  const params = Array.from({ length: arity }, (_, i) => (i === 7 ? 'TRest' : `T${i + 1}`));
  const names = params.map((p, i) => (p === 'TRest' ? 'Rest' : `Item${i + 1}`));
  const members: Record<string, Row> = {
    [`new(${params.map((p, i) => `${p} ${names[i]!.replace(/^[IR]/, (c) => c.toLowerCase())}`).join(', ')})`]: generic(
      (...types: Type[]) =>
        (...items: unknown[]) =>
          new Tuple(types, items),
    ),
    'string ToString()': tupleText,
    'bool Equals(object obj)': objectEquals,
    'int GetHashCode()': (self: Tuple) => hashOf(tupleKey(self, self.typeArguments)),
  };
  params.forEach((p, i) => (members[`${p} ${names[i]} { get; }`] = (self: Tuple) => self.items[i]));
  return typeDef(`System.Tuple<${params.join(', ')}>`, {
    kind: 'class',
    interfaces: ['IComparable'],
    documented: 'none',
    key: tupleKey,
    compare: tupleCompare,
    members,
  });
}

export const Tuple1 = tuple(1);
export const Tuple2 = tuple(2);
export const Tuple3 = tuple(3);
export const Tuple4 = tuple(4);
export const Tuple5 = tuple(5);
export const Tuple6 = tuple(6);
export const Tuple7 = tuple(7);
export const Tuple8 = tuple(8);

/** `Tuple.Create(…)`. */
function create(arity: number): [string, Row] {
  const types = Array.from({ length: arity }, (_, i) => `T${i + 1}`);
  const returns = arity === 8 ? [...types.slice(0, 7), 'Tuple<T8>'] : types;
  const params = types.map((t, i) => `${t} item${i + 1}`);
  return [
    `static Tuple<${returns.join(', ')}> Create<${types.join(', ')}>(${params.join(', ')})`,
    generic((...args: Type[]) =>
      arity < 8
        ? (...items: unknown[]) => new Tuple(args, items)
        : (...items: unknown[]) =>
            new Tuple(
              [...args.slice(0, 7), namedType(Tuple1, [args[7]!])],
              [...items.slice(0, 7), new Tuple([args[7]!], [items[7]])],
            ),
    ),
  ];
}

export const SystemTuple = typeDef('System.Tuple', {
  kind: 'static class',
  documented: 'all',
  members: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map(create)),
});
