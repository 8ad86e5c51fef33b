import type { Diagnostic } from '@sluice/parser';
import { isReferenceType, T } from '../types/registry.ts';
import type { Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import type { BoundStatement } from './bound-statements.ts';
import { diag } from './messages.ts';
import type { Local } from './symbols.ts';
import type { AnyNode } from './walk.ts';

/** Variables that nobody reads, and that were given no value worth computing; `statements` are those among the tree's `nodes`. */
export function unused(statements: readonly BoundStatement[], nodes: readonly AnyNode[]): readonly Diagnostic[] {
  const idle = declaredIn(statements);
  if (idle.size === 0) return [];
  for (const n of nodes) {
    if (n.kind !== 'Assign' || n.target.kind !== 'LocalRef' || !idle.has(n.target.local)) continue;
    const { local } = n.target;
    if (isIdle(n.value, local.type)) idle.set(local, true);
    else idle.delete(local);
  }
  return [...idle].map(([local, assigned]) =>
    assigned ? diag('CS0219', local.span, { name: local.name }) : diag('CS0168', local.span, { name: local.name }),
  );
}

/** The candidates, and whether they begin with a value. */
function declaredIn(statements: readonly BoundStatement[]): Map<Local, boolean> {
  const declared = new Map<Local, boolean>();
  for (const n of statements) {
    if (n.kind === 'Declare') {
      const { local, value } = n;
      if (local.reads > 0 || local.name === '' || local.role === 'using') continue;
      if (value === null || isIdle(value, local.type)) declared.set(local, value !== null);
    } else if (n.kind === 'Try')
      for (const { local } of n.catches) if (local !== null && local.reads === 0) declared.set(local, false);
  }
  return declared;
}

/** Keeping the result of a call in a variable is nobody's mistake; keeping a constant is. Of references, only null counts. */
function isIdle(value: Bound, type: Type): boolean {
  if (isReferenceType(type) && type !== T.string()) return value.kind === 'Const' && value.value === null;
  let source = value;
  while (source.kind === 'Convert' && source.conversion.kind !== 'user') source = source.operand;
  return source.kind === 'Const' || source.kind === 'NewTuple';
}
