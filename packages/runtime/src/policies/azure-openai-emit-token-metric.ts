import { attr } from '../policy/attribute.ts';
import { child, definePolicy } from '../policy/define.ts';
import { DIMENSION } from '../policy/shared/dimension.ts';
import { TOKEN_METRIC_ATTRIBUTES } from '../policy/shared/token-limit.ts';

export default definePolicy({
  name: 'azure-openai-emit-token-metric',
  title: 'Emit metrics for Azure OpenAI token consumption',
  category: 'ai-gateway',
  purpose: 'Sends the token counts of a language model to Application Insights.',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  attributes: {
    ...TOKEN_METRIC_ATTRIBUTES,
    value: attr.number('The value of each count, in older references only.', { default: 1 }),
  },
  elements: {
    dimension: child.many('A dimension of the metric, 10 of your own at most.', {
      ...DIMENSION,
      min: 1,
      max: 10,
      disputed: true,
    }),
  },
  examples: [
    '<azure-openai-emit-token-metric namespace="ai"><dimension name="API ID" /></azure-openai-emit-token-metric>',
  ],
});
