import { attr } from '../policy/attribute.ts';
import { CACHING_TYPE } from '../policy/caching.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';
import { after } from '../policy/sending.ts';

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
  examples: ['<cache-remove-value key="token" />'],
  compile:
    ({ key }) =>
    (x) =>
      after(x.host.cache.remove(key(x), x.host.now()), () => undefined),
});
