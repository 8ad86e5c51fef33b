import type { Ambient } from '@sluice/expressions';
import type { BodySource } from '../exchange/body.ts';

/**
 * The outside world, as ports. The core never touches a clock, a network or randomness by itself: whoever runs a
 * gateway hands these in. A port that answers at once returns its answer; one that has to wait returns a promise.
 */
export interface Host extends Ambient {
  readonly sleep: (milliseconds: number) => MaybePromise<void>;
  readonly fetch: Fetch;
  readonly cache: Cache;
  /** Told of each statement that runs, before it runs. */
  readonly trace?: (entry: TraceEntry) => void;
  /** Told what `trace` statements and `context.Trace` write. */
  readonly log?: (entry: LogEntry) => void;
}

export type MaybePromise<T> = T | Promise<T>;

export interface OutgoingRequest {
  /** Forwarded to the backend, sent by a statement that wants the answer, or sent with nobody waiting. */
  readonly purpose: 'forward' | 'send' | 'notify';
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: BodySource | null;
  /** Until status line and headers; then the answer is a `timeout` failure. */
  readonly timeoutMs: number;
  readonly followRedirects: boolean;
}

export interface IncomingResponse {
  readonly status: number;
  readonly reason?: string;
  readonly headers: Iterable<readonly [string, string]>;
  readonly body: BodySource | null;
}

/** Why there is no response; `message` is text for LastError. */
export interface FetchFailure {
  readonly error: 'timeout' | 'refused' | 'reset' | 'dns';
  readonly message: string;
}

export type Fetch = (request: OutgoingRequest) => MaybePromise<IncomingResponse | FetchFailure>;

/** Values by key, in the representation of an `object` slot; null where there is none. `now` is the gateway's clock. */
export interface Cache {
  readonly get: (key: string, now: number) => MaybePromise<{ readonly value: unknown } | null>;
  readonly set: (key: string, value: unknown, durationMs: number, now: number) => MaybePromise<void>;
  readonly remove: (key: string, now: number) => MaybePromise<void>;
}

export interface TraceEntry {
  readonly section: string;
  readonly path: string;
  readonly policy: string;
  /** UTF-16 offsets of the statement in `file`. */
  readonly span: { readonly start: number; readonly end: number };
  readonly file: string;
  readonly scope: string | null;
}

export interface LogEntry {
  readonly source: string;
  readonly severity: 'verbose' | 'information' | 'error';
  readonly message: string;
  readonly metadata: readonly { readonly name: string; readonly value: string }[];
}
