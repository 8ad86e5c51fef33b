/**
 * The evaluation that is going on: its budget and its host. Evaluation is synchronous and never leaves the stack, so
 * there is one at a time: `evaluate` sets it on entry and restores the outer one on exit, and the library reaches the
 * clock and the budget through it without every member passing them along.
 */
export interface Limits {
  /** Loop turns, calls and elements visited by one evaluation. */
  readonly steps: number;
  /** UTF-16 units of a string, before it is built. */
  readonly stringLength: number;
  /** Elements of a collection, before it is built. */
  readonly elements: number;
  /** Depth of calls of local functions and lambdas. */
  readonly depth: number;
  /** Steps of one regular expression match. */
  readonly regexSteps: number;
}

export const DEFAULT_LIMITS: Limits = {
  steps: 1_000_000,
  stringLength: 16 * 1024 * 1024,
  elements: 1_000_000,
  depth: 400,
  regexSteps: 10_000_000,
};

/** What an expression may ask of the outside world. Everything else it computes. */
export interface Ambient {
  /** Now, in milliseconds since 1970, UTC; may have a fraction. */
  readonly now: () => number;
  /** 32 lower-case hex digits of a new GUID. */
  readonly newGuid: () => string;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
}

export interface Run {
  steps: number;
  depth: number;
  /** Offset of the call that runs: where an exception is said to come from. */
  at: number;
  limits: Limits;
  ambient: Ambient;
}

/** A limit of the host was reached. Not a .NET exception: no `catch` and no `finally` of a policy sees it. */
export class LimitReached {
  readonly limit: keyof Limits;
  readonly message: string;

  constructor(limit: keyof Limits, message: string) {
    this.limit = limit;
    this.message = message;
  }
}

const outside: Run = {
  steps: Infinity,
  depth: 0,
  at: 0,
  limits: DEFAULT_LIMITS,
  ambient: {
    now: () => {
      throw new Error('the clock was read outside an evaluation');
    },
    newGuid: () => {
      throw new Error('a GUID was asked for outside an evaluation');
    },
    random: () => {
      throw new Error('randomness was asked for outside an evaluation');
    },
    randomBytes: () => {
      throw new Error('randomness was asked for outside an evaluation');
    },
  },
};

let current: Run = outside;

export const currentRun = (): Run => current;

/** Makes `run` the current one; the caller restores what it returns, in a `finally`. */
export function enter(run: Run): Run {
  const outer = current;
  current = run;
  return outer;
}
export function leave(outer: Run): void {
  current = outer;
}

/** Pays for work in proportion to data: elements visited, characters built. */
export function charge(steps: number): void {
  if ((current.steps -= steps) < 0)
    throw new LimitReached('steps', `The expression took more than ${current.limits.steps} steps.`);
}

/** Refuses a string that is too long before it is built. */
export function chargeString(length: number): void {
  if (length > current.limits.stringLength)
    throw new LimitReached('stringLength', `A string of ${length} characters is over the limit of ${current.limits.stringLength}.`);
  charge(length >> 6);
}

/** Refuses a collection that is too large before it is built. */
export function chargeElements(count: number): void {
  if (count > current.limits.elements)
    throw new LimitReached('elements', `A collection of ${count} elements is over the limit of ${current.limits.elements}.`);
  charge(count >> 3);
}
