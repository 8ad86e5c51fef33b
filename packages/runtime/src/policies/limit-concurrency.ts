import { attr } from '../policy/attribute.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'limit-concurrency',
  title: 'Limit concurrency',
  category: 'rate-limiting',
  purpose: 'Lets only so many requests at once run its statements; the others are refused at once.',
  sections: EVERYWHERE,
  attributes: {
    key: attr.string('Requests with the same key count together.', { required: true }),
    'max-count': attr.int('How many may run at once.', { required: true, expressions: 'forbidden' }),
  },
  policies: 'any',
  errors: [{ reason: null, status: 429, when: 'As many as allowed are running.' }],
  examples: ['<limit-concurrency key="orders" max-count="3"><set-variable name="a" value="1" /></limit-concurrency>'],
});
