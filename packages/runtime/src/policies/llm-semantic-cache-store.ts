import { attr } from '../policy/attribute.ts';
import { doubtful, needsExternalCache, oncePerSection } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'llm-semantic-cache-store',
  title: 'Cache responses to LLM requests',
  category: 'ai-gateway',
  purpose: 'Keeps the answer to a prompt for llm-semantic-cache-lookup.',
  sections: ['outbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  attributes: {
    duration: attr.int('Seconds that it stays.', { required: true }),
    'cache-response': attr.bool('Whether to keep it whatever its status.', { default: false }),
  },
  constraints: [doubtful(oncePerSection), needsExternalCache],
  examples: ['<llm-semantic-cache-store duration="120" />'],
});
