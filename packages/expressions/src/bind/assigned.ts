import type { Diagnostic } from '@sluice/parser';
import type { BoundStatement } from './bound-statements.ts';
import { expressionFlow } from './flow-expressions.ts';
import { Flow, NOTHING, sameState } from './flow-state.ts';
import { functionBody, lambdaFlow, statementFlow } from './flow-statements.ts';
import { unused } from './unused.ts';
import { childrenOf, isStatement, type AnyNode } from './walk.ts';

/**
 * C#'s flow analysis over the finished tree: definite assignment, what can't be reached, sections of a switch that
 * run on into the next, variables that nobody reads.
 *
 * Local functions may be called before they stand and may call each other: what each reads and assigns of the
 * variables around it is computed first, in rounds, until nothing changes. `goto` likewise repeats the last round.
 */
export function flowDiagnostics(body: AnyNode): readonly Diagnostic[] {
  const f = new Flow({ statement: statementFlow, lambda: lambdaFlow });
  summarise(f, localFunctions(body));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    f.changed = false;
    const said = f.diagnostics.length;
    if (isStatement(body)) statementFlow(f, body, NOTHING);
    else expressionFlow(f, body, NOTHING);
    if (!f.changed) break;
    f.forget(said);
  }
  return [...f.diagnostics, ...unused(body)];
}

/** More than any chain of jumps or calls needs; past it the analysis is content with what it has. */
const MAX_ROUNDS = 20;

type LocalFunction = BoundStatement & { kind: 'Function' };

function localFunctions(body: AnyNode): readonly LocalFunction[] {
  const found: LocalFunction[] = [];
  const stack: AnyNode[] = [body];
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    if (n.kind === 'Function') found.push(n);
    stack.push(...childrenOf(n));
  }
  return found;
}

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
