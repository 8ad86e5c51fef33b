import { definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'authentication-token-store',
  title: 'Authenticate with token store',
  category: 'authentication',
  purpose: 'Signs in at the backend with a token of the token store.',
  sections: EVERYWHERE,
  documented: 'schema',
  notes: ["Known from Microsoft's schemas only, so its attributes are not checked."],
  examples: ['<authentication-token-store />'],
});
