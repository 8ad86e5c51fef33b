import { attr } from '../policy/attribute.ts';
import { askCache, CACHING_TYPE, cacheOf } from '../policy/caching.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';
import { after } from '../policy/sending.ts';

export default definePolicy({
  name: 'cache-lookup-value',
  title: 'Get value from cache',
  category: 'caching',
  purpose: 'Reads a cached value into a variable.',
  sections: EVERYWHERE,
  attributes: {
    key: attr.string('The key.', { required: true }),
    'variable-name': attr.string('The variable that gets the value.', { required: true, expressions: 'forbidden' }),
    'default-value': attr.any('What the variable gets where the cache has no value.'),
    'caching-type': CACHING_TYPE,
  },
  notes: [
    'Where the cache has no value and there is no default, the variable stays as it is: unset, or what it was.',
    'A cache that does not answer has no value.',
  ],
  examples: ['<cache-lookup-value key="@(&quot;profile-&quot; + context.User.Id)" variable-name="profile" />'],
  compile:
    ({ key: keyOf, variableName, defaultValue, cachingType }, site) =>
    (x) => {
      const cache = cacheOf(x, cachingType, site);
      const key = keyOf(x);
      return after(
        askCache(x, site, () => cache.get(key, x.host.now())),
        (hit) => {
          if (hit !== null) x.variables.set(variableName, hit.value);
          else if (defaultValue !== undefined) x.variables.set(variableName, defaultValue(x));
        },
      );
    },
});
