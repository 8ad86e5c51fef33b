import type { MaybePromise } from '../host/host.ts';
import { attr } from '../policy/attribute.ts';
import { CACHING_TYPE, cacheOf } from '../policy/caching.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';
import { asking } from '../policy/shared/stores.ts';

export default definePolicy({
  name: 'cache-remove-value',
  title: 'Remove value from cache',
  category: 'caching',
  purpose: 'Removes a value from the cache.',
  sections: EVERYWHERE,
  attributes: {
    key: attr.string('The key; one that the cache does not have is no error.', { required: true }),
    'caching-type': CACHING_TYPE,
    'fail-on-cache-removal-error': attr.bool('Whether a cache that cannot remove the value fails the request.', {
      default: false,
    }),
  },
  errors: [{ reason: null, status: 500, when: 'The cache cannot remove the value, and that is to be an error.' }],
  examples: ['<cache-remove-value key="token" />'],
  compile:
    ({ key: keyOf, cachingType, failOnCacheRemovalError }, site) =>
    (x) => {
      const cache = cacheOf(x, cachingType, site);
      const key = keyOf(x);
      const ask = (): MaybePromise<void> => cache.remove(key, x.host.now());
      return asking(x, site, 'The cache', ask, () => {
        if (failOnCacheRemovalError(x))
          site.fail({ reason: null, message: 'The value could not be removed from the cache.' });
      });
    },
});
