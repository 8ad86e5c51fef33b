import { defineRule } from '../define.ts';
import { literal, spanOf } from '../values.ts';

export default defineRule({
  id: 'unread-variable',
  category: 'style',
  severity: 'hint',
  title: 'A variable that nothing in the document reads',
  why: 'It costs an evaluation, and a reader looks for its use in vain. Remove it, or correct the name where it is read; a request whose response nobody reads is a send-one-way-request. Only a broader scope or the portal could still read it.',
  bad: [
    '<set-variable «name="tenant"» value="@(context.Api.Name)" /><set-header name="X-Api"><value>orders</value></set-header>',
  ],
  good: [
    '<set-variable name="tenant" value="@(context.Api.Name)" /><set-header name="X-Api"><value>@((string)context.Variables["tenant"])</value></set-header>',
    // for a fragment
    '<set-variable name="tenant" value="@(context.Api.Name)" /><include-fragment fragment-id="log" />',
    // the whole fragment is for its includer
    '<fragment><set-variable name="tenant" value="@(context.Api.Name)" /></fragment>',
  ],
  check: {
    document(subject, report) {
      if (subject.document.form === 'fragment' || subject.hasFragments) return;
      const { text } = subject.file;
      for (const policy of subject.policies)
        for (const attribute of ['name', 'response-variable-name']) {
          if (policy.def.name !== (attribute === 'name' ? 'set-variable' : 'send-request')) continue;
          const name = literal(policy, attribute);
          // wherever else the name stands, in a template or a comment: that may be a use
          if (typeof name === 'string' && name !== '' && text.split(name).length === 2)
            report(spanOf(policy, attribute), `Nothing in this document reads "${name}"`);
        }
    },
  },
});
