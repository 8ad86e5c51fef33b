import type { BoundNode } from '@sluice/expressions';
import { memberOf, wholeParts, type Code } from '../code.ts';
import { defineRule } from '../define.ts';
import { destinationOf } from '../values.ts';

export default defineRule({
  id: 'token-to-caller',
  category: 'security',
  severity: 'warning',
  title: 'The caller gets a token of the gateway',
  why: 'The access token of a managed identity or a stored authorization is meant for the backend. Who gets it in an answer can call the other service by himself, past the policies, with all the rights of the gateway. Send the token to the backend alone.',
  bad: [
    `<get-authorization-context provider-id="graph" authorization-id="app" context-variable-name="auth" />
<return-response>
  <set-status code="200" reason="OK" />
  <set-body>@(«((Authorization)context.Variables["auth"]).AccessToken»)</set-body>
</return-response>`,
    `<policies>
  <inbound><base /><authentication-managed-identity resource="https://vault.azure.net" output-token-variable-name="token" /></inbound>
  <outbound><base /><set-header name="X-Token"><value>@((string)«context.Variables["token"]»)</value></set-header></outbound>
</policies>`,
  ],
  good: [
    `<get-authorization-context provider-id="graph" authorization-id="app" context-variable-name="auth" />
<set-header name="Authorization"><value>@("Bearer " + ((Authorization)context.Variables["auth"]).AccessToken)</value></set-header>`,
  ],
  check: {
    document({ codes, flow }, report) {
      const reads = new Map(flow.reads.map((read) => [read.lookup.node as BoundNode, read]));
      const isToken = (node: BoundNode): boolean => {
        if (memberOf(node) === 'Authorization.AccessToken') return true;
        const setters = reads.get(node)?.reaching ?? [];
        return setters.length > 0 && setters.every((d) => d.policy.def.name === 'authentication-managed-identity');
      };
      for (const code of codes)
        if (goesToCaller(code))
          for (const node of wholeParts(code))
            if (isToken(node)) report(code.span(node), 'This token belongs to the gateway');
    },
  },
});

/** Text of the answer: a header or a body. */
function goesToCaller({ policy, element, attribute }: Code): boolean {
  const { name } = element.element;
  const writes = name === 'set-body' || (name === 'value' && policy.def.name === 'set-header');
  return attribute === null && writes && destinationOf(policy) === 'caller';
}
