import { defineRule } from '../define.ts';
import { literal, spanOf } from '../values.ts';

export default defineRule({
  id: 'fixed-backend',
  category: 'portability',
  severity: 'hint',
  profile: 'strict',
  title: 'The address of a backend stands in the policy',
  why: 'Test and production have other ones, and a backend entity has credentials, circuit breakers and load balancing beside its address. Name a backend with backend-id, or keep the address in a named value.',
  given: { profile: 'strict' },
  bad: ['<set-backend-service «base-url="https://orders.example.com/v1"» />'],
  good: ['<set-backend-service backend-id="orders" />', '<set-backend-service base-url="{{orders-url}}" />'],
  check: {
    policy: {
      'set-backend-service'(policy, report) {
        const url = literal(policy, 'base-url');
        if (typeof url === 'string' && /^https?:\/\/[^{}$#]+$/.test(url))
          report(spanOf(policy, 'base-url'), 'This address belongs to one environment');
      },
    },
  },
});
