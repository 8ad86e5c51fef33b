import type { BoundBody } from '../bind/bind.ts';
import type { ContextView } from '../context.ts';
import { ClrException } from '../values/exception.ts';
import {
  DEFAULT_LIMITS,
  enter,
  leave,
  LimitReached,
  theRun,
  type Ambient,
  type Limits,
  type Run,
} from '../values/run.ts';
import { emitPlace } from './assign.ts';
import { Emitter, type EmitRules } from './emitter.ts';
import { emitExpression } from './expression.ts';
import { Frame } from './frame.ts';
import { emitBody, prologue } from './functions.ts';
import { emitIterator } from './iterator.ts';
import { emitStatement } from './statement.ts';

const rules: EmitRules = {
  expression: emitExpression,
  statement: emitStatement,
  place: emitPlace,
  iterator: emitIterator,
};

/**
 * Runs a bound expression against a context. The result has the representation of the type the expression was bound
 * to. Throws ClrException for an exception of the expression, LimitReached where a limit of the host stopped it.
 */
export type Evaluator = (context: ContextView, ambient: Ambient, limits?: Limits) => unknown;

/** Bound tree to closures. The tree must be free of errors and placeholders. */
export function emit(bound: BoundBody): Evaluator {
  const e = new Emitter(rules, bound.fn, bound.readsOnly);
  const thunk = emitBody(e, bound.body);
  const begin = prologue(bound.fn, []);
  const size = bound.fn.locals.length;
  const newSlots = (): unknown[] => (size === 0 ? NO_SLOTS : new Array<unknown>(size).fill(null));
  const run = theRun;
  // one frame serves evaluation after evaluation
  const kept = new Frame(NO_CONTEXT, run, newSlots(), NO_CELLS);
  kept.isKept = true;
  const { slots } = kept;

  /** What was evaluated must not outlive its exchange. */
  const forget = (): void => {
    run.active = false;
    kept.x = NO_CONTEXT;
  };
  const forgetSlots = (): void => {
    forget();
    kept.result = null;
    for (let i = 0; i < size; i++) slots[i] = null;
  };
  const release = size > 0 ? forgetSlots : forget;

  /** An evaluation that begins while another is under way: it has a frame of its own, and puts everything back. */
  const nested: Evaluator = (context, ambient, limits = DEFAULT_LIMITS) => {
    const outer = enter({ steps: limits.steps, depth: 0, at: 0, limits, ambient });
    const frame = new Frame(context, run, newSlots(), NO_CELLS);
    try {
      begin?.(frame.slots);
      return thunk(frame);
    } catch (thrown) {
      throw located(thrown, run);
    } finally {
      leave(outer);
    }
  };

  const failed = (thrown: unknown, limits: Limits): unknown => {
    release();
    // whoever still holds a sequence of another evaluation has not used this one's budget up
    run.steps = limits.steps;
    run.depth = 0;
    return located(thrown, run);
  };

  return (context, ambient, limits = DEFAULT_LIMITS) => {
    if (run.active) return nested(context, ambient, limits);
    if (run.limits !== limits || run.ambient !== ambient) serve(run, ambient, limits);
    run.active = true;
    run.steps = limits.steps;
    run.at = 0;
    kept.x = context;
    try {
      if (begin !== null) begin(slots);
      const result = thunk(kept);
      release();
      return result;
    } catch (thrown) {
      throw failed(thrown, limits);
    }
  };
}

/** Another host than the last time, or other limits. */
function serve(run: Run, ambient: Ambient, limits: Limits): void {
  run.limits = limits;
  run.ambient = ambient;
}

function located(thrown: unknown, run: Run): unknown {
  if (thrown instanceof ClrException) thrown.at ??= run.at;
  // the host's own stack ran out before the depth limit did
  else if (thrown instanceof RangeError && /call stack/i.test(thrown.message))
    return new LimitReached('depth', 'The expression nests deeper than the stack bears.');
  return thrown;
}

const NO_SLOTS: unknown[] = [];
const NO_CELLS: never[] = [];
const NO_CONTEXT = null as unknown as ContextView;
