import { attr } from '../policy/attribute.ts';
import { doubtful, onlyWith } from '../policy/constraint.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';
import { after } from '../policy/sending.ts';
import type { Signal } from '../policy/step.ts';
import type { MaybePromise } from '../host/host.ts';

export default definePolicy({
  name: 'retry',
  title: 'Retry',
  category: 'control-flow',
  purpose: 'Runs its statements once, and again for as long as a condition holds.',
  sections: EVERYWHERE,
  attributes: {
    condition: attr.bool('Whether to run again; asked after each run.', { required: true }),
    count: attr.int('How many times at most it runs again.', { required: true, min: 1, max: 50 }),
    interval: attr.int('Seconds to wait before running again.', { required: true, min: 0 }),
    'max-interval': attr.int('The longest wait in seconds; with delta it makes the waits grow exponentially.', {
      min: 1,
    }),
    delta: attr.int('Seconds by which the wait grows.', { min: 1 }),
    'first-fast-retry': attr.bool('Whether the first wait is left out.', { default: false }),
  },
  policies: 'any',
  constraints: [doubtful(onlyWith('max-interval', 'delta'))],
  notes: [
    'Wait before run n+1: interval; with delta interval + (n-1) * delta; with delta and max-interval interval + 2^(n-1) * a random number between 0.8 and 1.2 times delta, at most max-interval.',
    'A statement that fails ends the retry with its error; send-request needs ignore-error="true" to be tried again.',
  ],
  examples: [
    `<retry condition="@(context.Response.StatusCode == 429)" count="3" interval="2" first-fast-retry="true">
  <set-header name="X-Attempt" exists-action="append"><value>1</value></set-header>
</retry>`,
  ],
  compile:
    ({ condition, count, interval, maxInterval, delta, firstFastRetry, policies }, { prepare }) =>
    (x) => {
      const wait = (n: number): number => {
        if (n === 1 && firstFastRetry(x)) return 0;
        const least = interval(x);
        const growth = delta?.(x);
        const most = maxInterval?.(x);
        if (growth === undefined) return least;
        if (most === undefined) return least + (n - 1) * growth;
        return Math.min(most, least + 2 ** (n - 1) * growth * (0.8 + 0.4 * x.host.random()));
      };
      const again = (n: number): MaybePromise<void | Signal> => {
        if (n > count(x) || !condition(x)) return;
        return after(x.host.sleep(wait(n) * 1000), () => run(n + 1));
      };
      const run = (n: number): MaybePromise<void | Signal> =>
        after(policies(x), (signal) => signal ?? after(prepare?.(x), () => again(n)));
      return run(1);
    },
});
