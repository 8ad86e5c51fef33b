import type { Exchange } from '../../exchange/exchange.ts';
import type { Claim, MaybePromise } from '../../host/host.ts';
import { after } from '../sending.ts';
import type { Site } from '../step.ts';
import { count } from './stores.ts';

/**
 * So many calls in so many seconds. In a sliding window a call counts for as long as the window is, from the moment it
 * is made. A v2 gateway has a token bucket: as many calls at once, and each comes back after its share of the time.
 */
export interface RateLimit {
  /** Names the counter: whom it counts for, and the length of its window. */
  readonly key: string;
  readonly calls: number;
  /** Seconds. */
  readonly renewalPeriod: number;
  readonly outputs: Outputs;
}

/** Where a limit tells of itself: LIMIT_OUTPUTS, compiled. */
export interface Outputs {
  readonly retryAfterHeaderName?: string | undefined;
  readonly retryAfterVariableName?: string | undefined;
  readonly remainingCallsHeaderName?: string | undefined;
  readonly remainingCallsVariableName?: string | undefined;
  readonly totalCallsHeaderName?: string | undefined;
}

export function rateClaim(limit: RateLimit, amount: number, now: number, { gateway }: Site): Claim {
  const { key, calls } = limit;
  const period = limit.renewalPeriod * 1000;
  const until = now + period;
  return gateway === 'v2'
    ? { key, limit: calls, amount, until, drain: calls / period }
    : { key, limit: calls, amount, until };
}

/** Counts a call in every limit, or refuses it where one of them is reached. */
export function checkRates(x: Exchange, limits: readonly RateLimit[], amount: number, site: Site): MaybePromise<void> {
  const now = x.host.now();
  const claims = limits.map((limit) => rateClaim(limit, amount, now, site));
  return after(count(x, site, claims, now), (counts) => {
    const left = counts.map(({ used }, i) => limits[i]!.calls - used - 1);
    if (left.every((n) => n >= 0)) return tell(x, limits, left);
    const waits = counts.map(({ freeAt }) => Math.ceil((freeAt - now) / 1000));
    return refuse(x, limits, waits, site);
  });
}

/** The first limit tells of all: here the fewest calls left. */
function tell(x: Exchange, limits: readonly RateLimit[], left: readonly number[]): void {
  const headers: [string, string][] = [];
  limits.forEach(({ calls, outputs }, i) => {
    const remaining = i === 0 ? Math.min(...left) : left[i]!;
    addHeader(headers, outputs.totalCallsHeaderName, calls);
    addHeader(headers, outputs.remainingCallsHeaderName, remaining);
    setVariable(x, outputs.remainingCallsVariableName, remaining);
  });
  // whatever response goes out carries them; the backend's is not there yet
  if (headers.length > 0)
    x.atEnd(() => {
      for (const [name, value] of headers) x.ensureResponse().headers.set(name, [value]);
    });
}

/** Here the longest wait. A limit that is not reached has none to tell. */
function refuse(x: Exchange, limits: readonly RateLimit[], waits: readonly number[], site: Site): never {
  const headers: [string, string][] = [];
  const longest = Math.max(...waits);
  limits.forEach(({ calls, outputs }, i) => {
    addHeader(headers, outputs.totalCallsHeaderName, calls);
    const wait = i === 0 ? longest : waits[i]!;
    if (wait <= 0) return;
    addHeader(headers, outputs.retryAfterHeaderName, wait);
    setVariable(x, outputs.retryAfterVariableName, wait);
  });
  return site.fail({
    reason: 'RateLimitExceeded',
    message: 'Rate limit is exceeded',
    publicMessage: `Rate limit is exceeded. Try again in ${longest} seconds.`,
    status: 429,
    headers,
  });
}

const addHeader = (headers: [string, string][], name: string | undefined, value: number): void =>
  void (name !== undefined && headers.push([name, String(value)]));

const setVariable = (x: Exchange, name: string | undefined, value: number): void =>
  void (name !== undefined && x.variables.set(name, value));
