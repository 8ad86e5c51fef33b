import type { Span } from '@sluice/parser';
import type { BoundPattern, Lambda } from './bound.ts';
import type { BoundStatement, BoundSwitch, BoundTry } from './bound-statements.ts';
import { endReachable, switchPaths } from './flow.ts';
import { conditionFlow, expressionFlow } from './flow-expressions.ts';
import { both, NOTHING, union, type Flow, type State } from './flow-state.ts';
import { diag } from './messages.ts';
import type { Local } from './symbols.ts';
import { isStatement, patternLocal, type AnyNode } from './walk.ts';

/** Definite assignment and reachability through statements: the state at the end of each, null where it is not reached. */
export function statementFlow(f: Flow, n: BoundStatement, state: State): State {
  switch (n.kind) {
    case 'Block':
      return statementsFlow(f, n.statements, state);
    case 'Declare':
      return n.value === null ? state : f.plus(expressionFlow(f, n.value, state), n.local);
    case 'Expression':
      return expressionFlow(f, n.expression, state);
    case 'Function':
      if (!f.quiet) functionBody(f, n);
      return f.plus(state, n.symbol.holder);
    case 'Functions':
      for (const body of n.bodies) statementFlow(f, body, state);
      return state;
    case 'If': {
      const { whenTrue, whenFalse } = conditionFlow(f, n.condition, state);
      const then = statementFlow(f, n.then, whenTrue);
      return both(then, n.otherwise === null ? whenFalse : statementFlow(f, n.otherwise, whenFalse));
    }
    case 'Loop':
      return loop(f, n, state);
    case 'ForEach': {
      const before = expressionFlow(f, n.source, state);
      let at = f.plus(before, n.variable);
      if (n.parts !== null) at = expressionFlow(f, n.parts.deconstruct, f.plus(at, n.parts.item));
      const { breaks } = jumping(f, () => statementFlow(f, n.body, at));
      return breaks.reduce(both, before);
    }
    case 'Switch':
      return switchFlow(f, n, state);
    case 'Break':
      f.breaks.push(state);
      return null;
    case 'Continue':
      f.continues.push(state);
      return null;
    case 'Return': {
      const at = n.value === null ? state : expressionFlow(f, n.value, state);
      if (at !== null) outAssigned(f, at, n.span);
      f.returns.push(at);
      return null;
    }
    case 'Throw':
      if (n.value !== null) expressionFlow(f, n.value, state);
      return null;
    case 'Goto':
      f.jump(n.to.kind === 'label' ? n.to.name : caseName(f, n.to.kind === 'case' ? n.to.value : null), state);
      return null;
    case 'Label': {
      const jumped = f.gotos.get(n.name);
      return statementFlow(f, n.statement, jumped === undefined ? state : both(state, jumped));
    }
    case 'Try':
      return tryFlow(f, n, state);
    case 'Using': {
      let at = state;
      for (const r of n.resources) at = statementFlow(f, r, at);
      return statementFlow(f, n.body, at);
    }
    case 'Yield':
      return n.value === null ? null : expressionFlow(f, n.value, state);
    case 'Empty':
      return state;
  }
}

function statementsFlow(f: Flow, list: readonly BoundStatement[], state: State): State {
  let at = state;
  for (const s of list) at = statementFlow(f, s, at);
  return at;
}

interface Jumped {
  readonly end: State;
  readonly breaks: readonly State[];
  readonly continues: readonly State[];
}

function jumping(f: Flow, work: () => State): Jumped {
  const { breaks, continues } = f;
  f.breaks = [];
  f.continues = [];
  const inner = { end: work(), breaks: f.breaks, continues: f.continues };
  f.breaks = breaks;
  f.continues = continues;
  return inner;
}

function loop(f: Flow, n: BoundStatement & { kind: 'Loop' }, state: State): State {
  let at = state;
  for (const i of n.initialisers) at = statementFlow(f, i, at);
  if (!n.testFirst) {
    const { end, breaks, continues } = jumping(f, () => statementFlow(f, n.body, at));
    const turn = continues.reduce(both, end);
    const { whenFalse } = n.condition === null ? { whenFalse: null } : conditionFlow(f, n.condition, turn);
    return breaks.reduce(both, whenFalse);
  }
  const { whenTrue, whenFalse } =
    n.condition === null ? { whenTrue: at, whenFalse: null } : conditionFlow(f, n.condition, at);
  const { end, breaks, continues } = jumping(f, () => statementFlow(f, n.body, whenTrue));
  let turn = continues.reduce(both, end);
  for (const s of n.steps) turn = expressionFlow(f, s, turn);
  return breaks.reduce(both, whenFalse);
}

/** The name under which jumps to a label of the innermost switch are kept; null is `default`. */
const caseName = (f: Flow, value: unknown): string =>
  `${f.switches.at(-1) ?? ''}/${value === null ? '' : `${typeof value} ${JSON.stringify(value, plain)}`}`;
