import { typeDef, type Fn, type TypeDef } from '../../types/define.ts';

/** The delegates that lists and arrays take. */
const delegate = (declaration: string, invoke: string): TypeDef =>
  typeDef(declaration, {
    kind: 'delegate',
    base: 'MulticastDelegate',
    documented: 'none',
    invoke,
    members: { [invoke]: (self: Fn, ...args: unknown[]) => self(...args) },
  });

export const Predicate = delegate('System.Predicate<in T>', 'bool Invoke(T obj)');
export const Comparison = delegate('System.Comparison<in T>', 'int Invoke(T x, T y)');
export const Converter = delegate('System.Converter<in TInput, out TOutput>', 'TOutput Invoke(TInput input)');
