import type { BoundNode } from '@sluice/expressions';
import { fromContext, memberOf } from '../code.ts';
import { defineRule } from '../define.ts';

/** How many times the same body may be read as the same type before it is worth a word. */
const OFTEN = 3;

export default defineRule({
  id: 'body-parsed-repeatedly',
  category: 'performance',
  severity: 'hint',
  title: 'The same body is parsed again and again',
  why: 'Every As<JObject>() parses the whole text. Parse it once into a variable, set-variable with As<JObject>(preserveContent: true), and read from that.',
  bad: [
    `<set-variable name="a" value="@(context.Request.Body.As<JObject>(preserveContent: true)["a"])" />
<set-variable name="b" value="@(context.Request.Body.As<JObject>(preserveContent: true)["b"])" />
<set-variable name="c" value="@(«context.Request.Body.As<JObject>(preserveContent: true)»["c"])" />`,
  ],
  good: [
    `<set-variable name="a" value="@(context.Request.Body.As<JObject>(preserveContent: true)["a"])" />
<set-variable name="b" value="@(context.Request.Body.As<JObject>(preserveContent: true)["b"])" />`,
    `<set-variable name="body" value="@(context.Request.Body.As<JObject>(preserveContent: true))" />
<set-variable name="a" value="@((string)((JObject)context.Variables["body"])["a"])" />`,
  ],
  check: {
    statements({ policies, parent }, report, subject) {
      // statements that run one after the other; the parts of branches are their own
      if (parent !== null && parent.element.name !== 'when' && parent.element.name !== 'otherwise') return;
      const counts = new Map<string, number>();
      for (const policy of policies) {
        if (policy.def.name === 'set-body') counts.clear();
        for (const code of subject.codesOf(policy))
          for (const node of code.nodes) {
            const key = parsed(node);
            if (key === null) continue;
            const n = (counts.get(key) ?? 0) + 1;
            counts.set(key, n);
            if (n === OFTEN)
              report(code.span(node), 'This body has been parsed before: parse it once, into a variable');
          }
      }
    },
  },
});

/** Whose body is parsed as JSON or XML, as a key; null where a node does something else. */
function parsed(node: BoundNode): string | null {
  if (
    node.kind !== 'Call' ||
    memberOf(node) !== 'IMessageBody.As' ||
    node.receiver === null ||
    !fromContext(node.receiver)
  )
    return null;
  const { type } = node;
  return type.kind === 'named' &&
    /^(?:JObject|JArray|JToken|XElement|XDocument|XNode)$/.test(type.def.name.split('.').at(-1)!)
    ? memberOf(node.receiver)
    : null;
}
