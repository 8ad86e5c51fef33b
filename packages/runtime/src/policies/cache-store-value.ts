import { attr } from '../policy/attribute.ts';
import { askCache, CACHING_TYPE, cacheOf } from '../policy/caching.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';
import { after } from '../policy/sending.ts';

export default definePolicy({
  name: 'cache-store-value',
  title: 'Store value in cache',
  category: 'caching',
  purpose: 'Puts a value into the cache.',
  sections: EVERYWHERE,
  attributes: {
    key: attr.string('The key; an earlier value of it is replaced.', { required: true }),
    value: attr.any('The value, of any .NET type.', { required: true }),
    duration: attr.int('Seconds that it stays.', { required: true }),
    'caching-type': CACHING_TYPE,
  },
  examples: [
    '<cache-store-value key="token" value="@((string)context.Variables[&quot;token&quot;])" duration="600" />',
  ],
  compile:
    ({ key: keyOf, value: valueOf, duration, cachingType }, site) =>
    (x) => {
      const cache = cacheOf(x, cachingType, site);
      const [key, value, durationMs] = [keyOf(x), valueOf(x), duration(x) * 1000];
      return after(
        askCache(x, site, () => cache.set(key, value, durationMs, x.host.now())),
        () => undefined,
      );
    },
});
