import type { BoundNode } from '@sluice/expressions';
import type { Fix } from '@sluice/parser';
import { bare, lookupOf, type Code, type Lookup } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'index-compared-with-null',
  category: 'correctness',
  severity: 'warning',
  title: 'What [ ] reads is compared with null, which it never is',
  why: 'Reading a header or a parameter with [ ] throws where it is absent, so the comparison never sees null: the request that it was written for fails with a 500. Ask ContainsKey, or read with GetValueOrDefault.',
  bad: [
    '<choose><when condition="@(«context.Request.Headers["X-Tenant"] == null»)"><return-response><set-status code="400" reason="Bad Request" /></return-response></when></choose>',
    '<choose><when condition="@(«context.Request.Url.Query["id"] != null»)"><set-variable name="v" value="1" /></when></choose>',
  ],
  good: [
    '<choose><when condition="@(!context.Request.Headers.ContainsKey("X-Tenant"))"><return-response><set-status code="400" reason="Bad Request" /></return-response></when></choose>',
    // a variable may hold null
    '<choose><when condition="@(context.Variables["answer"] == null)"><set-variable name="v" value="1" /></when></choose>',
  ],
  check: {
    code(code, report) {
      for (const node of code.nodes) {
        if (node.kind !== 'Binary' || (node.operator !== '==' && node.operator !== '!=')) continue;
        const [left, right] = [bare(node.left), bare(node.right)];
        const read = isNull(right) ? lookupOf(left) : isNull(left) ? lookupOf(right) : null;
        if (read?.how === 'index' && read.source !== 'variables')
          report(
            code.span(node),
            `Where "${read.name ?? 'it'}" is absent, [ ] throws; ask ContainsKey`,
            fixOf(node, read, code),
          );
      }
    },
  },
});

const isNull = (node: BoundNode): boolean => node.kind === 'Const' && node.value === null;

/** What was meant; the document fails where it is absent, so it means something else as it stands. */
function fixOf(compared: BoundNode & { readonly kind: 'Binary' }, { node }: Lookup, code: Code): Fix | undefined {
  if (node.kind !== 'Property' || node.receiver === null) return undefined;
  const { code: text } = code.value.expression;
  const index = /^\s*\[\s*([^]*?)\s*\]$/.exec(text.slice(node.receiver.span.end, node.span.end));
  if (index === null) return undefined;
  const receiver = text.slice(node.receiver.span.start, node.receiver.span.end);
  const not = compared.operator === '==' ? '!' : '';
  return {
    title: 'Ask ContainsKey',
    safe: false,
    edits: [{ span: code.span(compared), text: `${not}${receiver}.ContainsKey(${index[1]})` }],
  };
}
