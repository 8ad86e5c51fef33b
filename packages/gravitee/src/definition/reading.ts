import type { Diagnostic } from '@sluice/parser';

/** What the readers of a definition are told beside the text itself. */
export interface Reading {
  readonly report: (d: Diagnostic) => void;
  /** What is right but cannot be run yet is an error where the definition is to be run, and nothing where it is only checked. */
  readonly toRun: boolean;
}
