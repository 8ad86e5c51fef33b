import type { Exchange } from '../../exchange/exchange.ts';
import type { Claim, Count, Counters, MaybePromise } from '../../host/host.ts';
import { ABANDONED } from '../branches.ts';
import { after } from '../sending.ts';
import type { Site } from '../step.ts';

/**
 * What a store throws, or rejects with, is its failure and no bug of ours: it is logged, and `otherwise` says how to go
 * on; an abandoned branch only unwinds. `ask` does nothing but ask the store, so that no failure of a statement is taken for one of the store.
 */
export function asking<T, O>(
  x: Exchange,
  { place }: Site,
  store: string,
  ask: () => MaybePromise<T>,
  otherwise: () => MaybePromise<O>,
): MaybePromise<T | O> {
  const failed = (e: unknown): MaybePromise<O> => {
    if (e === ABANDONED) throw e;
    const why = e instanceof Error ? e.message : String(e);
    x.log({ source: place.policy, severity: 'error', message: `${store} failed: ${why}`, metadata: [] });
    return otherwise();
  };
  try {
    const answer = ask();
    return answer instanceof Promise ? answer.catch(failed) : answer;
  } catch (e) {
    return failed(e);
  }
}

const askCounters = <T, O>(
  x: Exchange,
  site: Site,
  ask: (counters: Counters) => MaybePromise<T>,
  otherwise: () => O,
): MaybePromise<T | O> => asking(x, site, 'The counter store', () => ask(x.host.counters), otherwise);

const refuse = (site: Site) => (): never => site.fail({ reason: null, message: 'The counter store did not answer.' });
const ignore = (): void => undefined;

/** Where a limit cannot be checked the request goes no further: a host that wants otherwise answers. */
export const count = (x: Exchange, site: Site, claims: readonly Claim[], now: number): MaybePromise<readonly Count[]> =>
  askCounters(x, site, (counters) => counters.count(claims, now), refuse(site));

/** The response stands already: what cannot be counted now is not counted. */
export const countAtEnd = (x: Exchange, site: Site, claims: readonly Claim[]): MaybePromise<void> =>
  after(
    askCounters(x, site, (counters) => counters.count(claims, x.host.now()), ignore),
    ignore,
  );

/** As with `count`: what cannot be checked is refused. */
export const enterSlot = (x: Exchange, site: Site, key: string, max: number): MaybePromise<boolean> =>
  askCounters(x, site, (counters) => counters.enter(key, max), refuse(site));

export const leaveSlot = (x: Exchange, site: Site, key: string): MaybePromise<void> =>
  askCounters(x, site, (counters) => counters.leave(key), ignore);