const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}` : value);

function switchFlow(f: Flow, n: BoundSwitch, state: State): State {
  const at = expressionFlow(f, n.value, state);
  const { enters, complete } = switchPaths(n);
  const outer = f.breaks;
  const breaks: State[] = [];
  f.breaks = breaks;
  f.switches.push(`switch ${n.span.start}`);
  for (const [i, section] of n.sections.entries()) {
    let entry: State = null;
    for (const l of section.labels) {
      let label = enters(i) ? at : null;
      if (l.pattern !== null) label = f.plus(label, patternLocal(l.pattern));
      if (l.guard !== null) label = conditionFlow(f, l.guard, label).whenTrue;
      entry = both(entry, label);
      const name = l.pattern === null ? null : l.pattern.kind === 'constant' ? l.pattern.value : undefined;
      const jumped = name === undefined ? undefined : f.gotos.get(caseName(f, name));
      if (jumped !== undefined) entry = both(entry, jumped);
    }
    const end = statementsFlow(f, section.statements, entry);
    const { span, statements } = section;
    if (end !== null && statements.length > 0 && endReachable({ kind: 'Block', span, statements, locals: [] }))
      fallsThrough(f, n, i);
  }
  f.switches.pop();
  f.breaks = outer;
  return breaks.reduce(both, complete ? null : at);
}

function fallsThrough(f: Flow, n: BoundSwitch, i: number): void {
  const label = n.sections[i]!.labels.at(-1)!;
  const { pattern } = label;
  const name = pattern === null ? 'default:' : pattern.kind === 'constant' ? `case ${show(pattern)}:` : 'case';
  f.report(diag(i === n.sections.length - 1 ? 'CS8070' : 'CS0163', label.span, { label: name }));
}

const show = (p: BoundPattern & { kind: 'constant' }): string =>
  typeof p.value === 'string' ? `"${p.value}"` : String(p.value);

function tryFlow(f: Flow, n: BoundTry, state: State): State {
  const before = { breaks: f.breaks.length, continues: f.continues.length };
  let end = statementFlow(f, n.body, state);
  for (const c of n.catches) {
    let at = f.plus(state, c.local);
    if (c.filter !== null) at = conditionFlow(f, c.filter, at).whenTrue;
    end = both(end, statementFlow(f, c.body, at));
  }
  if (n.finally === null) return end;
  const last = statementFlow(f, n.finally, state);
  // whoever leaves the statement runs the finally block on the way
  for (let i = before.breaks; i < f.breaks.length; i++) f.breaks[i] = union(f.breaks[i]!, last);
  for (let i = before.continues; i < f.continues.length; i++) f.continues[i] = union(f.continues[i]!, last);
  return union(end, last);
}

// ---- functions inside

/** A body with jumps of its own; gives the states in which it returns. */
function bodyFlow(f: Flow, n: AnyNode, state: State, params: readonly Local[]): readonly State[] {
  const { breaks, continues, returns, switches, outs } = f;
  Object.assign(f, {
    breaks: [],
    continues: [],
    returns: [],
    switches: [],
    outs: params.filter((p) => p.role === 'out'),
  });
  let at = state;
  for (const p of params) if (p.role !== 'out') at = f.plus(at, p);
  const end = isStatement(n) ? statementFlow(f, n, at) : expressionFlow(f, n, at);
  const all = [...f.returns, end];
  Object.assign(f, { breaks, continues, returns, switches, outs });
  return all;
}

/** A lambda runs later: what it assigns does not count, what it reads must be assigned by now. */
export function lambdaFlow(f: Flow, n: Lambda, state: State): void {
  const ends = bodyFlow(f, n.body, state, n.params);
  for (const p of n.params)
    if (p.role === 'out' && !f.isAssigned(ends.at(-1)!, p)) f.report(diag('CS0177', p.span, { name: p.name }));
}

/** A local function's own mistakes; what it reads of the variables around it is the affair of those who call it. */
export function functionBody(
  f: Flow,
  n: BoundStatement & { kind: 'Function' },
): { readonly assigns: State; readonly reads: ReadonlySet<Local> } {
  const outer = f.recording;
  const reads = new Set<Local>();
  f.recording = { fn: n.fn, reads };
  const ends = bodyFlow(f, n.body, NOTHING, n.params);
  f.recording = outer;
  for (const p of n.params)
    if (p.role === 'out' && !f.isAssigned(ends.at(-1)!, p)) f.report(diag('CS0177', n.symbol.span, { name: p.name }));
  return { assigns: ends.reduce(both, null), reads };
}

function outAssigned(f: Flow, state: State, at: Span): void {
  for (const p of f.outs) if (!f.isAssigned(state, p)) f.report(diag('CS0177', at, { name: p.name }));
}
