import type { BoundBody } from '../bind/bind.ts';
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
  const e = new Emitter(rules, bound.fn);
  const thunk = emitBody(e, bound.body);
  const begin = prologue(bound.fn, []);
  const size = bound.fn.locals.length;
  return (context, ambient, limits = DEFAULT_LIMITS) => {
    const run: Run = { steps: limits.steps, depth: 0, at: 0, limits, ambient };
    const outer = enter(run);
    try {
      const slots = size === 0 ? NO_SLOTS : new Array<unknown>(size).fill(null);
      begin?.(slots);
      return thunk(new Frame(context, run, slots, NO_CELLS));
    } catch (thrown) {
      if (thrown instanceof ClrException) thrown.at ??= run.at;
      // the host's own stack ran out before the depth limit did
      else if (thrown instanceof RangeError && /call stack/i.test(thrown.message))
        throw new LimitReached('depth', 'The expression nests deeper than the stack bears.');
      throw thrown;
    } finally {
      leave(outer);
    }
  };
}

const NO_SLOTS: unknown[] = [];
const NO_CELLS: never[] = [];
