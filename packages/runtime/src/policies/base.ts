import { definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'base',
  title: 'Base',
  category: 'control-flow',
  purpose: 'Marks where the statements of the next broader scope run.',
  sections: EVERYWHERE,
  notes: [
    'Stands directly in a section of a policy document, once.',
    'A section without it cuts off every broader scope.',
    'At global scope there is nothing broader, and it does nothing.',
  ],
  examples: ['<base />'],
  compile: (_, { base }) => base,
});
