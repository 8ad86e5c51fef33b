import type { ContextView } from '../context.ts';
import { ClrException } from '../values/exception.ts';
import { LimitReached, outOfSteps, type Run } from '../values/run.ts';

/** What runs: a thunk per expression, a step per statement, over one frame per call of a function. */
export type Thunk = (f: Frame) => unknown;

/** How a statement ended. `RETURN` leaves its value in the frame, `GOTO` its label. */
export type Signal = typeof NEXT | typeof BREAK | typeof CONTINUE | typeof RETURN | typeof GOTO;
export const NEXT = 0;
export const BREAK = 1;
export const CONTINUE = 2;
export const RETURN = 3;
export const GOTO = 4;
export type Exec = (f: Frame) => Signal;

/** A variable that an inner function uses too: shared by reference, made anew each time its block is entered. */
export class Cell {
  value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

export class Frame {
  /** Null between evaluations, in a frame that is kept for the next one. */
  x: ContextView;
  readonly run: Run;
  /** Values of the function's own variables, by slot; of captured ones, their cells. */
  readonly slots: unknown[];
  /** Cells of outer variables, in the order of the function's captures. */
  readonly captures: readonly Cell[];
  /** The frame that an evaluator keeps from one evaluation to the next. */
  isKept = false;
  result: unknown = null;
  /** Where a `goto` wants to go. */
  label: unknown = null;
  /** The exception whose handler is running: what `throw;` throws again. */
  caught: ClrException | null = null;

  constructor(x: ContextView, run: Run, slots: unknown[], captures: readonly Cell[]) {
    this.x = x;
    this.run = run;
    this.slots = slots;
    this.captures = captures;
  }
}

/** Counts the call of a function, which must give it back when it returns. */
export function enterCall(run: Run): void {
  step(run);
  if (++run.depth > run.limits.depth)
    throw new LimitReached('depth', `Functions called each other more than ${run.limits.depth} deep.`);
}

/** Pays for one turn of a loop or one call. */
export function step(run: Run): void {
  if (--run.steps < 0) outOfSteps(run);
}

export const nullAt = (f: Frame, at: number): never => nullReferenceAt(f.run, at);

export function nullReferenceAt(run: Run, at: number): never {
  run.at = at;
  const thrown = new ClrException(
    'System.NullReferenceException',
    'Object reference not set to an instance of an object.',
  );
  thrown.at = at;
  throw thrown;
}
