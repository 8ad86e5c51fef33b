import type { MaybePromise } from '../host/host.ts';
import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';
import { LIMIT_OUTPUTS } from '../policy/shared/counting.ts';
import { checkThenCount, isDeferred } from '../policy/shared/increment.ts';
import { checkRates, rateClaim } from '../policy/shared/rate.ts';

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
  notes: [
    'A key counts apart for each length of the window; all statements with the same key and window share a counter.',
    'What is counted at the end of outbound is checked by the next call only. It counts too where on-error answers.',
    'The headers are added to whatever response goes out, when the pipeline has ended.',
  ],
  unsupported: [{ attribute: 'flexible-retry-window' }],
  compile: (settings, site) => {
    const { calls, counterKey, renewalPeriod, incrementAfterResponse } = settings;
    const deferred = incrementAfterResponse || isDeferred(settings);
    return (x) => {
      const key = ['rate-limit-by-key', counterKey(x)];
      const limit = { ...settings, calls: calls(x), renewalPeriod: renewalPeriod(x) };
      const check = (amount: number): MaybePromise<void> => checkRates(x, [{ key, limit }], amount, site);
      const count = (amount: number): MaybePromise<unknown> => {
        const now = x.host.now();
        return x.host.counters.count([{ ...rateClaim({ key, limit }, amount, now), limit: Infinity }], now);
      };
      return checkThenCount(x, settings, deferred, site, check, count);
    };
  },
});
