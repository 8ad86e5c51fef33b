import { attr, text } from '../policy/attribute.ts';
import { child, definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'invoke-request',
  title: 'Invoke request',
  category: 'integration',
  purpose: 'Starts the request anew with another URL, or calls one; sources differ.',
  sections: EVERYWHERE,
  attributes: {
    url: attr.string('The URL.', { required: 'disputed' }),
    method: attr.string('The method; in the toolkit only.'),
    'backend-id': attr.string('The backend; in the toolkit only.'),
    'response-variable-name': attr.string('The variable that gets the response; in the toolkit only.', {
      expressions: 'forbidden',
    }),
  },
  elements: {
    header: child.many('A header; in the toolkit only.', {
      attributes: { name: attr.string('Its name.', { required: true }), value: attr.string('Its value.') },
    }),
    body: child.optional('The body; in the toolkit only.', { text: text.markup('The body.') }),
    value: child.many('In the schema only.', { text: text.string('In the schema only.') }),
  },
  documented: 'schema',
  examples: ['<invoke-request url="https://example.com/path" />'],
});
