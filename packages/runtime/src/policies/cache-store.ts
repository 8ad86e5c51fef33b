import { attr } from '../policy/attribute.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

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
  examples: ['<cache-store duration="3600" />'],
});
