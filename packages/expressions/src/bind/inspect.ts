import type { Diagnostic, Span } from '@sluice/parser';
import type { Effect } from '../types/define.ts';
import type { Member } from '../types/member.ts';
import type { DefaultLiteral, MethodGroup, UnboundLambda } from './bound.ts';
import { flowDiagnostics } from './assigned.ts';
import { diag } from './messages.ts';
import { readsOnly } from './reads-only.ts';
import { nodesOf, type AnyNode } from './walk.ts';

/** What can be said once the whole tree is bound: effects, placeholders, what the service's list leaves out, flow. */
export interface Inspection {
  readonly effects: ReadonlySet<Effect>;
  readonly placeholders: readonly string[];
  readonly hasUnknown: boolean;
  readonly readsOnly: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export function inspect(body: AnyNode, code: string): Inspection {
  const nodes = nodesOf(body);
  const effects = new Set<Effect>();
  const placeholders: string[] = [];
  const diagnostics: Diagnostic[] = [...flowDiagnostics(body, nodes, code)];
  let hasUnknown = false;
  const use = (member: Member, at: Span): void => {
    if (member.effect !== null) effects.add(member.effect);
    if (member.status !== 'framework') return;
    const refused = refusal(member, at);
    if (refused !== null) diagnostics.push(refused);
  };
  for (const n of nodes) {
    switch (n.kind) {
      case 'Call':
      case 'Property':
      case 'Delegate':
        use(n.member, n.nameSpan);
        break;
      case 'Convert':
        if (n.conversion.kind === 'user') use(n.conversion.member, n.span);
        else if (n.conversion.kind === 'unknown') hasUnknown = true;
        break;
      case 'Const':
        if (n.member !== undefined) use(n.member, n.span);
        break;
      case 'Placeholder':
        placeholders.push(n.text);
        break;
      case 'UnboundLambda':
      case 'MethodGroup':
      case 'DefaultLiteral':
        diagnostics.push(halfMade(n));
        break;
      default:
    }
  }
  return { effects, placeholders, hasUnknown, readsOnly: readsOnly(body, nodes), diagnostics };
}

/** What only its surroundings complete, and did not: said here if nobody has said it yet, so that nothing of it is run. */
function halfMade(n: UnboundLambda | MethodGroup | DefaultLiteral): Diagnostic {
  switch (n.kind) {
    case 'UnboundLambda':
      return diag('CS1660', n.syntax.arrowSpan, { what: 'lambda expression', type: 'object' });
    case 'MethodGroup':
      return diag('CS0428', n.nameSpan, { name: n.name, type: 'object' });
    case 'DefaultLiteral':
      return diag('CS8716', n.span);
  }
}

/** The service compiles only what stands on its list; this does not. */
function refusal(m: Member, at: Span): Diagnostic | null {
  if (OPEN.has(m.owner.name) || m.owner.kind === 'delegate' || m.owner.name === 'System.Exception') return null;
  if (m.owner.documented === 'none') {
    // what an allowed member gives or takes may be used; naming a type that the list leaves out is another matter
    return !m.static || m.extension || m.owner.kind === 'enum' ? null : diag('APIM2901', at, { type: m.owner.name });
  }
  return diag('APIM2902', at, { member: m.name === '.ctor' ? m.owner.simpleName : m.name, type: m.owner.name });
}

/** Types that the list leaves out, but whose members every expression uses through the allowed ones. */
const OPEN: ReadonlySet<string> = new Set(['System.Object', 'System.ValueType', 'System.Nullable', 'System.Delegate']);
