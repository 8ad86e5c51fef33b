import { definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'block',
  title: 'Block',
  category: 'control-flow',
  purpose: 'Groups statements.',
  sections: EVERYWHERE,
  policies: 'any',
  documented: 'schema',
  notes: ["Known from Microsoft's schemas only, so its attributes are not checked."],
  examples: ['<block />'],
});
