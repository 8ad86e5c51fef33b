/**
 * The evaluation that is going on: its budget and its host. Evaluation is synchronous and never leaves the stack, so
 * there is one at a time, and one object that holds its state: an evaluator fills it on entry, and one that begins
 * while another is under way puts back what it found. The library reaches the clock and the budget through it without
 * every member passing them along.
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
  /** An evaluation is under way. */
  active: boolean;
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

const NOBODY: Ambient = {
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
};

class TheRun implements Run {
  active = false;
  steps = 0;
  depth = 0;
  at = 0;
  limits = DEFAULT_LIMITS;
  ambient = NOBODY;
}

/** The one there is. Its fields are written on every evaluation, so they stay small integers where they can. */
export const theRun: Run = new TheRun();

export const currentRun = (): Run => theRun;

/** Who answers for the outside world now; nobody does outside an evaluation. */
export const ambient = (): Ambient => (theRun.active ? theRun.ambient : NOBODY);

/** Begins an evaluation by hand: gives what there was before, for `leave`. */
export function enter(run: Omit<Run, 'active'>): Run {
  const outer = { ...theRun };
  Object.assign(theRun, run, { active: true });
  return outer;
}
export function leave(outer: Run): void {
  Object.assign(theRun, outer);
}

/** Pays for work in proportion to data: elements visited, characters built. */
export function charge(steps: number): void {
  if ((theRun.steps -= steps) < 0) spent(steps);
}

/** Outside an evaluation (a result that is shown, a body that is read for a statement) nothing of it is counted. */
function spent(steps: number): void {
  if (theRun.active) outOfSteps(theRun);
  theRun.steps += steps;
}

export function outOfSteps(run: Run): never {
  throw new LimitReached('steps', `The expression took more than ${run.limits.steps} steps.`);
}

/** Refuses a string that is too long before it is built. */
export function chargeString(length: number): void {
  if (length > theRun.limits.stringLength)
    throw new LimitReached(
      'stringLength',
      `A string of ${length} characters is over the limit of ${theRun.limits.stringLength}.`,
    );
  charge(length >> 6);
}

/** Refuses a collection that is too large before it is built. */
export function chargeElements(count: number): void {
  if (count > theRun.limits.elements)
    throw new LimitReached(
      'elements',
      `A collection of ${count} elements is over the limit of ${theRun.limits.elements}.`,
    );
  charge(count >> 3);
}

/** Pays for one more element of a collection that grows step by step; `count` is what it has then. */
export function chargeElement(count: number): void {
  if (count > theRun.limits.elements) chargeElements(count);
  charge(1);
}
