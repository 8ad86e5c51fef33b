import { defineRule } from '../define.ts';
import { literal, spanOf } from '../values.ts';

export default defineRule({
  id: 'unread-variable',
  category: 'style',
  severity: 'hint',
  title: 'A variable that nothing in the document reads',
  why: 'It costs an evaluation or a request, and a reader looks for its use in vain. Remove it, or correct the name where it is read; a request whose response nobody reads is a send-one-way-request. What an API sets may be for its operations, so set-variable is judged only in the document of an operation.',
  given: { scope: 'operation' },
  bad: [
    `<policies>
  <inbound><base /><set-variable «name="tenant"» value="@(context.Api.Name)" /></inbound>
</policies>`,
    `<policies>
  <inbound>
    <base />
    <send-request mode="new" «response-variable-name="answer"» timeout="5">
      <set-url>https://log.example.com/</set-url>
      <set-method>GET</set-method>
    </send-request>
  </inbound>
</policies>`,
  ],
  good: [
    `<policies>
  <inbound>
    <base />
    <set-variable name="tenant" value="@(context.Api.Name)" />
    <set-header name="X-Api"><value>@((string)context.Variables["tenant"])</value></set-header>
  </inbound>
</policies>`,
    // for a fragment
    `<policies>
  <inbound><base /><set-variable name="tenant" value="@(context.Api.Name)" /><include-fragment fragment-id="log" /></inbound>
</policies>`,
    // a fragment sets it for its includer
    '<fragment><set-variable name="tenant" value="@(context.Api.Name)" /></fragment>',
  ],
  check: {
    document(subject, report) {
      if (subject.document.form !== 'policies' || subject.hasFragments) return;
      const { text } = subject.file;
      for (const policy of subject.policies)
        for (const [statement, attribute] of WRITERS) {
          if (policy.def.name !== statement) continue;
          if (statement === 'set-variable' && subject.options.scope !== 'operation') continue;
          const name = literal(policy, attribute);
          // wherever else the name stands, in a template or a comment: that may be a use
          if (typeof name === 'string' && name !== '' && text.split(name).length === 2)
            report(spanOf(policy, attribute), `Nothing in this document reads "${name}"`);
        }
    },
  },
});

const WRITERS = [
  ['set-variable', 'name'],
  ['send-request', 'response-variable-name'],
] as const;
