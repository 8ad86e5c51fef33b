import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';
import { LIMIT_OUTPUTS } from '../policy/shared/counting.ts';

export default definePolicy({
  name: 'rate-limit-by-key',
  title: 'Limit call rate by key',
  category: 'rate-limiting',
  purpose: 'Limits how many calls may be made for a key in a short time.',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'self-hosted', 'workspace'],
  attributes: {
    calls: attr.int('Calls allowed in the window.', { required: true }),
    'counter-key': attr.string('Whom to count for.', { required: true }),
    'increment-condition': attr.bool('Whether this call counts; an expression is evaluated at the end of outbound.'),
    'increment-count': attr.int('How much it counts; an expression is evaluated at the end of outbound.', {
      default: 1,
    }),
    'renewal-period': attr.int('The window in seconds, 300 at most.', { required: true, max: 300 }),
    ...LIMIT_OUTPUTS,
    'increment-after-response': attr.bool('Whether it counts only once the response has come; in the schema only.', {
      default: false,
      expressions: 'forbidden',
    }),
    'flexible-retry-window': attr.bool('In the schema only.', { expressions: 'forbidden' }),
  },
  errors: [{ reason: 'RateLimitExceeded', status: 429, when: 'The limit is reached.' }],
  examples: ['<rate-limit-by-key calls="10" renewal-period="60" counter-key="@(context.Request.IpAddress)" />'],
});
