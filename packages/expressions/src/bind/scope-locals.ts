import type { Local, Scope } from './symbols.ts';

/** Variables declared directly in a scope, its local functions' holders included. */
export function localsOf(scope: Scope): readonly Local[] {
  const locals: Local[] = [];
  for (const s of scope.names.values()) {
    if (s.kind === 'local') locals.push(s);
    else if (s.kind === 'function') locals.push(s.holder);
  }
  return locals;
}
