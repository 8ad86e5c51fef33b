import { attr, text } from '../policy/attribute.ts';
import { askCache, CACHING_TYPE, cacheOf } from '../policy/caching.ts';
import { doubtful, notInFragment, oncePerSection } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { askForAll, fromCache, misses, responseKey, tellDownstream } from '../policy/response-cache.ts';
import { after } from '../policy/sending.ts';

export default definePolicy({
  name: 'cache-lookup',
  title: 'Get from cache',
  category: 'caching',
  purpose: 'Answers from the response cache where it has a response to this request.',
  sections: ['inbound'],
  attributes: {
    'vary-by-developer': attr.bool('Whether developer accounts share nothing.', {
      required: 'disputed',
      default: false,
    }),
    'vary-by-developer-groups': attr.bool('Whether user groups share nothing.', {
      required: 'disputed',
      default: false,
    }),
    'caching-type': CACHING_TYPE,
    'downstream-caching-type': attr.oneOf(
      ['none', 'private', 'public'],
      'What caches behind the gateway are allowed.',
      {
        default: 'none',
      },
    ),
    'must-revalidate': attr.bool('Whether these must ask again.', { default: true }),
    'allow-private-response-caching': attr.bool('Whether requests with an Authorization header are cached.', {
      default: false,
    }),
  },
  elements: {
    'vary-by-header': child.many('A header whose values share nothing.', { text: text.string('Its name.') }),
    'vary-by-query-parameter': child.many('Query parameters whose values share nothing.', {
      text: text.string('Their names, with semicolons between them.'),
    }),
  },
  constraints: [doubtful(oncePerSection), doubtful(notInFragment)],
  notes: [
    'Needs a cache-store in outbound.',
    'Only for GET. A response is known by the address of the backend without its query, the operation, and what it is to vary by.',
    'A cache that does not answer has no response.',
    'Where several run for one request, the first decides.',
    'A response from the cache ends the pipeline; after a miss the headers of conditional and partial requests are dropped.',
  ],
  examples: [
    `<cache-lookup vary-by-developer="false" vary-by-developer-groups="false">
  <vary-by-header>Accept</vary-by-header>
</cache-lookup>`,
  ],
  compile: (args, site) => (x) => {
    const { request, host } = x;
    if (request.method.toUpperCase() !== 'GET' || misses.has(x)) return;
    if (request.headers.has('authorization') && !args.allowPrivateResponseCaching(x)) return;
    const key = responseKey(x, {
      developer: args.varyByDeveloper(x),
      groups: args.varyByDeveloperGroups(x),
      headers: args.varyByHeader.map(({ text: name }) => name(x)),
      parameters: args.varyByQueryParameter.flatMap(({ text: names }) => listed(names(x))),
    });
    const downstream = { type: args.downstreamCachingType(x), mustRevalidate: args.mustRevalidate(x) };
    const cache = cacheOf(x, args.cachingType, site);
    return after(
      askCache(x, site, () => cache.getResponse(key, host.now())),
      (hit) => {
        if (hit === null) {
          misses.set(x, { key, cache, downstream });
          askForAll(request.headers);
          return;
        }
        x.response = fromCache(hit);
        tellDownstream(x.response.headers, downstream, hit.until - host.now());
        return 'respond' as const;
      },
    );
  },
});

const listed = (names: string): string[] =>
  names
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
