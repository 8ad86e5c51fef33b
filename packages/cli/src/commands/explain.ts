import { command } from '../command.ts';
import { explainCode } from '../explain.ts';

export const explain = command({
  name: 'explain',
  takes: ['CODE|RULE|POLICY'],
  summary: 'Say what a code, a lint rule or a policy means.',
  about: `Explains a code (XML1xxx the reader, CSxxxx C#, APIM2xxx policies and the service, GIO3xxx
Gravitee), a lint rule, or a policy.`,
  options: {},
  examples: [
    ['sluice explain APIM2006', 'Why a policy is refused where it stands.'],
    ['sluice explain set-header', 'What a policy does, and what it takes.'],
  ],
  run: explainCode,
});
