/**
 * Why the gateway answers for itself: thrown by steps, caught by the pipeline alone. Not a JavaScript Error, so a bug
 * of ours is never taken for it.
 */
export class ExecutionFailure {
  readonly status: number;
  /** Null: the answer has no body. */
  readonly message: string | null;
  /** What response templates are looked up by; null where there is none. */
  readonly key: string | null;
  /** The more general key, for templates that do not know this one. */
  readonly parentKey: string | null;
  /** Where it happened; null: in the gateway itself. */
  readonly place: Place | null;

  constructor(details: FailureDetails, place: Place | null = null) {
    this.status = details.status;
    this.message = details.message ?? null;
    this.key = details.key ?? null;
    this.parentKey = details.parentKey ?? null;
    this.place = place;
  }
}

export interface FailureDetails {
  readonly status: number;
  readonly message?: string;
  readonly key?: string;
  readonly parentKey?: string;
}

/** What an exception inside a policy becomes: it has no key, and its cause is in the log alone. */
export const EXCEPTION: FailureDetails = { status: 500, message: 'Internal Server Error' };

/** Where a step stands: what LastError and the trace say of it. */
export interface Place {
  readonly policy: string;
  /** In the definition: `plans[0].flows[1].response[0]`. */
  readonly path: string;
  readonly phase: 'request' | 'response';
  readonly scope: 'organization' | 'plan' | 'api';
}
