import { attr } from '../policy/attribute.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';
import { sequence } from '../policy/sequence.ts';

export default definePolicy({
  name: 'include-fragment',
  title: 'Include fragment',
  category: 'control-flow',
  purpose: 'Puts the statements of a stored fragment in this place.',
  sections: EVERYWHERE,
  attributes: {
    'fragment-id': attr.string('The id of the fragment.', { required: true, expressions: 'forbidden', empty: false }),
  },
  notes: [
    'The statements count as if they were written here, so each must be allowed in this section.',
    'A fragment holds neither base nor another include-fragment.',
  ],
  examples: ['<include-fragment fragment-id="forward-context" />'],
  compile: (_, { statements }) => sequence(statements),
});
