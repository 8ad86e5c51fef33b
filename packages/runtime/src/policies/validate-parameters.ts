import { doubtful, oncePerSection, order } from '../policy/constraint.ts';
import { attr } from '../policy/attribute.ts';
import { child, definePolicy } from '../policy/define.ts';
import { action, ERRORS_VARIABLE, PREVENTED } from '../policy/shared/validation.ts';

const PARAMETER = child.many('Another action for one parameter.', {
  attributes: { name: attr.string('Its name.', { required: true }), action: action('For this parameter.') },
});

export default definePolicy({
  name: 'validate-parameters',
  title: 'Validate parameters',
  category: 'content-validation',
  purpose: 'Checks the headers, query and path of a request against the schema of the API.',
  sections: ['inbound'],
  attributes: {
    'specified-parameter-action': action('For parameters that the schema lists.'),
    'unspecified-parameter-action': action('For parameters that it does not list.'),
    'errors-variable-name': ERRORS_VARIABLE,
  },
  elements: {
    headers: child.optional('Other actions for headers.', {
      attributes: {
        'specified-parameter-action': action('For those that the schema lists.'),
        'unspecified-parameter-action': action('For those that it does not list.'),
      },
      elements: { parameter: PARAMETER },
    }),
    query: child.optional('Other actions for the query.', {
      attributes: {
        'specified-parameter-action': action('For those that the schema lists.'),
        'unspecified-parameter-action': action('For those that it does not list.'),
      },
      elements: { parameter: PARAMETER },
    }),
    path: child.optional('Another action for the path.', {
      attributes: { 'specified-parameter-action': action('For those that the schema lists.') },
      elements: { parameter: PARAMETER },
    }),
  },
  constraints: [doubtful(oncePerSection), doubtful(order('headers', 'query', 'path'))],
  errors: [PREVENTED.request],
  examples: ['<validate-parameters specified-parameter-action="prevent" unspecified-parameter-action="prevent" />'],
});
