import type {
  BoundBlock,
  BoundForEach,
  BoundLoop,
  BoundStatement,
  BoundSwitch,
  BoundTry,
  BoundUsing,
} from '../bind/bound-statements.ts';
import { statementsIn } from '../bind/walk.ts';
import { ClrException } from '../values/exception.ts';
import type { Cursor } from '../values/sequence.ts';
import type { Emitter } from './emitter.ts';
import { BREAK, enterCall, GOTO, NEXT, RETURN, step, type Frame, type Signal } from './frame.ts';
import { opening, taking } from './foreach.ts';
import { enterScope } from './scope.ts';
import { acquiring, choosing, enterBlock, labelsOf } from './statement.ts';

/**
 * The bodies of iterators, which stop at each `yield return` and go on when the next element is asked for. Statements
 * that yield become generators; all others are the steps they are elsewhere. A `finally` around a yield runs when the
 * enumeration is left, too: C# lets no `catch` stand there.
 */
type Steps = (f: Frame) => Generator<unknown, Signal, undefined>;

/** Gives, for a frame of its own, one enumeration. */
export function emitIterator(e: Emitter, body: BoundStatement): (f: Frame) => Cursor {
  const yielding = new Set<BoundStatement>();
  markYielding(body, yielding);
  const steps = stepsOf({ e, yielding }, body);
  return (f) => new IteratorCursor(f, steps(f));
}

class IteratorCursor implements Cursor {
  current: unknown = null;
  private readonly frame: Frame;
  private readonly steps: Generator<unknown, Signal, undefined>;
  /** Its body is under way, or has thrown: whoever asks it for more then, itself included, gets nothing. */
  private running = false;

  constructor(frame: Frame, steps: Generator<unknown, Signal, undefined>) {
    this.frame = frame;
    this.steps = steps;
  }

  moveNext(): boolean {
    if (this.running) return false;
    const { run } = this.frame;
    enterCall(run);
    this.running = true;
    const next = this.steps.next();
    this.running = false;
    run.depth--;
    if (next.done === true) return false;
    this.current = next.value;
    return true;
  }

  dispose(): void {
    if (!this.running) this.steps.return(NEXT);
  }
}

interface Scope {
  readonly e: Emitter;
  /** The statements that a yield stands in. */
  readonly yielding: ReadonlySet<BoundStatement>;
}

function markYielding(n: BoundStatement, marked: Set<BoundStatement>): boolean {
  let found = n.kind === 'Yield';
  for (const part of statementsIn(n)) if (markYielding(part, marked)) found = true;
  if (found) marked.add(n);
  return found;
}

function stepsOf(s: Scope, n: BoundStatement): Steps {
  if (!s.yielding.has(n)) {
    const exec = s.e.statement(n);
    // oxlint-disable-next-line eslint/require-yield
    return function* (f) {
      return exec(f);
    };
  }
  switch (n.kind) {
    case 'Block':
      return block(s, n);
    case 'If': {
      const condition = s.e.expression(n.condition);
      const then = stepsOf(s, n.then);
      const otherwise = n.otherwise === null ? null : stepsOf(s, n.otherwise);
      return function* (f) {
        if (condition(f) === true) return yield* then(f);
        return otherwise === null ? NEXT : yield* otherwise(f);
      };
    }
    case 'Loop':
      return loop(s, n);
    case 'ForEach':
      return forEach(s, n);
    case 'Switch':
      return choose(s, n);
    case 'Label':
      return stepsOf(s, n.statement);
    case 'Try':
      return guarded(s, n);
    case 'Using':
      return using(s, n);
    case 'Yield': {
      // yield break
      if (n.value === null) {
        // oxlint-disable-next-line eslint/require-yield
        return function* () {
          return RETURN;
        };
      }
      const value = s.e.expression(n.value);
      return function* (f) {
        yield value(f);
        return NEXT;
      };
    }
    default:
      throw new Error(`a ${n.kind} holds no yield`);
  }
}

function block(s: Scope, n: BoundBlock): Steps {
  const enter = enterBlock(s.e, n);
  const run = inOrder(s, n.statements);
  return function* (f) {
    enter?.(f);
    return yield* run(f);
  };
}

