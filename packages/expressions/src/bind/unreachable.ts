import type { Diagnostic, Span } from '@sluice/parser';
import type { Bound } from './bound.ts';
import type { BoundStatement } from './bound-statements.ts';
import { ends, hasContinue, switchPaths } from './flow.ts';
import { diag } from './messages.ts';
import { statementsIn } from './walk.ts';

/**
 * What control never reaches, by the rules of `flow.ts`. C# speaks once of each stretch, at the first token of its
 * first statement that does something of its own: a block, a label, a function or a `throw` is passed over.
 * `statements` are all of the tree, each before those inside it.
 */
export function unreachable(statements: readonly BoundStatement[], code: string): readonly Diagnostic[] {
  const said: Diagnostic[] = [];
  const dead = new Set<BoundStatement>();
  const bury = (stretch: readonly BoundStatement[]): void => {
    for (const s of stretch) dead.add(s);
    const first = firstOf(stretch);
    if (first !== null) said.push(diag('CS0162', firstToken(code, first)));
  };
  for (const n of statements) {
    // what is in an unreachable one has been spoken of with it
    if (dead.has(n)) for (const inner of statementsIn(n)) dead.add(inner);
    else for (const stretch of stretchesIn(n, code)) bury(stretch);
  }
  return said;
}

/** The stretches directly in a statement that is itself reached. */
function stretchesIn(n: BoundStatement, code: string): readonly (readonly BoundStatement[])[] {
  switch (n.kind) {
    case 'Block':
      return behindEnds(n.statements);
    case 'If':
      if (isConstant(n.condition, false, code)) return [[n.then]];
      return n.otherwise !== null && isConstant(n.condition, true, code) ? [[n.otherwise]] : [];
    case 'Loop': {
      if (n.testFirst && isConstant(n.condition, false, code)) return [[n.body]];
      const turns = ends(n.body).end || hasContinue(n.body) || n.steps.length === 0;
      return turns ? [] : [n.steps.map((step) => ({ kind: 'Expression', span: step.span, expression: step }))];
    }
    case 'Switch': {
      const { enters } = switchPaths(n);
      return n.sections.flatMap((s, i) => (enters(i) ? behindEnds(s.statements) : [s.statements]));
    }
    default:
      return [];
  }
}

/** Behind a statement that does not end, as far as the next label: a `goto` may lead there. */
function behindEnds(statements: readonly BoundStatement[]): readonly (readonly BoundStatement[])[] {
  const stretches: BoundStatement[][] = [];
  let stretch: BoundStatement[] | null = null;
  for (const s of statements) {
    if (s.kind === 'Label') stretch = null;
    if (stretch !== null) stretch.push(s);
    else if (!ends(s).end) stretches.push((stretch = []));
  }
  return stretches;
}

/** A text with a named value in it that nobody has filled in (`"{{stage}}"`) is a constant only until somebody does. */
const isConstant = (e: Bound | null, value: boolean, code: string): boolean =>
  e?.kind === 'Const' && e.value === value && !code.slice(e.span.start, e.span.end).includes('{{');

function firstOf(statements: readonly BoundStatement[]): Span | null {
  for (const s of statements) {
    const found = s.kind === 'Block' ? firstOf(s.statements) : PASSED_OVER.has(s.kind) ? null : s.span;
    if (found !== null) return found;
  }
  return null;
}
const PASSED_OVER: ReadonlySet<BoundStatement['kind']> = new Set(['Empty', 'Label', 'Function', 'Functions', 'Throw']);

function firstToken(code: string, { start }: Span): Span {
  const token = /@?[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*|[$@]*"(?:[^"\\]|\\.)*"|./suy;
  token.lastIndex = start;
  return { start, end: start + (token.exec(code)?.[0].length ?? 0) };
}
