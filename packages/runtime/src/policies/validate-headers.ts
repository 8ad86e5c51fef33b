import { attr } from '../policy/attribute.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { action, ERRORS_VARIABLE, PREVENTED } from '../policy/shared/validation.ts';

export default definePolicy({
  name: 'validate-headers',
  title: 'Validate headers',
  category: 'content-validation',
  purpose: 'Checks the headers of a response against the schema of the API.',
  sections: ['outbound', 'on-error'],
  attributes: {
    'specified-header-action': action('For headers that the schema lists.'),
    'unspecified-header-action': action('For headers that it does not list.'),
    'errors-variable-name': ERRORS_VARIABLE,
  },
  elements: {
    header: child.many('Another action for one header.', {
      attributes: { name: attr.string('Its name.', { required: true }), action: action('For this header.') },
    }),
  },
  constraints: [doubtful(oncePerSection)],
  errors: [PREVENTED.response],
  examples: ['<validate-headers specified-header-action="ignore" unspecified-header-action="prevent" />'],
});
