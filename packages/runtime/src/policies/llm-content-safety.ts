import { attr, text } from '../policy/attribute.ts';
import { child, definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'llm-content-safety',
  title: 'Enforce content safety checks on LLM requests',
  category: 'ai-gateway',
  purpose: 'Has Azure AI Content Safety judge prompts and answers, and blocks harmful ones.',
  sections: ['inbound', 'outbound'],
  scopes: ['global', 'workspace', 'product', 'api'],
  attributes: {
    'backend-id': attr.string('The backend of the content safety service.', { required: true, refersTo: 'backend' }),
    'shield-prompt': attr.bool('Whether attacks in prompts are looked for.', { default: false }),
    'enforce-on-completions': attr.bool('Whether answers are judged too; in inbound only.', { default: false }),
    'window-size': attr.int('Characters of an answer in each check.', { default: 1000 }),
    'window-overlap-size': attr.int('Characters that two checks share.'),
  },
  elements: {
    categories: child.optional('The kinds of harm.', {
      attributes: {
        'output-type': attr.oneOf(['FourSeverityLevels', 'EightSeverityLevels'], 'How fine the levels are.', {
          default: 'FourSeverityLevels',
        }),
      },
      elements: {
        category: child.many('One kind.', {
          min: 1,
          attributes: {
            name: attr.oneOf(['Hate', 'SelfHarm', 'Sexual', 'Violence'], 'Which.', { required: true }),
            threshold: attr.int('The level that blocks, from 0 (strictest) to 7.', { required: true, min: 0, max: 7 }),
          },
        }),
      },
    }),
    blocklists: child.optional('Lists of words.', {
      elements: { id: child.many('One list.', { min: 1, text: text.string('Its name.') }) },
    }),
  },
  errors: [{ reason: null, status: 403, when: 'A check has blocked the request, or could not be made.' }],
  examples: [
    `<llm-content-safety backend-id="safety" shield-prompt="true">
  <categories output-type="EightSeverityLevels"><category name="Hate" threshold="4" /></categories>
</llm-content-safety>`,
  ],
});
