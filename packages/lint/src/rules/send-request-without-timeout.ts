import { defineRule } from '../define.ts';
import { isGiven } from '../values.ts';

export default defineRule({
  id: 'send-request-without-timeout',
  category: 'performance',
  severity: 'hint',
  title: 'A side request without a timeout',
  why: 'The caller waits for the answer, by default up to 60 seconds, and every waiting request holds its connection. Set the timeout that the caller can bear.',
  bad: [
    `<«send-request» mode="new" response-variable-name="state">
  <set-url>https://auth.example.com/introspect</set-url>
  <set-method>GET</set-method>
</send-request>`,
  ],
  good: [
    `<send-request mode="new" response-variable-name="state" timeout="5">
  <set-url>https://auth.example.com/introspect</set-url>
  <set-method>GET</set-method>
</send-request>`,
  ],
  check: {
    policy: {
      'send-request'(request, report) {
        if (!isGiven(request, 'timeout') && !isGiven(request, 'timeout-ms'))
          report(request.element.nameSpan, 'Without a timeout the caller waits up to 60 seconds for this request');
      },
    },
  },
});
