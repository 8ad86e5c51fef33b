import { atLeastOneOf, oncePerSection } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { ALLOWANCE, LEVEL_PERIOD, PERIOD, WHICH_API, WHICH_OPERATION } from '../policy/shared/counting.ts';
import { levelsOf } from '../policy/shared/levels.ts';
import { checkQuotas } from '../policy/shared/quota.ts';

const NEEDS = [atLeastOneOf('id', 'name'), atLeastOneOf('calls', 'bandwidth')];

export default definePolicy({
  name: 'quota',
  title: 'Set usage quota by subscription',
  category: 'rate-limiting',
  purpose: 'Gives each subscription an allowance of calls or bandwidth for a period.',
  sections: ['inbound'],
  scopes: ['product'],
  attributes: { ...ALLOWANCE, 'renewal-period': PERIOD },
  elements: {
    api: child.many('An allowance of its own for one API of the product.', {
      attributes: { ...WHICH_API, ...ALLOWANCE, 'renewal-period': LEVEL_PERIOD },
      constraints: NEEDS,
      elements: {
        operation: child.many('An allowance of its own for one operation.', {
          attributes: { ...WHICH_OPERATION, ...ALLOWANCE, 'renewal-period': LEVEL_PERIOD },
          constraints: NEEDS,
        }),
      },
    }),
  },
  constraints: [atLeastOneOf('calls', 'bandwidth'), oncePerSection],
  errors: [{ reason: 'QuotaExceeded', status: 403, when: 'The allowance is used up.' }],
  examples: ['<quota calls="10000" bandwidth="40000" renewal-period="3600" />'],
  notes: [
    'A call without a subscription passes. The product, each API and each operation have allowances of their own.',
    'Periods follow each other from the start date of the subscription on, or from its creation.',
    'A level without a period has that of the statement. No level counts a call that another one refuses.',
    'Bandwidth counts the bodies of requests and responses; a call that goes over it is still answered.',
  ],
  compile: (statement, site) => (x) => {
    const levels = levelsOf<Allowance>(x, statement, site.place);
    if (levels.length === 0) return;
    const { startDate, createdDate } = x.subscription!;
    const start = startDate ?? createdDate;
    const quotas = levels.map(({ key, limit: { calls, bandwidth, renewalPeriod = statement.renewalPeriod } }) => ({
      key,
      calls,
      bandwidth,
      renewalPeriod,
      start,
    }));
    return checkQuotas(x, quotas, 1, site);
  },
});

interface Allowance {
  readonly calls?: number | undefined;
  readonly bandwidth?: number | undefined;
  readonly renewalPeriod?: number | undefined;
}
