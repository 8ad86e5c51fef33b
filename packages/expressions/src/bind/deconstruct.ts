import { declaredMembers } from '../types/registry.ts';
import type { NamedType, Type } from '../types/type.ts';
import type { Ref } from '../values/clr.ts';
import { implementation } from './overload.ts';

/** A type's own `Deconstruct(out …)` of this many parts, as a function that gives them all. */
export function deconstructor(
  type: NamedType,
  count: number,
): { readonly types: readonly Type[]; readonly split: (value: unknown) => readonly unknown[] } | null {
  const member = declaredMembers(type.def, 'Deconstruct').find(
    (m) => m.params.length === count && m.params.every((p) => p.mode === 'out'),
  );
  if (member === undefined || member.get === null) return null;
  const fn = implementation(member.get, type, []);
  return {
    types: member.params.map((p) => p.type),
    split: (value) => {
      const refs = member.params.map((): Ref => ({ value: null }));
      fn(value, ...refs);
      return refs.map((r) => r.value);
    },
  };
}
