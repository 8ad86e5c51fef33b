import { typeDef, type Fn, type TypeDef } from '../../types/define.ts';

/** `Func<…>`: zero to sixteen arguments and a result. With one argument, .NET calls its type parameter `T`. */
function func(arity: number): TypeDef {
  const types = arity === 1 ? ['T'] : Array.from({ length: arity }, (_, i) => `T${i + 1}`);
  const invoke = `TResult Invoke(${types.map((t) => `${t} ${t.replace('T', 'arg')}`).join(', ')})`;
  return typeDef(`System.Func<${[...types.map((t) => `in ${t}`), 'out TResult'].join(', ')}>`, {
    kind: 'delegate',
    base: 'MulticastDelegate',
    documented: 'none',
    invoke,
    members: { [invoke]: (self: Fn, ...args: unknown[]) => self(...args) },
  });
}

export const Func0 = func(0);
export const Func1 = func(1);
export const Func2 = func(2);
export const Func3 = func(3);
export const Func4 = func(4);
export const Func5 = func(5);
export const Func6 = func(6);
export const Func7 = func(7);
export const Func8 = func(8);
export const Func9 = func(9);
export const Func10 = func(10);
export const Func11 = func(11);
export const Func12 = func(12);
export const Func13 = func(13);
export const Func14 = func(14);
export const Func15 = func(15);
export const Func16 = func(16);
