import { typeDef, type Fn, type TypeDef } from '../../types/define.ts';

/** `Action` and `Action<…>`: none to sixteen arguments, no result. With one argument, .NET calls it `obj`. */
function action(arity: number): TypeDef {
  const types = arity === 1 ? ['T'] : Array.from({ length: arity }, (_, i) => `T${i + 1}`);
  const params = arity === 1 ? ['T obj'] : types.map((t, i) => `${t} arg${i + 1}`);
  const invoke = `void Invoke(${params.join(', ')})`;
  return typeDef(arity === 0 ? 'System.Action' : `System.Action<${types.map((t) => `in ${t}`).join(', ')}>`, {
    kind: 'delegate',
    base: 'MulticastDelegate',
    documented: 'none',
    invoke,
    members: { [invoke]: (self: Fn, ...args: unknown[]) => void self(...args) },
  });
}

export const Action0 = action(0);
export const Action1 = action(1);
export const Action2 = action(2);
export const Action3 = action(3);
export const Action4 = action(4);
export const Action5 = action(5);
export const Action6 = action(6);
export const Action7 = action(7);
export const Action8 = action(8);
export const Action9 = action(9);
export const Action10 = action(10);
export const Action11 = action(11);
export const Action12 = action(12);
export const Action13 = action(13);
export const Action14 = action(14);
export const Action15 = action(15);
export const Action16 = action(16);
