import type { Diagnostic } from '@sluice/parser';
import type { BoundStatement } from './bound-statements.ts';
import { expressionFlow } from './flow-expressions.ts';
import { Flow, needsAssignment, NOTHING, sameState } from './flow-state.ts';
import { functionBody, lambdaFlow, statementFlow } from './flow-statements.ts';
import type { Local } from './symbols.ts';
import { unreachable } from './unreachable.ts';
import { unused } from './unused.ts';
import { isStatement, type AnyNode } from './walk.ts';

/**
 * C#'s flow analysis over the finished tree: definite assignment, what can't be reached, sections of a switch that
 * run on into the next, variables that nobody reads.
 *
 * Local functions may be called before they stand and may call each other: what each reads and assigns of the
 * variables around it is computed first, in rounds, until nothing changes. `goto` likewise repeats the last round.
 * `nodes` are all of the tree.
 */
export function flowDiagnostics(body: AnyNode, nodes: readonly AnyNode[], code: string): readonly Diagnostic[] {
  const statements = nodes.filter(isStatement);
  const said = isPlain(statements, nodes) ? [] : assigned(body, statements);
  return [...said, ...unreachable(statements, code), ...unused(statements, nodes)];
}

/**
 * Most code needs no analysis of what is assigned: each variable has its value from its declaration on, nothing jumps
 * over one, and a scope is entered at its beginning only.
 */
function isPlain(statements: readonly BoundStatement[], nodes: readonly AnyNode[]): boolean {
  const behind = new Map<Local, number>();
  for (const s of statements) {
    if (JUMPS.has(s.kind)) return false;
    if (s.kind !== 'Declare') continue;
    if (s.value === null) return false;
    behind.set(s.local, s.value.span.end);
  }
  return nodes.every(
    (n) => n.kind !== 'LocalRef' || !needsAssignment(n.local) || n.span.start >= (behind.get(n.local) ?? Infinity),
  );
}
const JUMPS: ReadonlySet<BoundStatement['kind']> = new Set(['Label', 'Goto', 'Switch', 'Function', 'Functions']);

function assigned(body: AnyNode, statements: readonly BoundStatement[]): readonly Diagnostic[] {
  const f = new Flow({ statement: statementFlow, lambda: lambdaFlow });
  summarise(f, statements.filter(isLocalFunction));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    f.changed = false;
    const said = f.diagnostics.length;
    if (isStatement(body)) statementFlow(f, body, NOTHING);
    else expressionFlow(f, body, NOTHING);
    if (!f.changed) break;
    f.forget(said);
  }
  return f.diagnostics;
}

/** More than any chain of jumps or calls needs; past it the analysis is content with what it has. */
const MAX_ROUNDS = 20;

type LocalFunction = BoundStatement & { kind: 'Function' };

const isLocalFunction = (n: BoundStatement): n is LocalFunction => n.kind === 'Function';

function summarise(f: Flow, functions: readonly LocalFunction[]): void {
  // to begin with, each is taken to read nothing and to leave everything assigned
  for (const n of functions) {
    f.summaries.set(n.symbol, { reads: new Set(), assigns: null });
    f.holders.set(n.symbol.holder, n.symbol);
  }
  f.quiet = true;
  let changed = functions.length > 0;
  for (let round = 0; changed && round < MAX_ROUNDS; round++) {
    changed = false;
    for (const n of functions) {
      const before = f.summaries.get(n.symbol)!;
      const after = functionBody(f, n);
      if (after.reads.size === before.reads.size && sameState(after.assigns, before.assigns)) continue;
      f.summaries.set(n.symbol, after);
      changed = true;
    }
  }
  f.quiet = false;
  f.gotos.clear();
}
