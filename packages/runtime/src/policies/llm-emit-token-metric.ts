import { child, definePolicy } from '../policy/define.ts';
import { DIMENSION } from '../policy/shared/dimension.ts';
import { TOKEN_METRIC_ATTRIBUTES } from '../policy/shared/token-limit.ts';

export default definePolicy({
  name: 'llm-emit-token-metric',
  title: 'Emit metrics for LLM token consumption',
  category: 'ai-gateway',
  purpose: 'Sends the token counts of a language model to Application Insights.',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted', 'workspace'],
  attributes: {
    ...TOKEN_METRIC_ATTRIBUTES,
  },
  elements: {
    dimension: child.many('A dimension of the metric, 5 of your own at most.', {
      ...DIMENSION,
      min: 1,
      max: 10,
      disputed: true,
    }),
  },
  examples: ['<llm-emit-token-metric namespace="ai"><dimension name="API ID" /></llm-emit-token-metric>'],
});
