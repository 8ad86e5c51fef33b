import type { BoundPolicy } from '@sluice/runtime';
import { defineRule } from '../define.ts';
import { definitionsOf } from '../definitions.ts';

export default defineRule({
  id: 'sequential-requests',
  category: 'performance',
  severity: 'hint',
  title: 'Requests that could run side by side run one after the other',
  why: 'The second request does not need the answer of the first, and waits for it all the same. Inside <wait for="all"> both run at once, and the caller waits for the slower one alone.',
  bad: [
    `<send-request mode="new" response-variable-name="a" timeout="5"><set-url>https://a.example.com/</set-url><set-method>GET</set-method></send-request>
<«send-request» mode="new" response-variable-name="b" timeout="5"><set-url>https://b.example.com/</set-url><set-method>GET</set-method></send-request>
<set-variable name="sum" value="@(((IResponse)context.Variables["a"]).StatusCode + ((IResponse)context.Variables["b"]).StatusCode)" />`,
  ],
  good: [
    `<wait for="all">
  <send-request mode="new" response-variable-name="a" timeout="5"><set-url>https://a.example.com/</set-url><set-method>GET</set-method></send-request>
  <send-request mode="new" response-variable-name="b" timeout="5"><set-url>https://b.example.com/</set-url><set-method>GET</set-method></send-request>
</wait>
<set-variable name="sum" value="@(((IResponse)context.Variables["a"]).StatusCode + ((IResponse)context.Variables["b"]).StatusCode)" />`,
    `<send-request mode="new" response-variable-name="a" timeout="5"><set-url>https://a.example.com/</set-url><set-method>GET</set-method></send-request>
<send-request mode="new" response-variable-name="b" timeout="5"><set-url>@(((IResponse)context.Variables["a"]).Body.As<string>())</set-url><set-method>GET</set-method></send-request>
<set-variable name="code" value="@(((IResponse)context.Variables["b"]).StatusCode)" />`,
  ],
  check: {
    statements({ policies, parent }, report, subject) {
      if (parent?.element.name === 'wait') return;
      let before: BoundPolicy | null = null;
      let known = new Set<string>();
      for (const policy of policies) {
        const read = subject.variablesReadBy(policy);
        const needs = read === null || read.some((name) => known.has(name));
        if (isRead(policy)) {
          if (before !== null && !needs)
            report(
              policy.element.nameSpan,
              'This request does not need the answer of the one above: <wait> runs both at once',
            );
          // what follows is compared with this one
          before = policy;
          known = new Set(definitionsOf(policy).map(({ name }) => name));
        } else if (policy.def.name !== 'set-variable') before = null;
        else if (needs) for (const { name } of definitionsOf(policy)) known.add(name);
      }
    },
  },
});

/** What asks and changes nothing, so that the order does not matter. */
const isRead = (policy: BoundPolicy): boolean =>
  policy.def.name === 'send-request' &&
  policy.policies.every((p) => p.def.name !== 'set-body') &&
  [...policy.elements.values()].flat().every((e) => e.element.name !== 'set-body');
