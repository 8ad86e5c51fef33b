import type { BoundPolicy } from '@sluice/runtime';
import { defineRule, type Report } from '../define.ts';
import { removal } from '../fixes.ts';
import type { Statements, Subject } from '../subject.ts';
import { literal, spanOf } from '../values.ts';

export default defineRule({
  id: 'unread-variable',
  category: 'style',
  severity: 'hint',
  title: 'A variable whose value nothing reads',
  why: 'It costs an evaluation or a request, and a reader looks for its use in vain. Remove it, or correct the name where it is read; a request whose response nobody reads is a send-one-way-request. What an API sets may be for its operations, so a set-variable without any reader is judged only in the document of an operation.',
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
    `<set-variable «name="tenant"» value="@(context.Api.Name)" />
<set-variable name="tenant" value="@(context.Product?.Name)" />`,
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
    `<set-variable name="tenant" value="@(context.Api.Name)" />
<set-variable name="tenant" value="@((string)context.Variables["tenant"] + "-eu")" />`,
    `<set-variable name="tenant" value="@(context.Api.Name)" />
<choose>
  <when condition="@(context.Product != null)"><set-variable name="tenant" value="@(context.Product.Name)" /></when>
</choose>`,
  ],
  check: {
    statements: overwritten,
    document(subject, report) {
      if (subject.document.form !== 'policies' || subject.hasFragments) return;
      const { flow, options, file } = subject;
      const candidates = flow.definitions.filter(
        ({ policy: { def } }) =>
          def.name === 'send-request' || (def.name === 'set-variable' && options.scope === 'operation'),
      );
      if (candidates.length === 0) return;
      // wherever else the name stands, in a template or a comment: that may be a use
      const words = new Map<string, number>();
      for (const [word] of file.text.matchAll(/[\w-]+/g)) words.set(word, (words.get(word) ?? 0) + 1);
      for (const { name, policy, attribute } of candidates)
        if (words.get(name) === 1)
          report(spanOf(policy, attribute), `Nothing in this document reads "${name}"`, {
            ...removal(file, policy.element.span, 'Remove the statement'),
            safe: false,
          });
    },
  },
});

/** What is set twice, one statement after the other, with nothing between them that could read it. */
function overwritten({ policies }: Statements, report: Report, subject: Subject): void {
  if (subject.isDirected) return;
  const unread = new Map<string, BoundPolicy>();
  for (const policy of policies) {
    const name = policy.def.name === 'set-variable' ? literal(policy, 'name') : undefined;
    // what holds other statements, and what these read, is not followed here
    if (typeof name !== 'string') {
      unread.clear();
      continue;
    }
    if (unread.size > 0) {
      const read = subject.variablesReadBy(policy);
      if (read === null) unread.clear();
      else for (const other of read) unread.delete(other);
    }
    const first = unread.get(name);
    if (first !== undefined) report(spanOf(first, 'name'), `"${name}" is set again below before anything reads it`);
    unread.set(name, policy);
  }
}
