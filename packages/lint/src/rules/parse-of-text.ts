import type { BoundNode } from '@sluice/expressions';
import type { Fix } from '@sluice/parser';
import { bare, memberOf, type Code } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'parse-of-text',
  category: 'performance',
  severity: 'hint',
  title: 'A body is made a text and parsed from it',
  why: 'As<JObject>() parses the body itself, without a second copy of it in memory, and names the place of a mistake in it.',
  bad: [
    '<set-variable name="v" value="@((string)«JObject.Parse(context.Request.Body.As<string>(preserveContent: true))»["id"])" /><set-header name="v"><value>x</value></set-header>',
  ],
  good: [
    '<set-variable name="v" value="@((string)context.Request.Body.As<JObject>(preserveContent: true)["id"])" /><set-header name="v"><value>x</value></set-header>',
  ],
  check: {
    code(code, report) {
      for (const node of code.nodes) {
        const [, type] = /^(JObject|JArray|JToken)\.Parse$/.exec(memberOf(node) ?? '') ?? [];
        if (type === undefined || node.kind !== 'Call' || node.args.length === 0) continue;
        const body = bare(node.args[0]!.value);
        if (memberOf(body) === 'IMessageBody.As')
          report(code.span(node), `As<${type}>() reads the body without the detour`, fixOf(node, body, type, code));
      }
    },
  },
});

/** What As gives for an empty body is not what Parse makes of an empty text. */
function fixOf(call: BoundNode, body: BoundNode, type: string, code: Code): Fix | undefined {
  const text = code.value.expression.code.slice(body.span.start, body.span.end);
  const [as] = /\.\s*As\s*<\s*string\s*>/i.exec(text) ?? [];
  if (as === undefined) return undefined;
  return {
    title: `Write As<${type}>`,
    safe: false,
    edits: [{ span: code.span(call), text: text.replace(as, `.As<${type}>`) }],
  };
}
