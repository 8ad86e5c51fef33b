import { memberOf } from '../code.ts';
import { defineRule } from '../define.ts';

/** What describes the inside of the policy; Reason and the like are words for callers. */
const INSIDE: ReadonlySet<string> = new Set(['ILastError.Message', 'ILastError.Path']);

export default defineRule({
  id: 'error-details-to-caller',
  category: 'security',
  severity: 'hint',
  title: 'An error answer tells the caller about the inside of the policy',
  why: 'LastError.Message holds texts of exceptions, backend hosts and statement names. Send it to a log with trace or log-to-eventhub, and give the caller a text of your own with context.RequestId.',
  bad: [
    `<policies>
  <inbound><base /></inbound>
  <backend><base /></backend>
  <outbound><base /></outbound>
  <on-error>
    <base />
    <return-response>
      <set-status code="500" reason="Error" />
      <set-body>@(«context.LastError.Message»)</set-body>
    </return-response>
  </on-error>
</policies>`,
  ],
  good: [
    `<policies>
  <inbound><base /></inbound>
  <backend><base /></backend>
  <outbound><base /></outbound>
  <on-error>
    <base />
    <choose>
      <when condition="@(context.LastError.Source == "check-header")">
        <set-body>@(context.LastError.Message)</set-body>
      </when>
    </choose>
    <trace source="api" severity="error"><message>@(context.LastError.Message)</message></trace>
    <return-response>
      <set-status code="500" reason="Error" />
      <set-body>@("Failed; quote " + context.RequestId)</set-body>
    </return-response>
  </on-error>
</policies>`,
  ],
  check: {
    statements({ policies, section, parent }, report, subject) {
      // the children of a send-request describe another message
      // who asks where the error comes from knows whose words they are
      const asks = parent?.attributes.get('condition');
      if (asks?.kind === 'expression' && /LastError\s*\??\.\s*(?:Source|Reason)/.test(asks.expression.code)) return;
      if (section !== 'on-error' || (parent !== null && 'drafts' in parent.def && parent.def.drafts)) return;
      const answers = policies.flatMap((p) =>
        p.def.name === 'return-response'
          ? p.policies
          : p.def.name === 'set-body' || p.def.name === 'set-header'
            ? [p]
            : [],
      );
      // one finding for each list: an answer that shows one detail mostly shows them all
      for (const code of answers.flatMap((p) => subject.allCodesOf(p))) {
        const detail = code.nodes.find((n) => INSIDE.has(memberOf(n) ?? ''));
        if (detail === undefined) continue;
        report(code.span(detail), 'The caller gets to see the inside of the policy');
        return;
      }
    },
  },
});
