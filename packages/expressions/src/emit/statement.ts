import type {
  BoundBlock,
  BoundForEach,
  BoundLoop,
  BoundStatement,
  BoundSwitch,
  BoundTry,
  BoundUsing,
} from '../bind/bound-statements.ts';
import type { Local } from '../bind/symbols.ts';
import { defaultOf } from '../types/registry.ts';
import { ClrException } from '../values/exception.ts';
import { collectionModified } from '../values/list-range.ts';
import { objectEquals } from '../values/object.ts';
import { asPairs, isTokenPair } from '../values/json/pairs-view.ts';
import { Enumerator } from '../values/enumerator.ts';
import { outOfSteps } from '../values/run.ts';
import { cursorOf, ItemsCursor, type Cursor } from '../values/sequence.ts';
import { box } from '../values/boxing.ts';
import { changeOf } from './conversions.ts';
import type { Emitter } from './emitter.ts';
import {
  BREAK,
  Cell,
  CONTINUE,
  GOTO,
  NEXT,
  nullAt,
  RETURN,
  step,
  type Exec,
  type Frame,
  type Signal,
} from './frame.ts';
import { emitFunction } from './functions.ts';
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
    case 'Yield': {
      if (n.value === null) return () => RETURN;
      const value = e.expression(n.value);
      return (f) => {
        step(f.run);
        f.yielded!.push(value(f));
        return NEXT;
      };
    }
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

/** New cells for the captured variables of a block that is entered; null where there are none. */
function enterScope(locals: readonly Local[]): ((f: Frame) => void) | null {
  const slots = locals.filter((l) => l.captured && l.role !== 'param').map((l) => l.slot);
  if (slots.length === 0) return null;
  return (f) => {
    for (const slot of slots) f.slots[slot] = new Cell(null);
  };
}

function emitBlock(e: Emitter, n: BoundBlock): Exec {
  const enter = enterScope(n.locals);
  const functions = n.statements
    .flatMap((s) => (s.kind === 'Functions' ? s.bodies : [s]))
    .flatMap((s) => (s.kind === 'Function' ? [{ make: emitFunction(e, s), store: e.write(s.symbol.holder) }] : []));
  const run = emitSequence(e, n.statements);
  if (enter === null && functions.length === 0) return run;
  return (f) => {
    enter?.(f);
    for (const fn of functions) fn.store(f, fn.make(f));
    return run(f);
  };
}

export function emitSequence(e: Emitter, statements: readonly BoundStatement[]): Exec {
  const execs = statements.map((s) => e.statement(s));
  const labels = new Map<unknown, number>();
  for (const [i, s] of statements.entries()) if (s.kind === 'Label') labels.set(s.name, i);
  if (labels.size > 0) return sequenceWithLabels(execs, labels);
  return inOrder(execs);
}

/** Three to a step: what a loop over a list calls, it has to look up. */
function inOrder(execs: readonly Exec[]): Exec {
  const [a, b, c, ...rest] = execs;
  if (a === undefined) return () => NEXT;
  if (b === undefined) return a;
  if (c === undefined)
    return (f) => {
      const signal = a(f);
      return signal === NEXT ? b(f) : signal;
    };
  const last = rest.length === 0 ? c : inOrder([c, ...rest]);
  return (f) => {
    let signal = a(f);
    if (signal !== NEXT) return signal;
    signal = b(f);
    return signal === NEXT ? last(f) : signal;
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

function emitForEach(e: Emitter, n: BoundForEach): Exec {
  const source = e.expression(n.source);
  const { enumerator } = n;
  const pairs = isTokenPair(n.elementType);
  const at = n.source.span.start;
  const change = changeOf(n.conversion, false);
  const enter = enterScope(n.locals);
  const store = n.variable === null ? null : e.write(n.variable);
  const deconstruct = n.parts === null ? null : e.expression(n.parts.deconstruct);
  const body = e.statement(n.body);
  const start = (f: Frame): Cursor => {
    const sequence = source(f);
    if (sequence === null) return nullAt(f, at);
    f.run.at = at;
    if (enumerator === null) return cursorOf(pairs ? asPairs(sequence) : sequence);
    const own = enumerator(sequence) as Cursor;
    return own instanceof Enumerator ? own.cursor : own;
  };
  if (n.variable !== null && e.isPlain(n.variable) && change === null && enter === null && deconstruct === null) {
    const { slot } = n.variable;
    return (f) => {
      const cursor = start(f);
      if (cursor instanceof ItemsCursor) return overItems(f, cursor, slot, body);
      while (cursor.moveNext()) {
        step(f.run);
        f.slots[slot] = cursor.current;
        const signal = body(f);
        if (signal === BREAK) break;
        if (signal === RETURN || signal === GOTO) return signal;
      }
      return NEXT;
    };
  }
  return (f) => {
    const cursor = start(f);
    while (cursor.moveNext()) {
      step(f.run);
      enter?.(f);
      store?.(f, change === null ? cursor.current : change(cursor.current));
      deconstruct?.(f);
      const signal = body(f);
      if (signal === BREAK) break;
      if (signal === RETURN || signal === GOTO) return signal;
    }
    return NEXT;
  };
}

/** The common `foreach`, without a cursor's calls; it costs as many steps as the other. */
function overItems(f: Frame, { owner, version }: ItemsCursor, slot: number, body: Exec): Signal {
  const { run, slots } = f;
  for (let i = 0; ; i++) {
    if (version !== owner.version) collectionModified();
    const { items } = owner;
    if (i >= items.length) return NEXT;
    if ((run.steps -= 2) < 0) outOfSteps(run);
    slots[slot] = items[i];
    const signal = body(f);
    if (signal === NEXT || signal === CONTINUE) continue;
    return signal === BREAK ? NEXT : signal;
  }
}

function emitSwitch(e: Emitter, n: BoundSwitch): Exec {
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
  const bodies = n.sections.map((s) => emitSequence(e, s.statements));
  return (f) => {
    enter?.(f);
    const v = value(f);
    let section = cases.find((c) => c.matches(f, v))?.section ?? byDefault;
    while (section >= 0) {
      const signal: Signal = bodies[section]!(f);
      if (signal === BREAK || signal === NEXT) return NEXT;
      if (signal !== GOTO) return signal;
      const { label } = f;
      if (label === DEFAULT) section = byDefault;
      else if (label instanceof CaseLabel)
        section = cases.find((c) => objectEquals(c.constant, label.value))?.section ?? byDefault;
      else return signal;
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

/** Nothing that an expression can make holds anything to release: disposing is the end of the scope. */
function emitUsing(e: Emitter, n: BoundUsing): Exec {
  const enter = enterScope(n.locals);
  const resources = n.resources.map((r) => e.statement(r));
  const body = e.statement(n.body);
  return (f) => {
    enter?.(f);
    for (const r of resources) r(f);
    return body(f);
  };
}
