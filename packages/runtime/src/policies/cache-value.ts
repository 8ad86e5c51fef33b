import type { Cache, MaybePromise } from '../host/host.ts';
import { attr } from '../policy/attribute.ts';
import { askCache, CACHING_TYPE, cacheOf } from '../policy/caching.ts';
import { child, definePolicy, EVERYWHERE } from '../policy/define.ts';
import { after } from '../policy/sending.ts';
import type { Signal } from '../policy/step.ts';

export default definePolicy({
  name: 'cache-value',
  title: 'Get or compute cached value',
  category: 'caching',
  purpose: 'Reads a cached value into a variable, or runs statements that make it.',
  sections: EVERYWHERE,
  attributes: {
    key: attr.string('The key.', { required: true }),
    'variable-name': attr.string('The variable that gets the value, and that the statements set.', {
      required: true,
      expressions: 'forbidden',
    }),
    'expires-after': attr.int('Seconds that it stays.', { required: true }),
    'refresh-after': attr.int('Seconds after which the statements run again.', { required: true }),
    'default-value': attr.any('What the variable gets where nothing was made.'),
    'caching-type': CACHING_TYPE,
  },
  elements: { value: child.one('The statements that make the value.', { policies: 'any' }) },
  documented: 'schema',
  notes: [
    "Known from Microsoft's policy toolkit only.",
    'Where the statements set no value, one that is due to be made again stays in use; then the default-value, then what the variable held before.',
    'expires-after and refresh-after are asked again after the statements, whose variables they may read; a refresh-after of 0 always runs them.',
    'A cache that does not answer has no value.',
    'While one request makes a value, others use the old one, or wait once where there is none.',
  ],
  examples: [
    `<cache-value key="token" variable-name="token" expires-after="600" refresh-after="300">
  <value><set-variable name="token" value="abc" /></value>
</cache-value>`,
  ],
  compile:
    ({ key: keyOf, variableName, expiresAfter, refreshAfter, defaultValue, cachingType, value: { policies } }, site) =>
    (x) => {
      const { now } = x.host;
      const cache = cacheOf(x, cachingType, site);
      const { variables } = x;
      const key = keyOf(x);
      const always = refreshAfter(x) === 0;

      const make = (old: { readonly value: unknown } | null): MaybePromise<void | Signal> => {
        const before = variables.get(variableName);
        variables.delete(variableName);
        return after(policies(x), (signal) => {
          if (signal !== undefined) return signal;
          const made = variables.get(variableName) ?? null;
          if (made !== null) {
            const [expiresMs, refreshMs] = [expiresAfter(x) * 1000, refreshAfter(x) * 1000];
            return after(
              askCache(x, site, () => cache.set(key, made, expiresMs, now(), refreshMs)),
              () => undefined,
            );
          }
          const instead = old !== null ? old.value : defaultValue !== undefined ? defaultValue(x) : before;
          if (instead !== undefined) variables.set(variableName, instead);
        });
      };

      const look = (waited: boolean): MaybePromise<void | Signal> =>
        after(
          askCache(x, site, () => cache.get(key, now())),
          (hit) => {
            const other = makers(cache).get(key);
            if (hit !== null && !always && (!hit.stale || other !== undefined)) {
              variables.set(variableName, hit.value);
              return;
            }
            if (other !== undefined && !always && !waited) return other.then(() => look(true));
            return alone(cache, key, () => make(always ? null : hit));
          },
        );
      return look(false);
    },
});

/** Who is making which value just now; kept for as long as it is waited for. */
const making = new WeakMap<Cache, Map<string, Promise<unknown>>>();

function makers(cache: Cache): Map<string, Promise<unknown>> {
  const known = making.get(cache) ?? new Map<string, Promise<unknown>>();
  making.set(cache, known);
  return known;
}

/** Lets others know for as long as `make` waits; how it ends is its own affair. */
function alone<T>(cache: Cache, key: string, make: () => MaybePromise<T>): MaybePromise<T> {
  const result = make();
  if (!(result instanceof Promise)) return result;
  const ended = result.then(
    () => undefined,
    () => undefined,
  );
  makers(cache).set(key, ended);
  return result.finally(() => {
    if (makers(cache).get(key) === ended) makers(cache).delete(key);
  });
}
