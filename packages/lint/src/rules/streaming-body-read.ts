import { fromContext, memberOf } from '../code.ts';
import { defineRule } from '../define.ts';
import { literal } from '../values.ts';

export default defineRule({
  id: 'streaming-body-read',
  category: 'correctness',
  severity: 'warning',
  title: 'The body of a streamed response is read',
  why: 'buffer-response="false" hands every chunk to the caller at once. An expression that reads the body waits for the end of the stream, so nothing is streamed, and server-sent events never arrive. Log from the backend, or buffer.',
  bad: [
    `<policies>
  <inbound><base /></inbound>
  <backend><forward-request timeout="60" buffer-response="false" /></backend>
  <outbound><base /><set-variable name="v" value="@(«context.Response.Body.As<string>(preserveContent: true)».Length)" /></outbound>
  <on-error><base /></on-error>
</policies>`,
  ],
  good: [
    `<policies>
  <inbound><base /></inbound>
  <backend><forward-request timeout="60" /></backend>
  <outbound><base /><set-variable name="v" value="@(context.Response.Body.As<string>(preserveContent: true).Length)" /></outbound>
  <on-error><base /></on-error>
</policies>`,
  ],
  check: {
    document({ policies, codes }, report) {
      const forwards = policies.filter((p) => p.def.name === 'forward-request');
      if (forwards.length === 0 || !forwards.every((p) => literal(p, 'buffer-response') === false)) return;
      for (const code of codes)
        if (code.policy.section === 'outbound')
          for (const node of code.nodes)
            if (
              node.kind === 'Call' &&
              node.receiver !== null &&
              memberOf(node.receiver) === 'IResponse.Body' &&
              fromContext(node.receiver)
            )
              report(code.span(node), 'This waits for the end of a response that is meant to be streamed');
    },
  },
});
