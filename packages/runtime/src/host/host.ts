import type { Ambient } from '@sluice/expressions';
import type { BodySource } from '../exchange/body.ts';

/**
 * The outside world, as ports. The core never touches a clock, a network or randomness by itself: whoever runs a
 * gateway hands these in. A port that answers at once returns its answer; one that has to wait returns a promise.
 */
export interface Host extends Ambient {
  /** `abandoned`: see OutgoingRequest. */
  readonly sleep: (milliseconds: number, abandoned?: Promise<void>) => MaybePromise<void>;
  readonly fetch: Fetch;
  readonly cache: Cache;
  readonly counters: Counters;
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
  /** What it goes through; a host that cannot do that answers with a failure. */
  readonly proxy?: HttpProxy;
  /** Where others run at the same time: resolves when nobody waits for the answer any more. */
  readonly abandoned?: Promise<void>;
}

/** An HTTP proxy, with Basic or NTLM credentials where it asks for them. */
export interface HttpProxy {
  readonly url: string;
  readonly username: string | null;
  readonly password: string | null;
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

/**
 * Values by key, in the representation of an `object` slot, and responses by keys of their own; null where there is
 * none. `now` is the gateway's clock.
 */
export interface Cache {
  readonly get: (key: string, now: number) => MaybePromise<CachedValue | null>;
  /** After `refreshMs` the value is stale; never, where it is left out. */
  readonly set: (
    key: string,
    value: unknown,
    durationMs: number,
    now: number,
    refreshMs?: number,
  ) => MaybePromise<void>;
  readonly remove: (key: string, now: number) => MaybePromise<void>;
  readonly getResponse: (key: string, now: number) => MaybePromise<CachedResponse | null>;
  /** It stays until its `until`. */
  readonly setResponse: (key: string, response: CachedResponse, now: number) => MaybePromise<void>;
}

export interface CachedValue {
  readonly value: unknown;
  /** Still good, but due to be made again. */
  readonly stale: boolean;
}

export interface CachedResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array | null;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** One amount under one key. */
export interface Claim {
  readonly key: string;
  /** It is refused where this much, or more, is counted already. */
  readonly limit: number;
  /** 0 only asks. */
  readonly amount: number;
  /** When what is added stops counting: milliseconds since 1970. */
  readonly until: number;
}

export interface Count {
  /** What was counted before. */
  readonly used: number;
  /** When a refused claim will not be refused any more, if nothing else is counted: milliseconds since 1970. */
  readonly freeAt: number;
}

/**
 * Amounts and slots by key. Each call is one step that no other comes between, so a limit holds exactly however many
 * requests ask at once. Keys of `count` and of `enter` do not meet.
 */
export interface Counters {
  /** Adds all of the amounts where none of them is refused, else nothing. `now` is the gateway's clock. */
  readonly count: (claims: readonly Claim[], now: number) => MaybePromise<readonly Count[]>;
  /** Takes one of `max` slots; false where all of them are taken. */
  readonly enter: (key: string, max: number) => MaybePromise<boolean>;
  readonly leave: (key: string) => MaybePromise<void>;
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
