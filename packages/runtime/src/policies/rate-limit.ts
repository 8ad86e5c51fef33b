import { atLeastOneOf, doubtful, oncePerSection, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { LEVEL_OUTPUTS, LIMIT_OUTPUTS, RATE, V2_NOTE, WHICH_API, WHICH_OPERATION } from '../policy/shared/counting.ts';
import { levelsOf } from '../policy/shared/levels.ts';
import { checkRates, type Outputs } from '../policy/shared/rate.ts';

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
      attributes: { ...WHICH_API, ...RATE, ...LEVEL_OUTPUTS },
      constraints: [atLeastOneOf('id', 'name')],
      elements: {
        operation: child.many('A limit of its own for one operation.', {
          attributes: { ...WHICH_OPERATION, ...RATE, ...LEVEL_OUTPUTS },
          constraints: [atLeastOneOf('id', 'name')],
        }),
      },
    }),
    operation: child.many('A limit of its own for one operation; here in the schema only.', {
      attributes: { ...WHICH_OPERATION, ...RATE, ...LEVEL_OUTPUTS },
      constraints: [atLeastOneOf('id', 'name')],
    }),
  },
  constraints: [oncePerSection, doubtful(order('api', 'operation'))],
  errors: [{ reason: 'RateLimitExceeded', status: 429, when: 'The limit is reached.' }],
  examples: ['<rate-limit calls="20" renewal-period="90" remaining-calls-variable-name="left" />'],
  notes: [
    'A call without a subscription passes. Each scope, API and operation has counters of its own.',
    'No level counts a call that another one refuses. The statement tells the fewest calls left and the longest wait.',
    V2_NOTE,
  ],
  compile: (statement, site) => (x) => {
    const limits = levelsOf<Rate>(x, statement, site.place).map(({ key, limit }) => ({
      key: JSON.stringify([...key, limit.renewalPeriod]),
      calls: limit.calls,
      renewalPeriod: limit.renewalPeriod,
      outputs: limit,
    }));
    if (limits.length > 0) return checkRates(x, limits, 1, site);
  },
});

interface Rate extends Outputs {
  readonly calls: number;
  readonly renewalPeriod: number;
}
