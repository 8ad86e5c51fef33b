import { attr, text } from '../policy/attribute.ts';
import { CACHING_TYPE } from '../policy/caching.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';

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
  constraints: [doubtful(oncePerSection)],
  notes: ['Needs a cache-store in outbound.', 'Not supported in a fragment.'],
  examples: [
    `<cache-lookup vary-by-developer="false" vary-by-developer-groups="false">
  <vary-by-header>Accept</vary-by-header>
</cache-lookup>`,
  ],
});
