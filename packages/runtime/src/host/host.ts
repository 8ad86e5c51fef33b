import type { Ambient } from '@sluice/expressions';
import type { CircuitBreaker, FabricService } from '../exchange/backend.ts';
import type { BodySource } from '../exchange/body.ts';
import type { HeaderLines } from '../exchange/header-lines.ts';

/**
 * The outside world, as ports. The core never touches a clock, a network or randomness by itself: whoever runs a
 * gateway hands these in. A port that answers at once returns its answer; one that has to wait returns a promise.
 */
export interface Host extends Ambient {
  /** `abandoned`: see OutgoingRequest. */
  readonly sleep: (milliseconds: number, abandoned?: Promise<void>) => MaybePromise<void>;
  readonly fetch: Fetch;
  /** The built-in cache. */
  readonly cache: Cache;
  /** The cache beside the gateway that `caching-type="external"` means; left out where there is none. */
  readonly externalCache?: Cache;
  readonly counters: Counters;
  readonly backends: Backends;
  /** Where a Service Fabric service listens: a base URL; null where it cannot be found. */
  readonly resolveService?: (service: FabricService & { readonly refresh: boolean }) => MaybePromise<string | null>;
  /** An XSLT 1.0 processor, for `xsl-transform`; left out where there is none. */
  readonly xslt?: Xslt;
  /** Told of each statement that runs, before it runs. */
  readonly trace?: (entry: TraceEntry) => void;
  /** Told what `trace` statements and `context.Trace` write. */
  readonly log?: (entry: LogEntry) => void;
  /** Told what `log-to-eventhub` sends. */
  readonly sendEvent?: (event: HubEvent) => void;
  /** Told what `emit-metric` measures. */
  readonly emitMetric?: (metric: Metric) => void;
  /** Sends what `send-service-bus-message` says; a text tells why it could not. */
  readonly sendMessage?: (message: BusMessage) => MaybePromise<string | void>;
  /** Where `authentication-managed-identity` gets its tokens; left out where there is no identity. */
  readonly accessToken?: AccessTokens;
}

export type MaybePromise<T> = T | Promise<T>;

/** A token of the service's own identity, or why there is none, in words for LastError. */
export type AccessTokens = (wanted: TokenRequest) => MaybePromise<AccessToken | { readonly error: string }>;

export interface TokenRequest {
  /** The application id, or its URI, of whom the token is for. */
  readonly resource: string;
  /** The user-assigned identity; left out, the system-assigned one. */
  readonly clientId?: string;
}

export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970; left out, the token is for this once. */
  readonly expiresOn?: number;
}

/** What is to be transformed: XML as text. Parameters are strings, by the names of top-level `xsl:param`. */
export interface Transformation {
  readonly stylesheet: string;
  readonly input: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** The result as text, or why there is none, in words for LastError. */
export type Xslt = (transformation: Transformation) => MaybePromise<string | { readonly error: string }>;

export interface OutgoingRequest {
  /** Forwarded to the backend, sent by a statement that wants the answer, or sent with nobody waiting. */
  readonly purpose: 'forward' | 'send' | 'notify';
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderLines;
  readonly body: BodySource | null;
  /** Until status line and headers; then the answer is a `timeout` failure. */
  readonly timeoutMs: number;
  readonly followRedirects: boolean;
  /** 1 where it is left out; `2or1` takes what the other side prefers. */
  readonly httpVersion?: '1' | '2or1' | '2' | undefined;
  /** What it goes through; a host that cannot do that answers with a failure. */
  readonly proxy?: HttpProxy | undefined;
  /** What the TLS handshake shows; a host that cannot do that answers with a failure. */
  readonly clientCertificate?: ClientCertificate | undefined;
  /** Where others run at the same time: resolves when nobody waits for the answer any more. */
  readonly abandoned?: Promise<void>;
}

/** An HTTP proxy, with Basic or NTLM credentials where it asks for them. */
export interface HttpProxy {
  readonly url: string;
  readonly username: string | null;
  readonly password: string | null;
}

export interface ClientCertificate {
  /** Hexadecimal digits in upper case. */
  readonly thumbprint: string;
  /** The certificate and, where it is known, its private key. */
  readonly pem: string;
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
 * none. `now` is the gateway's clock. A cache that cannot answer throws or rejects: that is logged, and counts as none.
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
  /** When what is added stops counting: milliseconds since 1970. Nothing that was added before counts for longer. */
  readonly until: number;
  /** Makes the counter a bucket: what is added does not stop counting at once but drains away, so much in a millisecond. */
  readonly drain?: number;
}

export interface Count {
  /** What was counted before; of a bucket what is left of it, rounded up. */
  readonly used: number;
  /** When a refused claim will not be refused any more, if nothing else is counted: milliseconds since 1970. */
  readonly freeAt: number;
}

/**
 * Amounts and slots by key. Each call is one step that no other comes between, so a limit holds exactly however many
 * requests ask at once. Keys of `count` and of `enter` do not meet. Counters that cannot answer throw or reject: the
 * statement that asked fails then. A host that would rather let requests through answers as if nothing were counted.
 */
export interface Counters {
  /** Adds all of the amounts where none of them is refused, else nothing. `now` is the gateway's clock. */
  readonly count: (claims: readonly Claim[], now: number) => MaybePromise<readonly Count[]>;
  /** Takes one of `max` slots; false where all of them are taken. */
  readonly enter: (key: string, max: number) => MaybePromise<boolean>;
  readonly leave: (key: string) => MaybePromise<void>;
}

/**
 * What one gateway knows of the backends of its service, by id: which circuits are open, and whose turn it is in a pool.
 * Gateways do not tell each other (reference), so it answers at once.
 */
export interface Backends {
  /** When the backend may be sent to again; null where it may now. */
  readonly openUntil: (id: string, now: number) => number | null;
  /** How a request ended: whether the breaker counts it as a failure, and the moment that a Retry-After named. */
  readonly ended: (id: string, breaker: CircuitBreaker, failed: boolean, retryAt: number | null, now: number) => void;
  /** Which of the members gets the next request. */
  readonly next: (pool: string, members: readonly { readonly id: string; readonly weight: number }[]) => string;
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
  readonly metadata: readonly NameValue[];
}

/** Text for an event hub, through a logger of the service. */
export interface HubEvent {
  readonly logger: string;
  readonly message: string;
  /** The partition: by number, by a key, or left to the hub. */
  readonly partitionId?: string;
  readonly partitionKey?: string;
}

export interface Metric {
  readonly name: string;
  readonly namespace: string;
  readonly value: number;
  /** In the order of the statement; names are unique. */
  readonly dimensions: readonly NameValue[];
}

/** A message for a queue or a topic of Azure Service Bus. */
export interface BusMessage {
  readonly to: { readonly queue: string } | { readonly topic: string };
  /** Host name of the namespace. */
  readonly namespace?: string;
  /** The user-assigned identity; left out, the system-assigned one. */
  readonly clientId?: string;
  /** A GUID; left out, Service Bus gets one that nobody asked for. */
  readonly messageId?: string;
  readonly sessionId?: string;
  /** A TimeSpan, as written: `00:10:00`. */
  readonly timeToLive?: string;
  readonly properties: readonly NameValue[];
  readonly payload: string;
}

export interface NameValue {
  readonly name: string;
  readonly value: string;
}
