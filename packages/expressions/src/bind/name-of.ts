import type { Call, Expr, Member } from '../syntax/ast.ts';
import { T } from '../types/registry.ts';
import type { Binder } from './binder.ts';
import type { Bound } from './bound.ts';
import { lookup } from './members.ts';
import { diag } from './messages.ts';

/** `nameof(a.b)`: the last name, as a constant; the operand must still mean something. */
export function nameOf(b: Binder, e: Call): Bound {
  const operand = e.args[0]!.value;
  const name = lastName(operand);
  if (name === null) return b.fail(diag('CS8081', operand.span));
  if (operand.kind === 'Member' && namesInstanceMember(b, operand))
    return { kind: 'Const', type: T.string(), value: name, span: e.span };
  const bound = b.rules.any(b, operand);
  if (bound.kind === 'Error') return bound;
  return { kind: 'Const', type: T.string(), value: name, span: e.span };
}

/** `nameof(String.Length)`: a type is enough to name an instance's member. */
function namesInstanceMember(b: Binder, e: Member): boolean {
  const { result } = b.quietly(() => b.rules.any(b, e.target));
  return result.kind === 'TypeRef' && lookup(result.type, e.name).length > 0;
}

const lastName = (e: Expr): string | null => {
  if (e.kind === 'Name' || e.kind === 'Member') return e.name;
  return e.kind === 'TypeExpr' && e.type.kind === 'TypeName' ? e.type.parts.at(-1)!.name : null;
};
