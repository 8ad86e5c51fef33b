import { encodeUtf8 } from '../exchange/text.ts';
import { MemoryCounters } from './counters.ts';
import { VirtualTime } from './virtual-time.ts';
import type {
  Cache,
  CachedResponse,
  CachedValue,
  Counters,
  Fetch,
  Host,
  IncomingResponse,
  LogEntry,
  MaybePromise,
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
  /** Told of each statement, beside the record. */
  readonly trace?: (entry: TraceEntry) => void;
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
  readonly requests: OutgoingRequest[] = [];
  readonly cache: Cache;
  readonly counters: Counters = new MemoryCounters();
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
    this.observe = options.trace;
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

  readonly fetch: Fetch = (request) => {
    this.requests.push(request);
    const answer = this.answer(request);
    if (answer === null) throw new UnexpectedRequest(request);
    if (request.purpose === 'notify') return answer;
    const { delayMs = 0 } = answer;
    const late = 'error' in answer ? answer.error === 'timeout' : delayMs >= request.timeoutMs;
    const outcome =
      late && !('error' in answer) ? ({ error: 'timeout', message: 'The operation has timed out.' } as const) : answer;
    const wait = this.sleep(late ? request.timeoutMs : delayMs, request.abandoned);
    return wait instanceof Promise ? wait.then(() => outcome) : outcome;
  };
}

/** Somebody asked for an address that nothing was prepared for: a fault of the scenario, not of the policy. */
export class UnexpectedRequest extends Error {
  readonly request: OutgoingRequest;

  constructor(request: OutgoingRequest) {
    super(`nothing answers ${request.method} ${request.url}`);
    this.request = request;
  }
}

/**
 * Entries end when their time has come, whatever the clock did in between, and the one that was not asked for the
 * longest ends where there are too many.
 */
export class MemoryCache implements Cache {
  private readonly values = new Map<string, StoredValue>();
  private readonly responses = new Map<string, CachedResponse>();
  private readonly most: number;

  /** `most`: values kept at once, and as many responses. */
  constructor(start: Iterable<readonly [string, unknown]> = [], most = 10_000) {
    this.most = most;
    for (const [key, value] of start) this.values.set(key, { value, until: Infinity, refreshAt: Infinity });
  }

  readonly get = (key: string, now: number): CachedValue | null => {
    const entry = current(this.values, key, now);
    return entry && { value: entry.value, stale: entry.refreshAt <= now };
  };

  readonly set = (key: string, value: unknown, durationMs: number, now: number, refreshMs = Infinity): void =>
    keep(this.values, key, { value, until: now + durationMs, refreshAt: now + refreshMs }, this.most);

  readonly remove = (key: string): void => void this.values.delete(key);

  readonly getResponse = (key: string, now: number): CachedResponse | null => current(this.responses, key, now);

  readonly setResponse = (key: string, response: CachedResponse): void =>
    keep(this.responses, key, response, this.most);
}

interface StoredValue {
  readonly value: unknown;
  readonly until: number;
  readonly refreshAt: number;
}

/** A map hands out its entries in the order in which they were put in: the first is the one longest unused. */
function current<E extends { readonly until: number }>(entries: Map<string, E>, key: string, now: number): E | null {
  const entry = entries.get(key);
  if (entry === undefined) return null;
  entries.delete(key);
  if (entry.until <= now) return null;
  entries.set(key, entry);
  return entry;
}

function keep<E>(entries: Map<string, E>, key: string, entry: E, most: number): void {
  entries.delete(key);
  for (const oldest of entries.keys()) {
    if (entries.size < most) break;
    entries.delete(oldest);
  }
  entries.set(key, entry);
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
