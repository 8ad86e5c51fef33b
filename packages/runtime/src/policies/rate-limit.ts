import { oncePerSection } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { LIMIT_OUTPUTS, NAME_OR_ID, RATE } from '../policy/shared/counting.ts';

export default definePolicy({
  name: 'rate-limit',
  title: 'Limit call rate by subscription',
  category: 'rate-limiting',
  purpose: 'Limits how many calls a subscription may make in a short time.',
  sections: ['inbound'],
  scopes: ['product', 'api', 'operation'],
  attributes: { ...RATE, ...LIMIT_OUTPUTS },
  elements: {
    api: child.many('A limit of its own for one API of the product.', {
      attributes: { ...NAME_OR_ID, ...RATE, ...LIMIT_OUTPUTS },
      elements: {
        operation: child.many('A limit of its own for one operation.', {
          attributes: { ...NAME_OR_ID, ...RATE, ...LIMIT_OUTPUTS },
        }),
      },
    }),
    operation: child.many('A limit of its own for one operation; here in the schema only.', {
      attributes: { ...NAME_OR_ID, ...RATE, ...LIMIT_OUTPUTS },
    }),
  },
  constraints: [oncePerSection],
  errors: [{ reason: 'RateLimitExceeded', status: 429, when: 'The limit is reached.' }],
  examples: ['<rate-limit calls="20" renewal-period="90" remaining-calls-variable-name="left" />'],
});
