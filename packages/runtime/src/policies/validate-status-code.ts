import { attr } from '../policy/attribute.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { action, ERRORS_VARIABLE, PREVENTED } from '../policy/shared/validation.ts';

export default definePolicy({
  name: 'validate-status-code',
  title: 'Validate status code',
  category: 'content-validation',
  purpose: 'Checks the status code of a response against the schema of the API.',
  sections: ['outbound', 'on-error'],
  attributes: {
    'unspecified-status-code-action': action('For codes that the schema does not list.'),
    'errors-variable-name': ERRORS_VARIABLE,
  },
  elements: {
    'status-code': child.many('Another action for one code.', {
      attributes: {
        code: attr.int('The code.', { required: true, expressions: 'disputed', min: 0 }),
        action: action('For this code.'),
      },
    }),
  },
  constraints: [doubtful(oncePerSection)],
  errors: [PREVENTED.response],
  examples: [
    `<validate-status-code unspecified-status-code-action="prevent">
  <status-code code="404" action="ignore" />
</validate-status-code>`,
  ],
});
