import type { BoundNode } from '@sluice/expressions';
import { bare, callersInput, lookupOf, memberOf, nodesOf } from '../code.ts';
import { defineRule } from '../define.ts';
import type { Subject } from '../subject.ts';

export default defineRule({
  id: 'unescaped-json',
  category: 'security',
  severity: 'warning',
  title: 'JSON is put together from text of the caller',
  why: 'A quote in the value ends the string: the document breaks, or the caller writes members of his own into it. Build it with new JObject(new JProperty(name, value)), which escapes.',
  bad: [
    '<set-body>@("{\\"user\\": \\"" + «context.Request.Headers.GetValueOrDefault("X-User", "")» + "\\"}")</set-body>',
  ],
  good: [
    '<set-body>@(new JObject(new JProperty("user", context.Request.Headers.GetValueOrDefault("X-User", ""))).ToString())</set-body>',
    '<set-body>@("{\\"user\\": " + JsonConvert.SerializeObject(context.Request.Headers.GetValueOrDefault("X-User", "")) + "}")</set-body>',
  ],
  check: {
    code(code, report, subject) {
      if (code.element.element.name !== 'set-body') return;
      for (const node of code.nodes) {
        if (node.kind !== 'Concat' && node.kind !== 'Interpolate') continue;
        let before = '';
        for (const part of node.parts) {
          const value = typeof part === 'string' ? part : bare('kind' in part ? part : part.value);
          const text = typeof value === 'string' ? value : value.kind === 'Const' ? String(value.value) : null;
          if (text === null && typeof value !== 'string' && isInString(before) && isCallers(value, subject))
            report(code.span(value), 'A quote in this value breaks the JSON; build it with JObject');
          before += text ?? '';
        }
      }
    },
  },
});

/** Whether a JSON text ends inside a string. */
const isInString = (text: string): boolean =>
  /^\s*[{[]/.test(text) && text.replace(/\\./g, '').split('"').length % 2 === 0;

/** A value of the request as it came, or a variable that was made of one; not what a function may have escaped. */
function isCallers(node: BoundNode, subject: Subject): boolean {
  const lookup = lookupOf(node);
  const name = lookup?.source === 'variables' ? lookup.name : null;
  const value = name === null ? (lookup === null ? null : node) : subject.valueOf(name);
  if (value === null || (lookup !== null && subject.isTested(lookup))) return false;
  return (
    callersInput(value).length > 0 &&
    ![...nodesOf(value)].some(
      (n) => n.kind === 'Block' || /Serialize|Escape|Encode|Replace|ToString$/.test(memberOf(n) ?? ''),
    )
  );
}
