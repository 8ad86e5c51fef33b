import { command } from '../command.ts';
import { explainCode } from '../explain.ts';

export const explain = command({
  name: 'explain',
  takes: ['CODE'],
  summary: 'Say what a code of a finding means and what to do about it.',
  about: 'Explains a code: XML1xxx the reader, CSxxxx C#, APIM2xxx policies and the service, GIO3xxx Gravitee.',
  options: {},
  examples: [['sluice explain APIM2006', 'Why a policy is refused where it stands.']],
  run: explainCode,
});
