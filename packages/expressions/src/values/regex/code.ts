import type { CharSet } from './char-set.ts';

/**
 * The instructions of the matcher (machine.ts): numbers in one array, operands behind the operation. `_RTL` is the same
 * towards the left. Jump targets are indexes into the array; `set` is an index into `sets`; `r` is a register.
 */
export const Op = {
  /** The match is complete. */
  Match: 0,
  Fail: 1,
  /** unit */
  Char: 2,
  CharRtl: 3,
  /** set */
  Set: 4,
  SetRtl: 5,
  /** set min max; Give follows */
  Run: 6,
  RunRtl: 7,
  /** Entered only by backtracking: gives back one character of a Run. */
  Give: 8,
  GiveRtl: 9,
  /** set min max; Take follows */
  LazyRun: 10,
  LazyRunRtl: 11,
  /** set. Entered only by backtracking: takes one more character. */
  Take: 12,
  TakeRtl: 13,
  /** target: tries what follows, then the target */
  Branch: 14,
  /** target */
  Jump: 15,
  /** r r: mark and count of a loop */
  LoopInit: 16,
  /** r r min max exit: the body follows and jumps back here */
  Loop: 17,
  /** r r min max exit; LazyMore follows, then the body */
  LazyLoop: 18,
  /** r r. Entered only by backtracking: one more turn. */
  LazyMore: 19,
  /** r: where a group begins */
  Open: 20,
  /** r slot pops */
  Close: 21,
  /** r r: remembers what Cut and Return go back to */
  Hold: 22,
  /** r: forgets every choice since Hold */
  Cut: 23,
  /** r r: Cut, and back to where Hold was */
  Return: 24,
  /** r r target: Hold with a way out, where what follows fails */
  HoldOr: 25,
  /** slot target: goes on only where the group has a capture */
  IfGroup: 26,
  /** slot flags: 1 ignores case, 2 matches where the group has no capture, 4 to the left */
  Reference: 27,
  Beginning: 28,
  LineStart: 29,
  LineEnd: 30,
  EndZ: 31,
  End: 32,
  Start: 33,
  Boundary: 34,
  NonBoundary: 35,
  EcmaBoundary: 36,
  EcmaNonBoundary: 37,
  /** r: like Fail, but first forgets every choice since HoldOr, its way out too */
  CutFail: 38,
} as const;

export interface Code {
  readonly ops: Int32Array;
  readonly sets: readonly CharSet[];
  readonly registers: number;
  readonly slots: number;
  readonly rtl: boolean;
  /** What a match can begin with, where that is worth a look; null where anything can, or nothing need. */
  readonly first: CharSet | null;
  /** A match can begin only at the beginning of the text. */
  readonly anchored: boolean;
}
