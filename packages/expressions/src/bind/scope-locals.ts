import type { Local, Scope } from './symbols.ts';

/** Variables declared directly in a scope, its local functions' holders included. */
export const localsOf = (scope: Scope): readonly Local[] =>
  [...scope.names.values()].flatMap((s) => (s.kind === 'local' ? [s] : s.kind === 'function' ? [s.holder] : []));
