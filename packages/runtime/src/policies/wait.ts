import { attr } from '../policy/attribute.ts';
import { doubtful, notInside } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

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
});
