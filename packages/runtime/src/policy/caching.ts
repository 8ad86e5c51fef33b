import type { Exchange } from '../exchange/exchange.ts';
import type { Cache, MaybePromise } from '../host/host.ts';
import { attr } from './attribute.ts';
import { asking } from './shared/stores.ts';
import type { Site } from './step.ts';

/** Which cache a statement means, and what is done where that cache does not answer. */

export const CACHING_TYPE = attr.oneOf(
  ['prefer-external', 'external', 'internal'],
  'external: the Redis-compatible cache of the service; internal: the built-in one; prefer-external: the first that there is.',
  { default: 'prefer-external', expressions: 'forbidden', refersTo: 'cache' },
);

type CachingType = 'prefer-external' | 'external' | 'internal';

/** Where there is no such cache: one that fails whatever it is asked. */
export function cacheOf({ host }: Exchange, type: CachingType, { gateway }: Site): Cache {
  // these have none of their own
  const internal = gateway === 'consumption' || gateway === 'self-hosted' ? NO_INTERNAL : host.cache;
  switch (type) {
    case 'internal':
      return internal;
    case 'external':
      return host.externalCache ?? NO_EXTERNAL;
    case 'prefer-external':
      return host.externalCache ?? internal;
  }
}

function missing(what: string): Cache {
  const fail = (): never => {
    throw new Error(`there is no ${what} cache.`);
  };
  return { get: fail, set: fail, remove: fail, getResponse: fail, setResponse: fail };
}
const NO_INTERNAL = missing('internal');
const NO_EXTERNAL = missing('external');

/** A cache that does not answer has nothing, and keeps nothing. */
export const askCache = <T>(x: Exchange, site: Site, ask: () => MaybePromise<T>): MaybePromise<T | null> =>
  asking(x, site, 'The cache', ask, () => null);
