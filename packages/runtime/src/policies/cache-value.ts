import { attr } from '../policy/attribute.ts';
import { CACHING_TYPE } from '../policy/caching.ts';
import { child, definePolicy, EVERYWHERE } from '../policy/define.ts';

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
  notes: ["Known from Microsoft's policy toolkit only."],
  examples: [
    `<cache-value key="token" variable-name="token" expires-after="600" refresh-after="300">
  <value><set-variable name="token" value="abc" /></value>
</cache-value>`,
  ],
});
