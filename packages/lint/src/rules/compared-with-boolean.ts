import type { BoundNode } from '@sluice/expressions';
import type { Fix } from '@sluice/parser';
import { bare, type Code } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'compared-with-boolean',
  category: 'style',
  severity: 'hint',
  title: 'A boolean is compared with true or false',
  why: 'What is a bool already needs no comparison: write it, or its opposite with !.',
  bad: [
    '<choose><when condition="@(«context.Request.Headers.ContainsKey("X-Trace") == true»)"><set-variable name="v" value="1" /></when></choose>',
    '<choose><when condition="@(«context.Request.Headers.ContainsKey("X-Trace") ? true : false»)"><set-variable name="v" value="1" /></when></choose>',
    '<choose><when condition="@(«context.Request.Headers.ContainsKey("X-Trace") ? false : true»)"><set-variable name="v" value="1" /></when></choose>',
  ],
  good: [
    '<choose><when condition="@(context.Request.Headers.ContainsKey("X-Trace"))"><set-variable name="v" value="1" /></when></choose>',
    // whatever that is, it is no comparison
    '<choose><when condition="@(context.Request.Headers.ContainsKey("X-Trace") ? true : true)"><set-variable name="v" value="1" /></when></choose>',
    // null is neither
    '<choose><when condition="@(context.Variables.GetValueOrDefault<bool?>("on") == true)"><set-variable name="v" value="1" /></when></choose>',
  ],
  check: {
    code(code, report) {
      for (const node of code.nodes) {
        if (node.kind === 'Binary' && (node.operator === '==' || node.operator === '!=')) {
          if (node.on !== 'bool' || node.lifted || !(isBool(node.left) || isBool(node.right))) continue;
          report(code.span(node), 'This is a bool already', fixOf(node, code));
        } else if (node.kind === 'Conditional' && isBool(node.whenTrue) && isBool(node.whenFalse)) {
          const whenTrue = valueOf(node.whenTrue);
          if (whenTrue === valueOf(node.whenFalse)) continue;
          report(
            code.span(node),
            whenTrue === true ? 'The condition is the value' : 'The opposite of the condition is the value',
            unconditional(node, code),
          );
        }
      }
    },
  },
});

const isBool = (node: BoundNode): boolean => bare(node).kind === 'Const' && typeof valueOf(node) === 'boolean';

const valueOf = (node: BoundNode): unknown => {
  const inner = bare(node);
  return inner.kind === 'Const' ? inner.value : undefined;
};

/** `x == true` is `x`; where something must be turned round, its brackets are for the author to set. */
function fixOf(node: BoundNode & { readonly kind: 'Binary' }, code: Code): Fix | undefined {
  const text = code.value.expression.code.slice(node.left.span.end, node.span.end);
  if (valueOf(node.right) !== (node.operator === '==') || !/^\s*[!=]=\s*(?:true|false)$/.test(text)) return undefined;
  const span = code.span({ span: { start: node.left.span.end, end: node.span.end } });
  return { title: 'Leave the comparison out', safe: true, edits: [{ span, text: '' }] };
}

/** `x ? true : false` is `x`. */
function unconditional(node: BoundNode & { readonly kind: 'Conditional' }, code: Code): Fix | undefined {
  const { end } = node.condition.span;
  if (!/^\s*\?\s*true\s*:\s*false$/.test(code.value.expression.code.slice(end, node.span.end))) return undefined;
  const span = code.span({ span: { start: end, end: node.span.end } });
  return { title: 'Write the condition', safe: true, edits: [{ span, text: '' }] };
}
