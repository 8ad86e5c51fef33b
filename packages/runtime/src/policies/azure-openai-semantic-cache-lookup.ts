import { doubtful, needsExternalCache, oncePerSection } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { SEMANTIC_LOOKUP_ATTRIBUTES, VARY_BY } from '../policy/shared/token-limit.ts';

export default definePolicy({
  name: 'azure-openai-semantic-cache-lookup',
  title: 'Get cached responses to Azure OpenAI requests',
  category: 'ai-gateway',
  purpose: 'Answers a prompt from the cache where one that means nearly the same was answered before.',
  sections: ['inbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  attributes: SEMANTIC_LOOKUP_ATTRIBUTES,
  elements: { 'vary-by': child.many('What parts the cache; several are put together.', VARY_BY) },
  constraints: [doubtful(oncePerSection), needsExternalCache],
  examples: [
    `<azure-openai-semantic-cache-lookup score-threshold="0.05" embeddings-backend-id="embeddings" embeddings-backend-auth="system-assigned">
  <vary-by>@(context.Subscription.Id)</vary-by>
</azure-openai-semantic-cache-lookup>`,
  ],
});
