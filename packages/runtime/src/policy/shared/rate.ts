import type { Exchange } from '../../exchange/exchange.ts';
import type { Claim, MaybePromise } from '../../host/host.ts';
import { after } from '../sending.ts';
import type { Site } from '../step.ts';
import type { Level } from './levels.ts';

/** A limit in a sliding window: a call counts for as long as the window is, from the moment it is made. */
export interface RateLimit extends Outputs {
  readonly calls: number;
  /** Seconds. */
  readonly renewalPeriod: number;
}

/** Where a limit tells of itself: LIMIT_OUTPUTS, compiled. */
interface Outputs {
  readonly retryAfterHeaderName?: string | undefined;
  readonly retryAfterVariableName?: string | undefined;
  readonly remainingCallsHeaderName?: string | undefined;
  readonly remainingCallsVariableName?: string | undefined;
  readonly totalCallsHeaderName?: string | undefined;
}

/** The length of the window is part of the counter's name. */
export const rateClaim = ({ key, limit }: Level<RateLimit>, amount: number, now: number): Claim => ({
  key: JSON.stringify([...key, limit.renewalPeriod]),
  limit: limit.calls,
  amount,
  until: now + limit.renewalPeriod * 1000,
});

/**
 * Counts a call at every level, or refuses it where one of them is exhausted. The first level tells of all: the fewest
 * calls left, the longest wait.
 */
export function checkRates(
  x: Exchange,
  levels: readonly Level<RateLimit>[],
  amount: number,
  { fail }: Site,
): MaybePromise<void> {
  const now = x.host.now();
  const claims = levels.map((level) => rateClaim(level, amount, now));
  return after(x.host.counters.count(claims, now), (counts) => {
    const left = counts.map(({ used }, i) => levels[i]!.limit.calls - used - 1);
    const waits = counts.map(({ freeAt }) => Math.ceil((freeAt - now) / 1000));
    const refused = left.some((n) => n < 0);
    const headers: [string, string][] = [];
    const header = (name: string | undefined, value: number): void =>
      void (name !== undefined && headers.push([name, String(value)]));
    const variable = (name: string | undefined, value: number): void =>
      void (name !== undefined && x.variables.set(name, value));
    levels.forEach(({ limit }, i) => {
      header(limit.totalCallsHeaderName, limit.calls);
      const wait = i === 0 ? Math.max(...waits) : waits[i]!;
      const remaining = Math.max(0, i === 0 ? Math.min(...left) : left[i]!);
      if (!refused) {
        header(limit.remainingCallsHeaderName, remaining);
        variable(limit.remainingCallsVariableName, remaining);
      } else if (wait > 0) {
        header(limit.retryAfterHeaderName, wait);
        variable(limit.retryAfterVariableName, wait);
      }
    });
    if (refused)
      return fail({
        reason: 'RateLimitExceeded',
        message: 'Rate limit is exceeded',
        publicMessage: `Rate limit is exceeded. Try again in ${Math.max(...waits)} seconds.`,
        status: 429,
        headers,
      });
    // whatever response goes out carries them; the backend's is not there yet
    if (headers.length > 0)
      x.atEnd(() => {
        for (const [name, value] of headers) x.ensureResponse().headers.set(name, [value]);
      });
  });
}
