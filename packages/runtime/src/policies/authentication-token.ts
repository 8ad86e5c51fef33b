import { definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'authentication-token',
  title: 'Authenticate with token',
  category: 'authentication',
  purpose: 'Signs in at the backend with a token.',
  sections: EVERYWHERE,
  documented: 'schema',
  notes: ["Known from Microsoft's schemas only, so its attributes are not checked."],
  examples: ['<authentication-token />'],
});
