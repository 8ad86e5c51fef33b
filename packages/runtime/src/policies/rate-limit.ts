import { atLeastOneOf, oncePerSection } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { LEVEL_OUTPUTS, LIMIT_OUTPUTS, NAME_OR_ID, RATE } from '../policy/shared/counting.ts';
import { levelsOf } from '../policy/shared/levels.ts';
import { checkRates, type RateLimit } from '../policy/shared/rate.ts';

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
      attributes: { ...NAME_OR_ID, ...RATE, ...LEVEL_OUTPUTS },
      constraints: [atLeastOneOf('id', 'name')],
      elements: {
        operation: child.many('A limit of its own for one operation.', {
          attributes: { ...NAME_OR_ID, ...RATE, ...LEVEL_OUTPUTS },
          constraints: [atLeastOneOf('id', 'name')],
        }),
      },
    }),
    operation: child.many('A limit of its own for one operation; here in the schema only.', {
      attributes: { ...NAME_OR_ID, ...RATE, ...LEVEL_OUTPUTS },
      constraints: [atLeastOneOf('id', 'name')],
    }),
  },
  constraints: [oncePerSection],
  errors: [{ reason: 'RateLimitExceeded', status: 429, when: 'The limit is reached.' }],
  examples: ['<rate-limit calls="20" renewal-period="90" remaining-calls-variable-name="left" />'],
  notes: [
    'A call without a subscription passes. Each scope, API and operation has counters of its own.',
    'No level counts a call that another one refuses. The statement tells the fewest calls left and the longest wait.',
  ],
  compile: (statement, site) => (x) => {
    const levels = levelsOf<RateLimit>(x, statement, site.place);
    if (levels.length > 0) return checkRates(x, levels, 1, site);
  },
});
