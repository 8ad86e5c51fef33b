import { atLeastOneOf, oncePerSection } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { ALLOWANCE, NAME_OR_ID, PERIOD } from '../policy/shared/counting.ts';

export default definePolicy({
  name: 'quota',
  title: 'Set usage quota by subscription',
  category: 'rate-limiting',
  purpose: 'Gives each subscription an allowance of calls or bandwidth for a period.',
  sections: ['inbound'],
  scopes: ['product'],
  attributes: { ...ALLOWANCE, 'renewal-period': PERIOD(true) },
  elements: {
    api: child.many('An allowance of its own for one API of the product.', {
      attributes: { ...NAME_OR_ID, ...ALLOWANCE, 'renewal-period': PERIOD(false) },
      elements: {
        operation: child.many('An allowance of its own for one operation.', {
          attributes: { ...NAME_OR_ID, ...ALLOWANCE, 'renewal-period': PERIOD(false) },
        }),
      },
    }),
  },
  constraints: [atLeastOneOf('calls', 'bandwidth'), oncePerSection],
  errors: [{ reason: 'QuotaExceeded', status: 403, when: 'The allowance is used up.' }],
  examples: ['<quota calls="10000" bandwidth="40000" renewal-period="3600" />'],
});
