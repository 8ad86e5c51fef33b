import type { BoundNode } from '@sluice/expressions';
import type { Fix } from '@sluice/parser';
import { fromContext, memberOf, type Code } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'body-consumed',
  category: 'correctness',
  severity: 'warning',
  title: 'Reading the body takes it away from the backend',
  why: 'Body.As<T>() consumes the stream: the backend gets an empty body, and the next expression that reads it fails. Write As<T>(preserveContent: true), or set the body anew afterwards.',
  bad: [
    `<set-variable name="order" value="@(«context.Request.Body.As<JObject>()»["id"])" />`,
    `<set-variable name="order" value="@(«context.Request.Body.As<string>(preserveContent: false)»)" />`,
  ],
  good: [
    `<set-variable name="order" value="@(context.Request.Body.As<JObject>(preserveContent: true)["id"])" />`,
    '<set-body>@(context.Request.Body.As<string>().ToUpper())</set-body>',
    `<set-variable name="order" value="@(context.Request.Body.As<JObject>()["id"])" />
<return-response><set-status code="200" reason="OK" /></return-response>`,
  ],
  check: {
    document({ codes, policies }, report) {
      // who sets the body anew, or answers himself, has taken it over
      const replaced = (after: number): boolean =>
        policies.some((p) => p.element.span.end > after && REPLACES.has(p.def.name));
      for (const code of codes)
        for (const node of code.policy.section === 'inbound' ? code.nodes : [])
          if (consumesBody(node) && !replaced(code.policy.element.span.start))
            report(code.span(node), 'The body is gone after this: write preserveContent: true', fixOf(node, code));
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

/** `context.Request.Body.As…()` that does not preserve the content. */
function consumesBody(node: BoundNode): node is BoundNode & { readonly kind: 'Call' } {
  if (node.kind !== 'Call' || memberOf(node)?.startsWith('IMessageBody.As') !== true) return false;
  const { receiver, args } = node;
  if (receiver === null || memberOf(receiver) !== 'IRequest.Body' || !fromContext(receiver)) return false;
  const preserve = args[0]?.value;
  return preserve === undefined || (preserve.kind === 'Const' && preserve.value === false);
}

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
