import type { MaybePromise } from '../host/host.ts';
import { attr } from '../policy/attribute.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';
import { after } from '../policy/sending.ts';
import { enterSlot, leaveSlot } from '../policy/shared/stores.ts';

export default definePolicy({
  name: 'limit-concurrency',
  title: 'Limit concurrency',
  category: 'rate-limiting',
  purpose: 'Lets only so many requests at once run its statements; the others are refused at once.',
  sections: EVERYWHERE,
  attributes: {
    key: attr.string('Requests with the same key count together.', { required: true }),
    'max-count': attr.int('How many may run at once.', { required: true, expressions: 'forbidden' }),
  },
  policies: 'any',
  errors: [{ reason: null, status: 429, when: 'As many as allowed are running.' }],
  examples: ['<limit-concurrency key="orders" max-count="3"><set-variable name="a" value="1" /></limit-concurrency>'],
  notes: [
    'Statements with the same key share its slots. A slot is held while the statements inside run, and free again when they fail.',
  ],
  compile:
    ({ key, maxCount, policies }, site) =>
    (x) => {
      const slots = `limit-concurrency ${key(x)}`;
      return after(enterSlot(x, site, slots, maxCount), (entered) =>
        entered
          ? finallyDo(
              () => policies(x),
              () => leaveSlot(x, site, slots),
            )
          : site.fail({ reason: null, message: `All ${maxCount} concurrent requests are running.`, status: 429 }),
      );
    },
});

/** `finally`, for what may be done at once or later. */
function finallyDo<T>(run: () => MaybePromise<T>, release: () => MaybePromise<void>): MaybePromise<T> {
  let result: MaybePromise<T>;
  try {
    result = run();
  } catch (e) {
    return after(release(), () => {
      throw e;
    });
  }
  return result instanceof Promise ? finallyLater(result, release) : after(release(), () => result);
}

async function finallyLater<T>(running: Promise<T>, release: () => MaybePromise<void>): Promise<T> {
  try {
    return await running;
  } finally {
    await release();
  }
}
