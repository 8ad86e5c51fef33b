import { attr } from '../policy/attribute.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';
import { askCache } from '../policy/caching.ts';
import { misses, tellDownstream } from '../policy/response-cache.ts';
import { after } from '../policy/sending.ts';

export default definePolicy({
  name: 'cache-store',
  title: 'Store to cache',
  category: 'caching',
  purpose: 'Keeps the response for cache-lookup.',
  sections: ['outbound'],
  attributes: {
    duration: attr.int('Seconds that it stays.', { required: true }),
    'cache-response': attr.bool('Whether to keep it whatever its status; only a 200 otherwise.', { default: false }),
    'caching-mode': attr.string('In the schema only.'),
  },
  constraints: [doubtful(oncePerSection)],
  notes: ['Stores under the key of the cache-lookup that found nothing; does nothing where none has run.'],
  unsupported: [{ attribute: 'caching-mode' }],
  examples: ['<cache-store duration="3600" />'],
  compile:
    ({ duration, cacheResponse }, site) =>
    (x) => {
      const miss = misses.get(x);
      const { response, host } = x;
      if (miss === undefined || response === null || (response.statusCode !== 200 && !cacheResponse(x))) return;
      const until = host.now() + duration(x) * 1000;
      return after(response.body?.buffer(), () => {
        const body = response.body?.outgoing() ?? null;
        const { statusCode: status, statusReason: reason } = response;
        const stored = {
          status,
          reason,
          headers: [...response.headers.lines()],
          body: body as Uint8Array | null,
          until,
        };
        return after(
          askCache(x, site, () => miss.cache.setResponse(miss.key, stored, host.now())),
          () => tellDownstream(response.headers, miss.downstream, until - host.now()),
        );
      });
    },
});
