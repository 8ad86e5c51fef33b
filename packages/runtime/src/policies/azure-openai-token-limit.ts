import { definePolicy } from '../policy/define.ts';
import { TOKEN_LIMIT_ATTRIBUTES, TOKEN_LIMIT_CONSTRAINTS, TOKEN_LIMIT_FACTS } from '../policy/shared/token-limit.ts';

export default definePolicy({
  ...TOKEN_LIMIT_FACTS,
  name: 'azure-openai-token-limit',
  title: 'Limit Azure OpenAI API token usage',
  attributes: TOKEN_LIMIT_ATTRIBUTES,
  constraints: TOKEN_LIMIT_CONSTRAINTS,
  examples: [
    '<azure-openai-token-limit counter-key="@(context.Subscription.Id)" tokens-per-minute="5000" estimate-prompt-tokens="false" />',
  ],
});
