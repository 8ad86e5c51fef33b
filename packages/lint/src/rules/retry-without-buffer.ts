import type { Fix } from '@sluice/parser';
import type { BoundPolicy } from '@sluice/runtime';
import { defineRule } from '../define.ts';
import { attributeOf, literal } from '../values.ts';

export default defineRule({
  id: 'retry-without-buffer',
  category: 'correctness',
  severity: 'warning',
  title: 'A retried request whose body is gone',
  why: 'The body of a request is streamed to the backend, so the second attempt has none to send. Set buffer-request-body="true" on a forward-request inside <retry>.',
  bad: [
    `<policies>
  <inbound><base /></inbound>
  <backend>
    <retry condition="@(context.Response.StatusCode == 503)" count="3" interval="1">
      <«forward-request» timeout="20" />
    </retry>
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`,
  ],
  good: [
    `<policies>
  <inbound><base /></inbound>
  <backend>
    <retry condition="@(context.Response.StatusCode == 503)" count="3" interval="1">
      <forward-request timeout="20" buffer-request-body="true" />
    </retry>
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`,
  ],
  check: {
    policy: {
      retry(retry, report, { policies }) {
        // a body that was set is a text in memory, there each time; a fragment may set it
        if (policies.some((p) => p.def.name === 'set-body' || p.def.name === 'include-fragment')) return;
        for (const p of retry.policies)
          if (p.def.name === 'forward-request' && literal(p, 'buffer-request-body') === false)
            report(
              p.element.nameSpan,
              'A second attempt has no body to send: set buffer-request-body="true"',
              fixOf(p),
            );
      },
    },
  },
});

/** That the body is kept in memory costs time before the first byte is sent. */
function fixOf(forward: BoundPolicy): Fix {
  const given = attributeOf(forward, 'buffer-request-body');
  const end = forward.element.nameSpan.end;
  return {
    title: 'Buffer the body of the request',
    safe: false,
    edits: [
      { span: given?.span ?? { start: end, end }, text: `${given === undefined ? ' ' : ''}buffer-request-body="true"` },
    ],
  };
}
