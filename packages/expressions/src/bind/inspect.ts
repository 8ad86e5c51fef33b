import type { Diagnostic, Span } from '@sluice/parser';
import type { Effect } from '../types/define.ts';
import type { Member } from '../types/member.ts';
import type { Bound } from './bound.ts';
import { flowDiagnostics } from './assigned.ts';
import { diag } from './messages.ts';
import { childrenOf, type AnyNode } from './walk.ts';

/** What can be said once the whole tree is bound: effects, placeholders, what the service's list leaves out, flow. */
export interface Inspection {
  readonly effects: ReadonlySet<Effect>;
  readonly placeholders: readonly string[];
  readonly hasUnknown: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export function inspect(body: AnyNode): Inspection {
  const effects = new Set<Effect>();
  const placeholders: string[] = [];
  const diagnostics: Diagnostic[] = [...flowDiagnostics(body)];
  let hasUnknown = false;
  const stack: AnyNode[] = [body];
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    if (n.kind === 'Placeholder') placeholders.push(n.text);
    const open = halfMade(n);
    if (open !== null) diagnostics.push(open);
    if (n.kind === 'Convert' && n.conversion.kind === 'unknown') hasUnknown = true;
    const used = usedMember(n);
    if (used !== null) {
      if (used.member.effect !== null) effects.add(used.member.effect);
      const refused = refusal(used.member, used.at);
      if (refused !== null) diagnostics.push(refused);
    }
    stack.push(...childrenOf(n));
  }
  return { effects, placeholders, hasUnknown, diagnostics };
}

/** What only its surroundings complete, and did not: said here if nobody has said it yet, so that nothing of it is run. */
function halfMade(n: AnyNode): Diagnostic | null {
  switch (n.kind) {
    case 'UnboundLambda':
      return diag('CS1660', n.syntax.arrowSpan, { what: 'lambda expression', type: 'object' });
    case 'MethodGroup':
      return diag('CS0428', n.nameSpan, { name: n.name, type: 'object' });
    case 'DefaultLiteral':
      return diag('CS8716', n.span);
    default:
      return null;
  }
}

function usedMember(n: AnyNode): { readonly member: Member; readonly at: Span } | null {
  switch (n.kind) {
    case 'Call':
    case 'Property':
    case 'Delegate':
      return { member: n.member, at: n.nameSpan };
    case 'Convert':
      return conversionMember(n);
    case 'Const':
      return n.member ? { member: n.member, at: n.span } : null;
    default:
      return null;
  }
}

const conversionMember = (n: Bound & { kind: 'Convert' }): { readonly member: Member; readonly at: Span } | null =>
  n.conversion.kind === 'user' ? { member: n.conversion.member, at: n.span } : null;

/** The service compiles only what stands on its list. */
function refusal(m: Member, at: Span): Diagnostic | null {
  if (
    m.status !== 'framework' ||
    OPEN.has(m.owner.name) ||
    m.owner.kind === 'delegate' ||
    m.owner.name === 'System.Exception'
  )
    return null;
  if (m.owner.documented === 'none') {
    // what an allowed member gives or takes may be used; naming a type that the list leaves out is another matter
    return !m.static || m.extension || m.owner.kind === 'enum' ? null : diag('APIM2901', at, { type: m.owner.name });
  }
  return diag('APIM2902', at, { member: m.name === '.ctor' ? m.owner.simpleName : m.name, type: m.owner.name });
}

/** Types that the list leaves out, but whose members every expression uses through the allowed ones. */
const OPEN: ReadonlySet<string> = new Set(['System.Object', 'System.ValueType', 'System.Nullable', 'System.Delegate']);
