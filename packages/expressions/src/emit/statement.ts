import type {
  BoundBlock,
  BoundFunction,
  BoundLoop,
  BoundStatement,
  BoundSwitch,
  BoundTry,
  BoundUsing,
} from '../bind/bound-statements.ts';
import { defaultOf } from '../types/registry.ts';
import { ClrException } from '../values/exception.ts';
import { objectEquals } from '../values/object.ts';
import { Enumerator } from '../values/enumerator.ts';
import type { Cursor } from '../values/sequence.ts';
import { box } from '../values/boxing.ts';
import type { Emitter } from './emitter.ts';
import { BREAK, CONTINUE, GOTO, NEXT, nullAt, RETURN, step, type Exec, type Frame, type Signal } from './frame.ts';
import { disposing, emitForEach } from './foreach.ts';
import { emitFunction } from './functions.ts';
import { enterScope } from './scope.ts';
import { instanceTest } from '../values/instance-of.ts';
import { emitPattern } from './patterns.ts';

/** Each kind of statement to its step. */
export function emitStatement(e: Emitter, n: BoundStatement): Exec {
  switch (n.kind) {
    case 'Block':
      return emitBlock(e, n);
    case 'Declare': {
      const store = e.write(n.local);
      if (n.value === null) {
        const initial = defaultOf(n.local.type);
        return (f) => (store(f, initial), NEXT);
      }
      const value = e.expression(n.value);
      if (!e.isPlain(n.local)) return (f) => (store(f, value(f)), NEXT);
      const { slot } = n.local;
      return (f) => {
        f.slots[slot] = value(f);
        return NEXT;
      };
    }
    case 'Expression': {
      const value = e.expression(n.expression);
      return (f) => (value(f), NEXT);
    }
    case 'Function':
    case 'Functions':
      // made when its block is entered
      return () => NEXT;
    case 'If': {
      const condition = e.expression(n.condition);
      const then = e.statement(n.then);
      const otherwise = n.otherwise === null ? null : e.statement(n.otherwise);
      return (f) => (condition(f) === true ? then(f) : otherwise === null ? NEXT : otherwise(f));
    }
    case 'Loop':
      return emitLoop(e, n);
    case 'ForEach':
      return emitForEach(e, n);
    case 'Switch':
      return emitSwitch(e, n);
    case 'Break':
      return () => BREAK;
    case 'Continue':
      return () => CONTINUE;
    case 'Goto': {
      const label = n.to.kind === 'label' ? n.to.name : n.to.kind === 'default' ? DEFAULT : new CaseLabel(n.to.value);
      return (f) => {
        step(f.run);
        f.label = label;
        return GOTO;
      };
    }
    case 'Label':
      return e.statement(n.statement);
    case 'Return': {
      if (n.value === null) return () => RETURN;
      const value = e.expression(n.value);
      return (f) => {
        f.result = value(f);
        return RETURN;
      };
    }
    case 'Throw': {
      const at = n.span.start;
      const value = n.value === null ? null : e.expression(n.value);
      return (f) => {
        const thrown = value === null ? f.caught : (value(f) as ClrException | null);
        if (thrown === null) return nullAt(f, at);
        thrown.at ??= at;
        throw thrown;
      };
    }
    case 'Try':
      return emitTry(e, n);
    case 'Using':
      return emitUsing(e, n);
    case 'Yield':
      throw new Error('a yield outside of an iterator reached emission');
    case 'Empty':
      return () => NEXT;
  }
}

