import type { MaybePromise } from '../host/host.ts';
import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';
import { LIMIT_OUTPUTS, V2_NOTE } from '../policy/shared/counting.ts';
import { checkThenCount, isDeferred } from '../policy/shared/increment.ts';
import { checkRates, rateClaim } from '../policy/shared/rate.ts';
import { countAtEnd } from '../policy/shared/stores.ts';

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
    V2_NOTE,
    'The headers are added to whatever response goes out, when the pipeline has ended.',
  ],
  unsupported: [{ attribute: 'flexible-retry-window' }],
  compile: (settings, site) => {
    const { calls: callsOf, counterKey, renewalPeriod: periodOf, incrementAfterResponse } = settings;
    const deferred = incrementAfterResponse || isDeferred(settings);
    return (x) => {
      const renewalPeriod = periodOf(x);
      const key = `rate-limit-by-key ${renewalPeriod} ${counterKey(x)}`;
      const limit = { key, calls: callsOf(x), renewalPeriod, outputs: settings };
      const check = (amount: number): MaybePromise<void> => checkRates(x, [limit], amount, site);
      const count = (amount: number): MaybePromise<unknown> => {
        const claim = rateClaim(limit, amount, x.host.now(), site);
        return countAtEnd(x, site, [{ ...claim, limit: Infinity }]);
      };
      return checkThenCount(x, settings, deferred, site, check, count);
    };
  },
});
