import type { Bound, CallLocal, Target } from './bound.ts';
import { both, type Flow, type State } from './flow-state.ts';
import { childrenOf, isStatement, patternLocal } from './walk.ts';

/** Definite assignment through expressions: the state behind each, from the state before it. */

/** A condition leaves one state where it is true and another where it is false. */
export interface Branches {
  readonly whenTrue: State;
  readonly whenFalse: State;
}

export function expressionFlow(f: Flow, n: Bound, state: State): State {
  switch (n.kind) {
    case 'Const':
    case 'ContextRef':
      return state;
    case 'Convert':
      return expressionFlow(f, n.operand, state);
    case 'Property': {
      let at = n.receiver === null ? state : expressionFlow(f, n.receiver, state);
      for (const a of n.args) at = expressionFlow(f, a, at);
      return at;
    }
    case 'LocalRef':
      f.use(n.local, n.span, state);
      functionUsed(f, n, state);
      return state;
    case 'Binary': {
      // a long chain leans to the left: its spine is walked, not recursed into
      const rights: Bound[] = [];
      let left: Bound = n;
      for (; left.kind === 'Binary'; left = left.left) rights.push(left.right);
      let at = expressionFlow(f, left, state);
      for (const right of rights.reverse()) at = expressionFlow(f, right, at);
      return at;
    }
    case 'Logical':
    case 'Match': {
      const { whenTrue, whenFalse } = conditionFlow(f, n, state);
      return both(whenTrue, whenFalse);
    }
    case 'Unary': {
      if (n.operator !== '!') return expressionFlow(f, n.operand, state);
      const { whenTrue, whenFalse } = conditionFlow(f, n, state);
      return both(whenTrue, whenFalse);
    }
    case 'Conditional': {
      const { whenTrue, whenFalse } = conditionFlow(f, n.condition, state);
      return both(expressionFlow(f, n.whenTrue, whenTrue), expressionFlow(f, n.whenFalse, whenFalse));
    }
    case 'Coalesce': {
      const left = expressionFlow(f, n.left, state);
      const right = expressionFlow(f, n.right, left);
      return n.right.kind === 'ThrowExpression' ? left : both(left, right);
    }
    case 'ConditionalAccess': {
      const target = expressionFlow(f, n.target, state);
      expressionFlow(f, n.rest, target);
      return target;
    }
    case 'Assign':
      return store(f, n.target, expressionFlow(f, n.value, place(f, n.target, state)));
    case 'Compound':
      return expressionFlow(f, n.combined, read(f, n.target, state));
    case 'Increment':
      return read(f, n.target, state);
    case 'Deconstruct': {
      let at = expressionFlow(f, n.value, state);
      for (const p of childrenOf(n)) if (p !== n.value) at = store(f, p as Target, at);
      return at;
    }
    case 'Call':
    case 'CallLocal': {
      let at = n.kind === 'Call' && n.receiver !== null ? expressionFlow(f, n.receiver, state) : state;
      for (const a of n.args) at = a.mode === 'out' ? place(f, a.value as Target, at) : expressionFlow(f, a.value, at);
      if (n.kind === 'CallLocal') at = called(f, n, at);
      for (const a of n.args) if (a.mode === 'out') at = store(f, a.value as Target, at);
      return at;
    }
    case 'Lambda':
      f.rules.lambda(f, n, state);
      return state;
    case 'ThrowExpression':
      expressionFlow(f, n.value, state);
      return null;
    default: {
      let at = state;
      for (const child of childrenOf(n))
        at = isStatement(child) ? f.rules.statement(f, child, at) : expressionFlow(f, child, at);
      return at;
    }
  }
}

/** A call does what the function's body does: it reads, and leaves assigned. */
function called(f: Flow, n: CallLocal, state: State): State {
  const summary = f.summaries.get(n.target);
  if (summary === undefined || state === null) return state;
  for (const local of summary.reads) f.use(local, n.span, state);
  return f.assigned(state, summary.assigns);
}

/** A local function made a delegate may run at any time: what it reads must be assigned by now. */
function functionUsed(f: Flow, n: Bound & { kind: 'LocalRef' }, state: State): void {
  const symbol = f.holders.get(n.local);
  const summary = symbol === undefined ? undefined : f.summaries.get(symbol);
  if (summary !== undefined) for (const local of summary.reads) f.use(local, n.span, state);
}

export function conditionFlow(f: Flow, n: Bound, state: State): Branches {
  if (n.kind === 'Const')
    return n.value === true ? { whenTrue: state, whenFalse: null } : { whenTrue: null, whenFalse: state };
  if (n.kind === 'Unary' && n.operator === '!') {
    const { whenTrue, whenFalse } = conditionFlow(f, n.operand, state);
    return { whenTrue: whenFalse, whenFalse: whenTrue };
  }
  if (n.kind === 'Logical') return logicalFlow(f, n, state);
  if (n.kind === 'Match') {
    const at = expressionFlow(f, n.operand, state);
    const matched = f.plus(at, patternLocal(n.pattern));
    return { whenTrue: matched, whenFalse: n.pattern.kind === 'any' ? matched : at };
  }
  if (n.kind === 'Conditional') {
    const c = conditionFlow(f, n.condition, state);
    const t = conditionFlow(f, n.whenTrue, c.whenTrue);
    const e = conditionFlow(f, n.whenFalse, c.whenFalse);
    return { whenTrue: both(t.whenTrue, e.whenTrue), whenFalse: both(t.whenFalse, e.whenFalse) };
  }
  const at = expressionFlow(f, n, state);
  return { whenTrue: at, whenFalse: at };
}

/** `a && b && c`: each operand is reached where those before it let it be. */
function logicalFlow(f: Flow, n: Bound & { kind: 'Logical' }, state: State): Branches {
  const rights: Bound[] = [];
  let first: Bound = n;
  for (; first.kind === 'Logical' && first.operator === n.operator; first = first.left) rights.push(first.right);
  let { whenTrue, whenFalse } = conditionFlow(f, first, state);
  for (const operand of rights.reverse()) {
    const right = conditionFlow(f, operand, n.operator === '&&' ? whenTrue : whenFalse);
    if (n.operator === '&&') {
      whenTrue = right.whenTrue;
      whenFalse = both(whenFalse, right.whenFalse);
    } else {
      whenTrue = both(whenTrue, right.whenTrue);
      whenFalse = right.whenFalse;
    }
  }
  return { whenTrue, whenFalse };
}

/** The parts of a target are evaluated; the variable itself is not read. */
const place = (f: Flow, n: Target, state: State): State =>
  n.kind === 'LocalRef' || n.kind === 'Discard' ? state : expressionFlow(f, n, state);

const store = (f: Flow, n: Target, state: State): State => (n.kind === 'LocalRef' ? f.plus(state, n.local) : state);

const read = (f: Flow, n: Target, state: State): State => (n.kind === 'Discard' ? state : expressionFlow(f, n, state));
