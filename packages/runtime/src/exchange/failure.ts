import { reasonPhrase } from './status.ts';

/** Where a statement stands: what LastError and the trace say of it. */
export interface Place {
  /** The statement's element: `set-header`. */
  readonly policy: string;
  /** `choose[1]/when[2]/set-header[1]`: from 1, counted by element name. */
  readonly path: string;
  readonly section: string;
  readonly scope: string | null;
  readonly policyId: string | null;
}

export interface FailureDetails {
  /** The stable code: `Timeout`. */
  readonly reason: string | null;
  /** For LastError: the whole story. */
  readonly message: string;
  /** Status of the response unless on-error makes another; 500 where it is left out. */
  readonly status?: number;
  /** What the caller may read; left out for a 500, whose body never tells details. */
  readonly publicMessage?: string;
  /** Headers of the response, beside its Content-Type. */
  readonly headers?: readonly (readonly [string, string])[];
}

/**
 * A statement has failed: the rest of inbound, backend and outbound is skipped and on-error runs. Thrown by steps and
 * caught by the pipeline alone; not a JavaScript Error, so a bug of ours is never taken for it.
 */
export class PolicyFailure {
  readonly place: Place;
  readonly reason: string | null;
  readonly message: string;
  readonly status: number;
  readonly publicMessage: string;
  readonly headers: readonly (readonly [string, string])[];

  constructor(place: Place, details: FailureDetails) {
    this.place = place;
    this.reason = details.reason;
    this.message = details.message;
    this.status = details.status ?? 500;
    this.headers = details.headers ?? [];
    this.publicMessage =
      details.publicMessage ?? (this.status === 500 ? 'Internal server error' : reasonPhrase(this.status));
  }
}

/**
 * The content of a message cannot be had: its sender went away, or it is larger than the host keeps in memory. Thrown by
 * streams; the statement that wanted the content fails with these details.
 */
export class ContentFailure {
  readonly details: FailureDetails;

  constructor(details: FailureDetails) {
    this.details = details;
  }
}

/** A value that an expression gave and the statement cannot take; the gateway was seen to begin its text so. */
export const invalidValue = (place: Place, why: string): PolicyFailure =>
  new PolicyFailure(place, {
    reason: 'ExpressionValueEvaluationFailure',
    message: `Expression value is invalid. ${why}`,
  });
