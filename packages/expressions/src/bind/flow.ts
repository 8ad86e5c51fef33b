import type { Bound, BoundStatement } from './bound.ts';

/** Reachability: whether control can reach the end of a statement, by C#'s rules (constants decide, nothing else does). */

export function endReachable(s: BoundStatement): boolean {
  return ends(s).end;
}

/** What can leave a statement: its end, a `break`, a `continue`, a jump to a label. */
export interface Exits {
  readonly end: boolean;
  readonly breaks: boolean;
}

const THROUGH: Exits = { end: true, breaks: false };
const NEVER: Exits = { end: false, breaks: false };

const isTrue = (e: Bound | null): boolean => e === null || (e.kind === 'Const' && e.value === true);
const isFalse = (e: Bound | null): boolean => e !== null && e.kind === 'Const' && e.value === false;

export function ends(s: BoundStatement): Exits {
  switch (s.kind) {
    case 'Block':
      return sequence(s.statements);
    case 'If': {
      const then = ends(s.then);
      const otherwise = s.otherwise === null ? THROUGH : ends(s.otherwise);
      if (isTrue(s.condition)) return { end: then.end, breaks: then.breaks };
      if (isFalse(s.condition)) return otherwise;
      return { end: then.end || otherwise.end, breaks: then.breaks || otherwise.breaks };
    }
    case 'Loop': {
      const body = ends(s.body);
      if (isTrue(s.condition)) return { end: body.breaks, breaks: false };
      // a body that never ends its turn never tests the condition
      return { end: s.testFirst || body.end || body.breaks || hasContinue(s.body), breaks: false };
    }
    case 'ForEach':
      return THROUGH;
    case 'Switch': {
      const sections = s.sections.map((x) => sequence(x.statements));
      const exhaustive = s.sections.some((x) =>
        x.labels.some((l) => l.pattern === null || (l.pattern.kind === 'any' && l.guard === null)),
      );
      return { end: !exhaustive || sections.some((x) => x.breaks || x.end), breaks: false };
    }
    case 'Try': {
      const body = ends(s.body);
      const catches = s.catches.map((c) => ends(c.body));
      const last = s.finally === null ? THROUGH : ends(s.finally);
      return {
        end: (body.end || catches.some((c) => c.end)) && last.end,
        breaks: (body.breaks || catches.some((c) => c.breaks)) && last.end,
      };
    }
    case 'Using':
      return ends(s.body);
    case 'Label':
      return ends(s.statement);
    case 'Break':
      return { end: false, breaks: true };
    case 'Expression':
      return s.expression.kind === 'ThrowExpression' ? NEVER : THROUGH;
    case 'Continue':
    case 'Goto':
    case 'Return':
    case 'Throw':
      return NEVER;
    case 'Yield':
      return { end: s.value !== null, breaks: false };
    case 'Declare':
    case 'Function':
    case 'Functions':
    case 'Empty':
      return THROUGH;
  }
}

export function sequence(statements: readonly BoundStatement[]): Exits {
  let breaks = false;
  let reachable = true;
  for (const s of statements) {
    // a label is reached by goto whatever stands before it
    if (!reachable && s.kind !== 'Label') continue;
    const exits = ends(s);
    reachable = exits.end;
    breaks ||= exits.breaks;
  }
  return { end: reachable, breaks };
}

function hasContinue(s: BoundStatement): boolean {
  switch (s.kind) {
    case 'Continue':
      return true;
    case 'Block':
      return s.statements.some(hasContinue);
    case 'If':
      return hasContinue(s.then) || (s.otherwise !== null && hasContinue(s.otherwise));
    case 'Switch':
      return s.sections.some((x) => x.statements.some(hasContinue));
    case 'Try':
      return hasContinue(s.body) || s.catches.some((c) => hasContinue(c.body));
    case 'Using':
      return hasContinue(s.body);
    case 'Label':
      return hasContinue(s.statement);
    default:
      return false;
  }
}
