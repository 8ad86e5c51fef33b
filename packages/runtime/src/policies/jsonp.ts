import { attr } from '../policy/attribute.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'jsonp',
  title: 'JSONP',
  category: 'cross-domain',
  purpose: 'Wraps a JSON response in a call of a JavaScript function that the caller names.',
  sections: ['outbound'],
  attributes: {
    'callback-parameter-name': attr.string('The query parameter that holds the name of the function.', {
      required: true,
    }),
  },
  constraints: [doubtful(oncePerSection)],
  errors: [{ reason: 'CallbackParameterInvalid', status: null, when: 'The name is no JavaScript identifier.' }],
  examples: ['<jsonp callback-parameter-name="cb" />'],
});