const DEFAULT = Symbol('default');
class CaseLabel {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

function emitBlock(e: Emitter, n: BoundBlock): Exec {
  const enter = enterBlock(e, n);
  const run = emitSequence(e, n.statements);
  if (enter === null) return run;
  return (f) => {
    enter(f);
    return run(f);
  };
}

/** What a block begins with: its captured variables and its local functions; null where it has neither. */
export function enterBlock(e: Emitter, n: BoundBlock): ((f: Frame) => void) | null {
  const enter = enterScope(n.locals);
  const functions = functionsOf(n.statements).map((s) => ({
    make: emitFunction(e, s),
    store: e.write(s.symbol.holder),
  }));
  if (functions.length === 0) return enter;
  return (f) => {
    enter?.(f);
    for (const fn of functions) fn.store(f, fn.make(f));
  };
}

function functionsOf(statements: readonly BoundStatement[]): readonly BoundFunction[] {
  const found: BoundFunction[] = [];
  for (const s of statements) {
    if (s.kind === 'Function') found.push(s);
    else if (s.kind === 'Functions') found.push(...functionsOf(s.bodies));
  }
  return found;
}

export function emitSequence(e: Emitter, statements: readonly BoundStatement[]): Exec {
  const execs = statements.map((s) => e.statement(s));
  if (!statements.some((s) => s.kind === 'Label')) return inOrder(execs);
  return sequenceWithLabels(execs, labelsOf(statements));
}

/** Where in a sequence its labels stand. */
export function labelsOf(statements: readonly BoundStatement[]): ReadonlyMap<unknown, number> {
  const labels = new Map<unknown, number>();
  for (const [i, s] of statements.entries()) if (s.kind === 'Label') labels.set(s.name, i);
  return labels;
}

/** Three to a step: what a loop over a list calls, it has to look up. Of longer lists, steps of steps. */
function inOrder(execs: readonly Exec[]): Exec {
  if (execs.length > 3) {
    // a third each, but an odd number of them: those need the fewest steps
    const size = Math.floor((execs.length - 1) / 3) | 1;
    const groups = [execs.slice(0, size), execs.slice(size, 2 * size), execs.slice(2 * size)];
    return inOrder(groups.map((g) => inOrder(g)));
  }
  const [a, b, c] = execs;
  if (a === undefined) return () => NEXT;
  if (b === undefined) return a;
  if (c === undefined)
    return (f) => {
      const signal = a(f);
      return signal === NEXT ? b(f) : signal;
    };
  return (f) => {
    let signal = a(f);
    if (signal !== NEXT) return signal;
    signal = b(f);
    return signal === NEXT ? c(f) : signal;
  };
}

function sequenceWithLabels(execs: readonly Exec[], labels: ReadonlyMap<unknown, number>): Exec {
  return (f) => {
    for (let i = 0; i < execs.length; i++) {
      const signal = execs[i]!(f);
      if (signal === NEXT) continue;
      const target = signal === GOTO ? labels.get(f.label) : undefined;
      if (target === undefined) return signal;
      i = target - 1;
    }
    return NEXT;
  };
}

function emitLoop(e: Emitter, n: BoundLoop): Exec {
  const enter = enterScope(n.locals);
  const initialisers = n.initialisers.map((s) => e.statement(s));
  const condition = n.condition === null ? null : e.expression(n.condition);
  const steps = n.steps.map((s) => e.expression(s));
  const body = e.statement(n.body);
  const { testFirst } = n;
  return (f) => {
    enter?.(f);
    for (const i of initialisers) i(f);
    const { run } = f;
    for (let first = true; ; first = false) {
      step(run);
      if ((testFirst || !first) && condition !== null && condition(f) !== true) return NEXT;
      const signal = body(f);
      if (signal === BREAK) return NEXT;
      if (signal === RETURN || signal === GOTO) return signal;
      for (let i = 0; i < steps.length; i++) steps[i]!(f);
    }
  };
}

/** Which section of a `switch` to enter: for its value, and for the label of a `goto` out of a section; undefined for a label of none. */
export interface Choice {
  readonly first: (f: Frame) => number;
  readonly next: (f: Frame) => number | undefined;
}

export function choosing(e: Emitter, n: BoundSwitch): Choice {
  const value = e.expression(n.value);
  const enter = enterScope(n.locals);
  const cases: {
    readonly matches: (f: Frame, v: unknown) => boolean;
    readonly section: number;
    readonly constant: unknown;
  }[] = [];
  let byDefault = -1;
  for (const [section, s] of n.sections.entries()) {
    for (const l of s.labels) {
      if (l.pattern === null) {
        byDefault = section;
        continue;
      }
      const pattern = emitPattern(e, l.pattern);
      const guard = l.guard === null ? null : e.expression(l.guard);
      const matches = guard === null ? pattern : (f: Frame, v: unknown): boolean => pattern(f, v) && guard(f) === true;
      cases.push({
        matches,
        section,
        constant: l.pattern.kind === 'constant' ? box(l.pattern.type, l.pattern.value) : cases,
      });
    }
  }
  return {
    first: (f) => {
      enter?.(f);
      const v = value(f);
      return cases.find((c) => c.matches(f, v))?.section ?? byDefault;
    },
    next: ({ label }) => {
      if (label === DEFAULT) return byDefault;
      if (!(label instanceof CaseLabel)) return undefined;
      return cases.find((c) => objectEquals(c.constant, label.value))?.section ?? byDefault;
    },
  };
}

function emitSwitch(e: Emitter, n: BoundSwitch): Exec {
  const { first, next } = choosing(e, n);
  const bodies = n.sections.map((s) => emitSequence(e, s.statements));
  return (f) => {
    for (let section: number | undefined = first(f); section >= 0;) {
      const signal: Signal = bodies[section]!(f);
      if (signal === BREAK || signal === NEXT) return NEXT;
      if (signal !== GOTO) return signal;
      section = next(f);
      if (section === undefined) return signal;
    }
    return NEXT;
  };
}

function emitTry(e: Emitter, n: BoundTry): Exec {
  const body = e.statement(n.body);
  const catches = n.catches.map((c) => ({
    test: c.type === null ? null : instanceTest(c.type),
    store: c.local === null ? null : e.write(c.local),
    enter: enterScope(c.local === null ? [] : [c.local]),
    filter: c.filter === null ? null : e.expression(c.filter),
    body: e.statement(c.body),
  }));
  const last = n.finally === null ? null : e.statement(n.finally);

  const guarded: Exec = (f) => {
    const { depth } = f.run;
    try {
      return body(f);
    } catch (thrown) {
      // limits and bugs are no exceptions of the policy's
      if (!(thrown instanceof ClrException)) throw thrown;
      thrown.at ??= f.run.at;
      f.run.depth = depth;
      const outer = f.caught;
      for (const c of catches) {
        if (c.test !== null && !c.test(thrown)) continue;
        c.enter?.(f);
        c.store?.(f, thrown);
        f.caught = thrown;
        if (c.filter !== null && !passes(c.filter, f)) {
          f.caught = outer;
          continue;
        }
        const signal = c.body(f);
        f.caught = outer;
        return signal;
      }
      throw thrown;
    }
  };
  const inner = catches.length > 0 ? guarded : body;
  if (last === null) return inner;
  return (f) => {
    let signal: Signal;
    try {
      signal = inner(f);
    } catch (thrown) {
      if (thrown instanceof ClrException) last(f);
      throw thrown;
    }
    const { result, label } = f;
    const after = last(f);
    if (after !== NEXT) return after;
    f.result = result;
    f.label = label;
    return signal;
  };
}

/** An exception in a filter counts as false. */
function passes(filter: (f: Frame) => unknown, f: Frame): boolean {
  try {
    return filter(f) === true;
  } catch (thrown) {
    if (thrown instanceof ClrException) return false;
    throw thrown;
  }
}

function emitUsing(e: Emitter, n: BoundUsing): Exec {
  const acquire = acquiring(e, n);
  const body = e.statement(n.body);
  return (f) => {
    const held = acquire(f);
    return held === null ? body(f) : disposing(held, () => body(f));
  };
}

/** The resources of a `using`; null where there is nothing to release: only the cursor of an iterator needs it. */
export function acquiring(e: Emitter, n: BoundUsing): (f: Frame) => Cursor | null {
  const enter = enterScope(n.locals);
  const resources = n.resources.map((r) => e.statement(r));
  const values = n.locals.map((l) => e.read(l));
  return (f) => {
    enter?.(f);
    for (const r of resources) r(f);
    for (const value of values) {
      const held = value(f);
      if (held instanceof Enumerator && held.cursor.dispose !== undefined) return held.cursor;
    }
    return null;
  };
}
