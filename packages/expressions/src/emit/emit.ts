import type { BoundBody } from '../bind/bind.ts';
import { readsOnly } from '../bind/reads-only.ts';
import type { ContextView } from '../context.ts';
import { ClrException } from '../values/exception.ts';
import { DEFAULT_LIMITS, enter, leave, LimitReached, type Ambient, type Limits, type Run } from '../values/run.ts';
import { emitPlace } from './assign.ts';
import { Emitter, type EmitRules } from './emitter.ts';
import { emitExpression } from './expression.ts';
import { Frame } from './frame.ts';
import { emitBody, prologue } from './functions.ts';
import { emitStatement } from './statement.ts';

const rules: EmitRules = { expression: emitExpression, statement: emitStatement, place: emitPlace };

/**
 * Runs a bound expression against a context. The result has the representation of the type the expression was bound
 * to. Throws ClrException for an exception of the expression, LimitReached where a limit of the host stopped it.
 */
export type Evaluator = (context: ContextView, ambient: Ambient, limits?: Limits) => unknown;

/** Bound tree to closures. The tree must be free of errors and placeholders. */
export function emit(bound: BoundBody): Evaluator {
  const e = new Emitter(rules, bound.fn, readsOnly(bound.body));
  const thunk = emitBody(e, bound.body);
  const begin = prologue(bound.fn, []);
  const size = bound.fn.locals.length;
  const newSlots = (): unknown[] => (size === 0 ? NO_SLOTS : new Array<unknown>(size).fill(null));
  // one frame serves evaluation after evaluation; one that begins while another is under way gets its own
  const kept = new Frame(NO_CONTEXT, newRun(DEFAULT_LIMITS, NO_AMBIENT), newSlots(), NO_CELLS);
  kept.isKept = true;
  let busy = false;

  return (context, ambient, limits = DEFAULT_LIMITS) => {
    const own = busy;
    const frame = own ? new Frame(context, newRun(limits, ambient), newSlots(), NO_CELLS) : kept;
    const { run } = frame;
    run.steps = limits.steps;
    run.limits = limits;
    run.ambient = ambient;
    run.at = 0;
    run.depth = 0;
    frame.x = context;
    busy = true;
    const outer = enter(run);
    try {
      begin?.(frame.slots);
      return thunk(frame);
    } catch (thrown) {
      throw located(thrown, run);
    } finally {
      leave(outer);
      busy = own;
      // what was evaluated must not outlive its exchange
      frame.x = NO_CONTEXT;
      frame.result = null;
      if (size > 0) frame.slots.fill(null);
    }
  };
}

const newRun = (limits: Limits, ambient: Ambient): Run => ({ steps: limits.steps, depth: 0, at: 0, limits, ambient });

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
const NO_AMBIENT = null as unknown as Ambient;
