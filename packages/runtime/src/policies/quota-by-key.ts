import type { MaybePromise } from '../host/host.ts';
import { attr } from '../policy/attribute.ts';
import { atLeastOneOf } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';
import { ALLOWANCE, LONG_PERIOD } from '../policy/shared/counting.ts';
import { checkThenCount, isDeferred } from '../policy/shared/increment.ts';
import { checkQuotas, raise } from '../policy/shared/quota.ts';

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
    'renewal-period': LONG_PERIOD,
    'first-period-start': attr.string('When the first period began: yyyy-MM-ddTHH:mm:ssZ.', {
      default: '0001-01-01T00:00:00Z',
      expressions: 'forbidden',
      form: {
        name: 'a time like 2026-01-01T00:00:00Z',
        accepts: (text: string) => /^\d{4}(-\d\d){2}T(\d\d:){2}\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text)),
      },
    }),
  },
  constraints: [atLeastOneOf('calls', 'bandwidth')],
  notes: [
    'A key counts apart for each period and first period start; all statements that share these share a counter.',
    'A request that passes several statements with the same counter counts once.',
    'A condition or count that is an expression is evaluated at the end of outbound, so the next call is the first to notice.',
  ],
  errors: [{ reason: 'QuotaExceeded', status: 403, when: 'The allowance is used up.' }],
  examples: ['<quota-by-key calls="10000" renewal-period="3600" counter-key="@(context.Request.IpAddress)" />'],
  compile: (settings, site) => {
    const { calls, bandwidth, counterKey, renewalPeriod, firstPeriodStart } = settings;
    const start = Date.parse(firstPeriodStart);
    const deferred = isDeferred(settings);
    return (x) => {
      const key = ['quota-by-key', counterKey(x), String(renewalPeriod), firstPeriodStart];
      const quota = { key, calls, bandwidth, renewalPeriod, start };
      const check = (amount: number): MaybePromise<void> => checkQuotas(x, [quota], amount, site);
      return checkThenCount(x, settings, deferred, site, check, (amount) => raise(x, quota, amount, site));
    };
  },
});
