import type { BoundNode } from '@sluice/expressions';
import { bare, fromContext, lookupOf, memberOf } from '../code.ts';
import { defineRule } from '../define.ts';

/** How many times the same body may be parsed before it is worth a word: in one expression, and in statements. */
const OFTEN = { inside: 2, across: 3 };

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
    '<set-variable name="a" value="@((string)context.Request.Body.As<JObject>(preserveContent: true)["a"] + (string)«context.Request.Body.As<JObject>(preserveContent: true)»["b"])" />',
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
        for (const code of subject.allCodesOf(policy)) {
          const inside = new Map<string, number>();
          for (const node of code.nodes) {
            const key = parsed(node);
            if (key === null) continue;
            const [n, total] = [(inside.get(key) ?? 0) + 1, (counts.get(key) ?? 0) + 1];
            inside.set(key, n);
            counts.set(key, total);
            // the branches of a block may exclude each other
            if (total === OFTEN.across || (n === OFTEN.inside && total < OFTEN.across && code.root.kind !== 'Block'))
              report(code.span(node), 'This body has been parsed before: parse it once, into a variable');
          }
        }
      }
    },
  },
});

/** Whose body is parsed as JSON or XML, as a key; null where a node does something else. */
function parsed(node: BoundNode): string | null {
  if (node.kind !== 'Call' || memberOf(node) !== 'IMessageBody.As' || node.receiver === null) return null;
  const body = bare(node.receiver);
  const holder = body.kind === 'Property' && body.receiver !== null ? lookupOf(bare(body.receiver)) : null;
  if (!fromContext(body) && (holder === null || holder.name === null)) return null;
  const { type } = node;
  return type.kind === 'named' &&
    /^(?:JObject|JArray|JToken|XElement|XDocument|XNode)$/.test(type.def.name.split('.').at(-1)!)
    ? `${memberOf(body)} ${holder?.name ?? ''}`
    : null;
}
