import type { BoundNode } from '@sluice/expressions';
import type { Fix } from '@sluice/parser';
import type { Code } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'body-consumed',
  category: 'correctness',
  severity: 'warning',
  title: 'Reading the body takes it away from whoever wants it next',
  why: 'Body.As<T>() consumes the stream: the backend gets an empty body, and the next expression that reads it fails. Write As<T>(preserveContent: true), or set the body anew afterwards.',
  bad: [
    `<set-variable name="order" value="@(«context.Request.Body.As<JObject>()»["id"])" />`,
    `<set-variable name="order" value="@(«context.Request.Body.As<string>(preserveContent: false)»)" />`,
    `<policies>
  <outbound>
    <base />
    <set-variable name="id" value="@((string)context.Response.Body.As<JObject>()["id"])" />
    <set-variable name="size" value="@(«context.Response.Body.As<string>()».Length + (string)context.Variables["id"])" />
    <set-body>@((string)context.Variables["size"])</set-body>
  </outbound>
</policies>`,
  ],
  good: [
    `<set-variable name="order" value="@(context.Request.Body.As<JObject>(preserveContent: true)["id"])" />`,
    '<set-body>@(context.Request.Body.As<string>().ToUpper())</set-body>',
    `<set-variable name="order" value="@(context.Request.Body.As<JObject>()["id"])" />
<return-response><set-status code="200" reason="OK" /></return-response>`,
    `<policies>
  <outbound>
    <base />
    <choose>
      <when condition="@(context.Response.StatusCode == 200)"><set-body>@(context.Response.Body.As<JObject>()["a"].ToString())</set-body></when>
      <otherwise><set-body>@(context.Response.Body.As<string>().Trim())</set-body></otherwise>
    </choose>
  </outbound>
</policies>`,
  ],
  check: {
    document({ policies, flow, file }, report) {
      // who sets the body anew, or answers himself, has taken it over
      let last = -1;
      for (const p of policies) if (REPLACES.has(p.def.name)) last = Math.max(last, p.element.span.end);
      for (const { of, code, node, preserves, takenBy } of flow.bodies) {
        if (takenBy !== null)
          report(
            code.span(node),
            'An expression above has taken this body away: it has to preserve the content',
            // what a fragment takes is mended there
            takenBy.code.policy.file === file ? fixOf(takenBy.node, takenBy.code) : undefined,
          );
        else if (
          of === ' request' &&
          !preserves &&
          code.policy.section === 'inbound' &&
          last <= code.policy.element.span.start
        )
          report(code.span(node), 'The body is gone after this: write preserveContent: true', fixOf(node, code));
      }
    },
  },
});

/** What sends its own request with the body, or ends this one; a request with another method is mostly one without a body: GET. */
const REPLACES: ReadonlySet<string> = new Set([
  'set-body',
  'return-response',
  'mock-response',
  'include-fragment',
  'set-method',
  'publish-to-dapr',
  'invoke-dapr-binding',
]);

/** Only where nothing stands between the brackets; that the body survives changes what the backend gets. */
function fixOf(node: BoundNode, code: Code): Fix | undefined {
  if (!code.value.expression.code.slice(node.span.start, node.span.end).endsWith('()')) return undefined;
  const at = { start: node.span.end - 1, end: node.span.end - 1 };
  return {
    title: 'Keep the body',
    safe: false,
    edits: [{ span: code.value.map.span(at), text: 'preserveContent: true' }],
  };
}
