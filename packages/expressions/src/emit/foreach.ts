import type { BoundForEach } from '../bind/bound-statements.ts';
import { Enumerator } from '../values/enumerator.ts';
import { ClrException } from '../values/exception.ts';
import { asPairs, isTokenPair } from '../values/json/pairs-view.ts';
import { collectionModified } from '../values/list-range.ts';
import { outOfSteps } from '../values/run.ts';
import { cursorOf, ItemsCursor, type Cursor } from '../values/sequence.ts';
import { changeOf } from './conversions.ts';
import type { Emitter } from './emitter.ts';
import { BREAK, CONTINUE, GOTO, NEXT, nullAt, RETURN, step, type Exec, type Frame, type Signal } from './frame.ts';
import { enterScope } from './scope.ts';

/** `foreach`: a cursor is opened, stepped, and told when it is left. */

/** The cursor of a `foreach`. */
export function opening(e: Emitter, n: BoundForEach): (f: Frame) => Cursor {
  const source = e.expression(n.source);
  const { enumerator } = n;
  const pairs = isTokenPair(n.elementType);
  const at = n.source.span.start;
  return (f) => {
    const sequence = source(f);
    if (sequence === null) return nullAt(f, at);
    f.run.at = at;
    if (enumerator === null) return cursorOf(pairs ? asPairs(sequence) : sequence);
    const own = enumerator(sequence) as Cursor;
    return own instanceof Enumerator ? own.cursor : own;
  };
}

/** What each turn of a `foreach` begins with: the element, in its variables. */
export function taking(e: Emitter, n: BoundForEach): (f: Frame, current: unknown) => void {
  const change = changeOf(n.conversion, false);
  const enter = enterScope(n.locals);
  const store = n.variable === null ? null : e.write(n.variable);
  const deconstruct = n.parts === null ? null : e.expression(n.parts.deconstruct);
  return (f, current) => {
    enter?.(f);
    store?.(f, change === null ? current : change(current));
    deconstruct?.(f);
  };
}

/** Leaves an enumeration: what its iterator does at the end is done now. A limit that was reached is no way to leave. */
export function disposing(cursor: Cursor, run: () => Signal): Signal {
  let signal: Signal;
  try {
    signal = run();
  } catch (thrown) {
    if (thrown instanceof ClrException) cursor.dispose?.();
    throw thrown;
  }
  cursor.dispose?.();
  return signal;
}

export function emitForEach(e: Emitter, n: BoundForEach): Exec {
  const start = opening(e, n);
  const body = e.statement(n.body);
  const exec = (f: Frame, cursor: Cursor): Signal =>
    cursor.dispose === undefined ? loop(f, cursor) : disposing(cursor, () => loop(f, cursor));
  let loop: (f: Frame, cursor: Cursor) => Signal;
  if (
    n.variable !== null &&
    e.isPlain(n.variable) &&
    changeOf(n.conversion, false) === null &&
    enterScope(n.locals) === null &&
    n.parts === null
  ) {
    const { slot } = n.variable;
    loop = (f, cursor) => {
      while (cursor.moveNext()) {
        step(f.run);
        f.slots[slot] = cursor.current;
        const signal = body(f);
        if (signal === BREAK) break;
        if (signal === RETURN || signal === GOTO) return signal;
      }
      return NEXT;
    };
    return (f) => {
      const cursor = start(f);
      return cursor instanceof ItemsCursor ? overItems(f, cursor, slot, body) : exec(f, cursor);
    };
  }
  const take = taking(e, n);
  loop = (f, cursor) => {
    while (cursor.moveNext()) {
      step(f.run);
      take(f, cursor.current);
      const signal = body(f);
      if (signal === BREAK) break;
      if (signal === RETURN || signal === GOTO) return signal;
    }
    return NEXT;
  };
  return (f) => exec(f, start(f));
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
