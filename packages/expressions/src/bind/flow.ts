import { T } from '../types/registry.ts';
import { box } from '../values/boxing.ts';
import { objectEquals } from '../values/object.ts';
import type { Bound, BoundPattern, Const } from './bound.ts';
import type { BoundLabelCase, BoundStatement, BoundSwitch } from './bound-statements.ts';

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
      const { enters, complete } = switchPaths(s);
      const sections = s.sections.filter((_, i) => enters(i)).map((x) => sequence(x.statements));
      return { end: !complete || sections.some((x) => x.breaks || x.end), breaks: false };
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

/**
 * The sections that a switch can enter, and whether it must enter one. A constant enters the section that takes it;
 * where `goto case` leads from section to section, any may be entered.
 */
export function switchPaths(s: BoundSwitch): {
  readonly enters: (section: number) => boolean;
  readonly complete: boolean;
} {
  const value = s.value.kind === 'Convert' ? s.value.operand : s.value;
  if (value.kind !== 'Const' || s.sections.some((x) => x.statements.some(hasGoto))) {
    const complete = s.sections.some((x) => x.labels.some((l) => l.pattern === null || takesAll(l)));
    return { enters: () => true, complete };
  }
  const sections = new Set<number>();
  const paths = (complete: boolean): ReturnType<typeof switchPaths> => ({ enters: (i) => sections.has(i), complete });
  let byDefault = -1;
  for (const [i, section] of s.sections.entries()) {
    for (const l of section.labels) {
      if (l.pattern === null) byDefault = i;
      else if (l.pattern.kind !== 'constant' || isConstantOf(value, l.pattern)) {
        sections.add(i);
        if (takesAll(l) || (l.pattern.kind === 'constant' && l.guard === null)) return paths(true);
      }
    }
  }
  if (byDefault >= 0) sections.add(byDefault);
  return paths(byDefault >= 0);
}

const isConstantOf = (value: Const, p: BoundPattern & { kind: 'constant' }): boolean =>
  objectEquals(value.type === T.object() ? value.value : box(value.type, value.value), box(p.type, p.value));

const takesAll = (l: BoundLabelCase): boolean => l.pattern?.kind === 'any' && l.guard === null;

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

export const hasContinue = (s: BoundStatement): boolean => holds(s, 'Continue');
const hasGoto = (s: BoundStatement): boolean => holds(s, 'Goto');

/** Whether such a jump stands in the statement; a `continue` in a loop inside is that loop's. */
function holds(s: BoundStatement, jump: 'Continue' | 'Goto'): boolean {
  const inside = (x: BoundStatement): boolean => holds(x, jump);
  switch (s.kind) {
    case jump:
      return true;
    case 'Block':
      return s.statements.some(inside);
    case 'If':
      return inside(s.then) || (s.otherwise !== null && inside(s.otherwise));
    case 'Loop':
    case 'ForEach':
      return jump === 'Goto' && inside(s.body);
    case 'Switch':
      return s.sections.some((x) => x.statements.some(inside));
    case 'Try':
      return inside(s.body) || s.catches.some((c) => inside(c.body));
    case 'Using':
      return inside(s.body);
    case 'Label':
      return inside(s.statement);
    default:
      return false;
  }
}