function inOrder(s: Scope, statements: readonly BoundStatement[]): Steps {
  const execs = statements.map((each) => (s.yielding.has(each) ? null : s.e.statement(each)));
  const steps = statements.map((each) => (s.yielding.has(each) ? stepsOf(s, each) : null));
  const labels = labelsOf(statements);
  return function* (f) {
    for (let i = 0; i < execs.length; i++) {
      const exec = execs[i]!;
      const signal = exec === null ? yield* steps[i]!(f) : exec(f);
      if (signal === NEXT) continue;
      const target = signal === GOTO ? labels.get(f.label) : undefined;
      if (target === undefined) return signal;
      i = target - 1;
    }
    return NEXT;
  };
}

function loop(s: Scope, n: BoundLoop): Steps {
  const enter = enterScope(n.locals);
  const initialisers = n.initialisers.map((each) => s.e.statement(each));
  const condition = n.condition === null ? null : s.e.expression(n.condition);
  const after = n.steps.map((each) => s.e.expression(each));
  const body = stepsOf(s, n.body);
  return function* (f) {
    enter?.(f);
    for (const i of initialisers) i(f);
    for (let tests = n.testFirst; ; tests = true) {
      step(f.run);
      if (tests && condition !== null && condition(f) !== true) return NEXT;
      const signal = yield* body(f);
      if (signal === BREAK) return NEXT;
      if (signal === RETURN || signal === GOTO) return signal;
      for (const each of after) each(f);
    }
  };
}

function forEach(s: Scope, n: BoundForEach): Steps {
  const open = opening(s.e, n);
  const take = taking(s.e, n);
  const body = stepsOf(s, n.body);
  function* over(f: Frame, cursor: Cursor): Generator<unknown, Signal, undefined> {
    while (cursor.moveNext()) {
      step(f.run);
      take(f, cursor.current);
      const signal = yield* body(f);
      if (signal === BREAK) break;
      if (signal === RETURN || signal === GOTO) return signal;
    }
    return NEXT;
  }
  return function* (f) {
    const cursor = open(f);
    const signal = yield* leaving(over(f, cursor), () => cursor.dispose?.());
    cursor.dispose?.();
    return signal;
  };
}

/** Where the enumeration or an exception leaves the steps, `leave` runs; a limit that was reached is no way to leave. */
function* leaving(
  steps: Generator<unknown, Signal, undefined>,
  leave: () => void,
): Generator<unknown, Signal, undefined> {
  let left = true;
  try {
    const signal = yield* steps;
    left = false;
    return signal;
  } catch (thrown) {
    left = thrown instanceof ClrException;
    throw thrown;
  } finally {
    if (left) leave();
  }
}

function choose(s: Scope, n: BoundSwitch): Steps {
  const { first, next } = choosing(s.e, n);
  const bodies = n.sections.map((section) => inOrder(s, section.statements));
  return function* (f) {
    for (let section: number | undefined = first(f); section >= 0;) {
      const signal: Signal = yield* bodies[section]!(f);
      if (signal === BREAK || signal === NEXT) return NEXT;
      if (signal !== GOTO) return signal;
      section = next(f);
      if (section === undefined) return signal;
    }
    return NEXT;
  };
}

function guarded(s: Scope, n: BoundTry): Steps {
  const body = stepsOf(s, n.body);
  if (n.catches.length > 0 || n.finally === null) throw new Error('a yield in a try with a catch reached emission');
  const last = s.e.statement(n.finally);
  return function* (f) {
    const signal = yield* leaving(body(f), () => last(f));
    const { label } = f;
    const after = last(f);
    if (after !== NEXT) return after;
    f.label = label;
    return signal;
  };
}

function using(s: Scope, n: BoundUsing): Steps {
  const acquire = acquiring(s.e, n);
  const body = stepsOf(s, n.body);
  return function* (f) {
    const held = acquire(f);
    const signal = yield* leaving(body(f), () => held?.dispose?.());
    held?.dispose?.();
    return signal;
  };
}
