import { encodeUtf8 } from '../exchange/text.ts';
import { MemoryCounters } from './counters.ts';
import { MemoryBackends } from './memory-backends.ts';
import { MemoryCache } from './memory-cache.ts';
import { MOST_REDIRECTS, redirected } from './redirect.ts';
import { kept } from './tokens.ts';
import { VirtualTime } from './virtual-time.ts';
import type {
  AccessTokens,
  Backends,
  BusMessage,
  Cache,
  Counters,
  Fetch,
  Host,
  HubEvent,
  IncomingResponse,
  LogEntry,
  MaybePromise,
  Metric,
  OutgoingRequest,
  TraceEntry,
} from './host.ts';

export interface MemoryHostOptions {
  /** Milliseconds since 1970 at the start; time passes only where somebody waits. */
  readonly now?: number;
  readonly seed?: number;
  readonly fetch?: Answer;
  /** What the cache holds at the start, in the representation of an `object` slot. */
  readonly cache?: ReadonlyMap<string, unknown>;
  /** The same of a cache beside the gateway; left out, there is none. */
  readonly externalCache?: ReadonlyMap<string, unknown>;
  /** Told of each statement, beside the record. */
  readonly trace?: (entry: TraceEntry) => void;
  readonly resolveService?: NonNullable<Host['resolveService']>;
  readonly xslt?: NonNullable<Host['xslt']>;
  readonly accessToken?: AccessTokens;
}

/** What a request gets; `delayMs` of virtual time later. */
export type Answer = (request: OutgoingRequest) => (Awaited<ReturnType<Fetch>> & { readonly delayMs?: number }) | null;

/**
 * A deterministic host: virtual clock, counted ids, seeded randomness, no network. Nothing in it waits but
 * what others run beside, so a pipeline over it runs to its end synchronously. It records what happened.
 */
export class MemoryHost implements Host {
  time: number;
  readonly traced: TraceEntry[] = [];
  readonly logged: LogEntry[] = [];
  readonly events: HubEvent[] = [];
  readonly metrics: Metric[] = [];
  readonly messages: BusMessage[] = [];
  readonly requests: OutgoingRequest[] = [];
  readonly cache: Cache;
  readonly externalCache?: Cache;
  readonly counters: Counters = new MemoryCounters();
  readonly backends: Backends = new MemoryBackends();
  readonly resolveService?: NonNullable<Host['resolveService']>;
  readonly xslt?: NonNullable<Host['xslt']>;
  readonly accessToken?: AccessTokens;
  private readonly shared = new VirtualTime(this);
  private readonly answer: Answer;
  private readonly observe: MemoryHostOptions['trace'];
  private ids = 0;
  private state: number;

  constructor(options: MemoryHostOptions = {}) {
    this.time = options.now ?? Date.UTC(2026, 0, 1);
    this.state = options.seed ?? 1;
    this.answer = options.fetch ?? (() => ({ status: 200, headers: [], body: null }));
    this.cache = new MemoryCache(options.cache);
    if (options.externalCache !== undefined) this.externalCache = new MemoryCache(options.externalCache);
    this.observe = options.trace;
    if (options.resolveService !== undefined) this.resolveService = options.resolveService;
    if (options.xslt !== undefined) this.xslt = options.xslt;
    if (options.accessToken !== undefined) this.accessToken = kept(options.accessToken, this.now);
  }

  readonly now = (): number => this.time;

  readonly sleep = (milliseconds: number, abandoned?: Promise<void>): MaybePromise<void> => {
    if (abandoned !== undefined && milliseconds > 0) return this.shared.pass(milliseconds, abandoned);
    this.time += milliseconds;
  };

  /** Counted up from …0001. */
  readonly newGuid = (): string => (++this.ids).toString(16).padStart(32, '0');

  /** The mulberry32 generator. */
  readonly random = (): number => {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };

  readonly randomBytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => this.random() * 256);

  readonly trace = (entry: TraceEntry): void => {
    this.traced.push(entry);
    this.observe?.(entry);
  };

  readonly log = (entry: LogEntry): void => void this.logged.push(entry);

  readonly sendEvent = (event: HubEvent): void => void this.events.push(event);

  readonly emitMetric = (metric: Metric): void => void this.metrics.push(metric);

  readonly sendMessage = (message: BusMessage): void => void this.messages.push(message);

  readonly fetch: Fetch = (request) => this.ask(request, 0);

  private ask(request: OutgoingRequest, redirects: number): ReturnType<Fetch> {
    this.requests.push(request);
    const answer = this.answer(request);
    if (answer === null) throw new UnexpectedRequest(request);
    if (request.purpose === 'notify') return answer;
    const { delayMs = 0 } = answer;
    const late = 'error' in answer ? answer.error === 'timeout' : delayMs >= request.timeoutMs;
    const answered = (): ReturnType<Fetch> => {
      if ('error' in answer) return answer;
      if (late) return { error: 'timeout', message: 'The operation has timed out.' };
      const next = request.followRedirects && redirects < MOST_REDIRECTS ? redirected(request, answer) : null;
      return next === null ? answer : this.ask({ ...next, timeoutMs: request.timeoutMs - delayMs }, redirects + 1);
    };
    const wait = this.sleep(late ? request.timeoutMs : delayMs, request.abandoned);
    return wait instanceof Promise ? wait.then(answered) : answered();
  }
}

/** Somebody asked for an address that nothing was prepared for: a fault of the scenario, not of the policy. */
export class UnexpectedRequest extends Error {
  readonly request: OutgoingRequest;

  constructor(request: OutgoingRequest) {
    super(`nothing answers ${request.method} ${request.url}`);
    this.request = request;
  }
}

/** A response with a text body, for answers in tests and examples. */
export const textResponse = (
  status: number,
  body: string,
  headers: IncomingResponse['headers'] = [],
): IncomingResponse => ({
  status,
  headers,
  body: encodeUtf8(body),
});
