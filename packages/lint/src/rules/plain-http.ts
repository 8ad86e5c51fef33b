import type { Span } from '@sluice/parser';
import { defineRule, type Report } from '../define.ts';
import { literal, literalText, spanOf } from '../values.ts';

/** A public name: not this machine, not a name or an address that only an inner network knows. */
const PUBLIC =
  /^http:\/\/(?!localhost\b|[^/:]*\.(?:local|localhost|internal|svc|lan|test|invalid|svc\.cluster\.local)\b)(?=[^/]*[a-z])[\w-]+(?:\.[\w-]+)+/i;

const judge = (url: unknown, span: Span, report: Report): void => {
  if (typeof url === 'string' && PUBLIC.test(url)) report(span, 'The request travels unencrypted; use https');
};

export default defineRule({
  id: 'plain-http',
  category: 'security',
  severity: 'warning',
  title: 'A backend is called without encryption',
  why: 'Everyone on the way reads and changes request and response, tokens included. Use https; names of an inner network are left alone.',
  bad: [
    '<set-backend-service «base-url="http://orders.example.com"» />',
    `<send-one-way-request mode="new" timeout="5">
  <«set-url»>http://log.example.com/events</set-url>
  <set-method>POST</set-method>
</send-one-way-request>`,
  ],
  good: [
    '<set-backend-service base-url="https://orders.example.com" />',
    '<set-backend-service base-url="http://orders" />',
    '<set-backend-service base-url="http://10.0.0.4:8080" />',
  ],
  check: {
    element(element, report) {
      const { name, nameSpan } = element.element;
      if (name === 'set-backend-service') judge(literal(element, 'base-url'), spanOf(element, 'base-url'), report);
      else if (name === 'set-url') judge(literalText(element), nameSpan, report);
    },
  },
});
