import { attr } from '../policy/attribute.ts';
import { atLeastOneOf } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';
import { ALLOWANCE, PERIOD } from '../policy/shared/counting.ts';

export default definePolicy({
  name: 'quota-by-key',
  title: 'Set usage quota by key',
  category: 'rate-limiting',
  purpose: 'Gives each key an allowance of calls or bandwidth for a period.',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'self-hosted', 'workspace'],
  attributes: {
    ...ALLOWANCE,
    'counter-key': attr.string('Whom to count for.', { required: true }),
    'increment-condition': attr.bool('Whether this call counts.'),
    'increment-count': attr.int('How much it counts.', { default: 1 }),
    'renewal-period': PERIOD(true),
    'first-period-start': attr.string('When the first period began: yyyy-MM-ddTHH:mm:ssZ.', {
      expressions: 'forbidden',
    }),
  },
  constraints: [atLeastOneOf('calls', 'bandwidth')],
  notes: ['A period that is not 0 is 300 seconds at least.'],
  errors: [{ reason: 'QuotaExceeded', status: 403, when: 'The allowance is used up.' }],
  examples: ['<quota-by-key calls="10000" renewal-period="3600" counter-key="@(context.Request.IpAddress)" />'],
});
