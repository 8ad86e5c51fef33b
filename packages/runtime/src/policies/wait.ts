import { attr } from '../policy/attribute.ts';
import { doubtful, notInside } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';
import { Branches } from '../policy/branches.ts';
import type { Signal } from '../policy/step.ts';

export default definePolicy({
  name: 'wait',
  title: 'Wait',
  category: 'control-flow',
  purpose: 'Runs its statements at the same time, and goes on when all of them, or the first of them, are done.',
  sections: ['inbound', 'outbound', 'backend'],
  disputedSections: ['on-error'],
  attributes: {
    for: attr.oneOf(['all', 'any'], 'all: wait for every one; any: end the others when the first is done.', {
      default: 'all',
    }),
  },
  policies: [
    'send-request',
    'cache-lookup-value',
    'choose',
    'forward-request',
    'cache-store-value',
    'authentication-managed-identity',
    'authentication-token',
  ],
  constraints: [doubtful(notInside('retry'))],
  examples: [
    `<wait for="all">
  <cache-lookup-value key="a" variable-name="a" />
  <cache-lookup-value key="b" variable-name="b" />
</wait>`,
  ],
  notes: [
    'Every statement begins. One that fails fails the whole at once, and return-response ends the pipeline at once.',
    'A statement that is ended is not undone: what it has done stays. The answer to a request it has sent is dropped.',
  ],
  compile:
    ({ for: mode }, { statements }) =>
    (x) => {
      if (statements.length === 0) return;
      const branches = new Branches(x);
      const any = mode(x) === 'any';
      const running = statements.map((statement) => branches.run(statement));
      return enough(running, any).finally(branches.abandon);
    },
});

/** Done when all are done, or any; at once when one fails or answers the caller. */
function enough(running: readonly Promise<void | Signal>[], any: boolean): Promise<void | Signal> {
  const all = Promise.all(running).then((signals) => signals.find((signal) => signal !== undefined));
  const decisive = running.map(async (one) => {
    const signal = await one;
    return any || signal !== undefined ? signal : all;
  });
  return Promise.race([all, ...decisive]);
}
