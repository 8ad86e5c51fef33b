import { attr } from '../policy/attribute.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'validate-odata-request',
  title: 'Validate OData request',
  category: 'content-validation',
  purpose: 'Checks the URL, headers and parameters of an OData request.',
  sections: ['inbound'],
  scopes: ['global', 'workspace', 'product', 'api'],
  attributes: {
    'error-variable-name': attr.string('A variable that gets the errors.'),
    'default-odata-version': attr.string('The version of a request that names none.', { default: '4.0' }),
    'min-odata-version': attr.string('The lowest version accepted.'),
    'max-odata-version': attr.string('The highest version accepted.'),
    'max-size': attr.int('The most bytes of a body.'),
  },
  constraints: [doubtful(oncePerSection)],
  errors: [{ reason: null, status: null, when: 'The request does not conform.' }],
  examples: ['<validate-odata-request default-odata-version="4.01" />'],
});
