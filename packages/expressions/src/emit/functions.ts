import type { Bound, Delegate, Lambda } from '../bind/bound.ts';
import type { BoundFunction, BoundStatement } from '../bind/bound-statements.ts';
import type { FunctionScope, Local } from '../bind/symbols.ts';
import { childrenOf, type AnyNode } from '../bind/walk.ts';
import type { Fn } from '../types/define.ts';
import { Lazy, type Cursor } from '../values/sequence.ts';
import { outOfSteps } from '../values/run.ts';
import { emitChainLambda } from './chain.ts';
import type { Emitter } from './emitter.ts';
import { Cell, enterCall, Frame, nullAt, step, type Thunk } from './frame.ts';

/** Lambdas, local functions and method groups: JavaScript functions over frames of their own. */

const isStatement = (n: Bound | BoundStatement): n is BoundStatement => !('type' in n);

/** The body as a thunk over the function's own frame. */
export function emitBody(e: Emitter, body: Bound | BoundStatement): Thunk {
  if (!isStatement(body)) return e.expression(body);
  const exec = e.statement(body);
  return (f) => {
    exec(f);
    return f.result;
  };
}

/** What has to be done when a frame is new: cells for the variables that inner functions share. */
export function prologue(fn: FunctionScope, params: readonly Local[]): ((slots: unknown[]) => void) | null {
  const cells = fn.locals
    .filter((l) => l.captured && !params.includes(l) && l.role !== 'out' && l.role !== 'ref')
    .map((l) => l.slot);
  const wrapped = params.filter((l) => l.captured && l.role !== 'out' && l.role !== 'ref').map((l) => l.slot);
  if (cells.length === 0 && wrapped.length === 0) return null;
  return (slots) => {
    for (const slot of wrapped) slots[slot] = new Cell(slots[slot]);
    for (const slot of cells) slots[slot] = new Cell(null);
  };
}

/** Gives, for the frame that creates it, the function value: captures are taken now, a frame is made per call. */
function closure(
  e: Emitter,
  fn: FunctionScope,
  params: readonly Local[],
  body: Bound | BoundStatement,
): (f: Frame) => Fn {
  const inner = e.inner(fn);
  const begin = prologue(fn, params);
  const cells = fn.captures.map((c) => e.cell(c));
  const size = fn.locals.length;
  const slots = params.map((p) => p.slot);
  // parameters are declared first, so they fill the first slots in order
  const inOrder = slots.every((s, i) => s === i);
  if (fn.iterator !== null && isStatement(body)) return iterator(inner.iterator(body), begin, cells, size, slots);
  const run = emitBody(inner, body);
  const make = (f: Frame): Fn => {
    const captures = cells.map((c) => c(f));
    const { x } = f;
    const state = f.run;
    const call = (values: unknown[]): unknown => {
      enterCall(state);
      const frame = new Frame(x, state, values, captures);
      begin?.(values);
      const result = run(frame);
      state.depth--;
      return result;
    };
    const spread = (args: readonly unknown[]): unknown[] => {
      const values = new Array<unknown>(size).fill(null);
      for (let i = 0; i < slots.length; i++) values[slots[i]!] = args[i] ?? null;
      return values;
    };
    if (!inOrder || slots.length === 0 || slots.length > 2) return (...args: unknown[]) => call(spread(args));
    // the common lambda is not called while it runs: it keeps one frame, and makes others only when it is
    const frame = new Frame(x, state, new Array<unknown>(size).fill(null), captures);
    let busy = false;
    if (slots.length === 1)
      return (a: unknown) => {
        if (busy) return call(spread([a]));
        if (--state.steps < 0) outOfSteps(state);
        busy = true;
        frame.slots[0] = a;
        begin?.(frame.slots);
        const result = run(frame);
        busy = false;
        return result;
      };
    return (a: unknown, b: unknown) => {
      if (busy) return call(spread([a, b]));
      if (--state.steps < 0) outOfSteps(state);
      busy = true;
      frame.slots[0] = a;
      frame.slots[1] = b;
      begin?.(frame.slots);
      const result = run(frame);
      busy = false;
      return result;
    };
  };
  if (fn.captures.length > 0 || readsContext(body)) return make;
  // nothing of the evaluation is in it: like C#'s, it is made once and serves every evaluation of the kept frame
  let kept: Fn | null = null;
  return (f) => (f.isKept ? (kept ??= make(f)) : make(f));
}

function readsContext(body: AnyNode): boolean {
  const stack: AnyNode[] = [body];
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    if (n.kind === 'ContextRef') return true;
    stack.push(...childrenOf(n));
  }
  return false;
}

/** A call of an iterator keeps its arguments; its body runs once per enumeration, as far as that goes. */
function iterator(
  enumerate: (f: Frame) => Cursor,
  begin: ReturnType<typeof prologue>,
  cells: readonly ((f: Frame) => Cell)[],
  size: number,
  slots: readonly number[],
): (f: Frame) => Fn {
  return (f) => {
    const captures = cells.map((c) => c(f));
    const { x, run } = f;
    return (...args: unknown[]) => {
      step(run);
      return new Lazy(() => {
        const values = new Array<unknown>(size).fill(null);
        for (let i = 0; i < slots.length; i++) values[slots[i]!] = args[i] ?? null;
        begin?.(values);
        return enumerate(new Frame(x, run, values, captures));
      });
    };
  };
}

export function emitLambda(e: Emitter, n: Lambda): Thunk {
  const [param, ...others] = n.params;
  if (param !== undefined && others.length === 0 && !isStatement(n.body)) {
    const inner = e.inner(n.fn);
    const plain = inner.isPlain(param) ? emitChainLambda(inner, param, n.body) : null;
    if (plain !== null) return () => plain;
  }
  return closure(e, n.fn, n.params, n.body);
}

/** The value of a local function, put in its holder when its block is entered. */
export function emitFunction(e: Emitter, n: BoundFunction): Thunk {
  return closure(e, n.fn, n.params, n.body);
}

export function emitDelegate(e: Emitter, n: Delegate): Thunk {
  const { fn } = n;
  const receiver = n.receiver === null ? null : e.expression(n.receiver);
  const at = n.nameSpan.start;
  const extension = n.member.extension;
  const direct = n.conversions.every((c) => c.to === c.from);
  const stores = n.conversions.map((c) => e.write(c.from.local));
  const reads = n.conversions.map((c) => e.expression(c.to));
  return (f) => {
    const self = receiver?.(f);
    if (receiver !== null && self === null && !extension) return nullAt(f, at);
    const convert = (args: unknown[]): unknown[] => {
      if (direct) return args.slice(0, reads.length);
      return reads.map((read, i) => {
        stores[i]!(f, args[i]);
        return read(f);
      });
    };
    return receiver === null
      ? (...args: unknown[]) => {
          step(f.run);
          return fn(...convert(args));
        }
      : (...args: unknown[]) => {
          step(f.run);
          return fn(self, ...convert(args));
        };
  };
}
