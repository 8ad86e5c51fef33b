import { bare } from '../code.ts';
import { defineRule } from '../define.ts';
import { isCallers } from '../taint.ts';

export default defineRule({
  id: 'unescaped-json',
  category: 'security',
  severity: 'warning',
  title: 'JSON is put together from text of the caller',
  why: 'A quote in the value ends the string: the document breaks, or the caller writes members of his own into it. Build it with new JObject(new JProperty(name, value)), which escapes.',
  bad: [
    '<set-body>@("{\\"user\\": \\"" + «context.Request.Headers.GetValueOrDefault("X-User", "")» + "\\"}")</set-body>',
    // how it begins says nothing of the rest, and this branch is for every other value
    `<choose>
  <when condition="@(context.Request.Headers.GetValueOrDefault("X-Kind", "").StartsWith("a"))">
    <set-body>@("{\\"kind\\": \\"" + «context.Request.Headers.GetValueOrDefault("X-Kind", "")» + "\\"}")</set-body>
  </when>
  <when condition="@(context.Request.Headers.GetValueOrDefault("X-User", "") != "me")">
    <set-body>@("{\\"user\\": \\"" + «context.Request.Headers.GetValueOrDefault("X-User", "")» + "\\"}")</set-body>
  </when>
</choose>`,
  ],
  good: [
    `<choose>
  <when condition="@(context.Request.Headers.GetValueOrDefault("X-User", "") != "me")"><return-response><set-status code="403" reason="Forbidden" /></return-response></when>
</choose>
<set-body>@("{\\"user\\": \\"" + context.Request.Headers.GetValueOrDefault("X-User", "") + "\\"}")</set-body>`,
    '<set-body>@(new JObject(new JProperty("user", context.Request.Headers.GetValueOrDefault("X-User", ""))).ToString())</set-body>',
    '<set-body>@("{\\"user\\": " + JsonConvert.SerializeObject(context.Request.Headers.GetValueOrDefault("X-User", "")) + "}")</set-body>',
  ],
  check: {
    code(code, report, subject) {
      if (code.element.element.name !== 'set-body') return;
      for (const node of code.nodes) {
        if (node.kind !== 'Concat' && node.kind !== 'Interpolate') continue;
        // whether the text so far is JSON, and ends inside a string of it
        let isJson = false;
        let isOpen = false;
        for (const [i, part] of node.parts.entries()) {
          const value = typeof part === 'string' ? part : bare('kind' in part ? part : part.value);
          const text = typeof value === 'string' ? value : value.kind === 'Const' ? String(value.value) : null;
          if (i === 0) isJson = /^\s*[{[]/.test(text ?? '');
          if (text !== null) isOpen = isOpen !== (quotesIn(text) % 2 === 1);
          else if (isJson && isOpen && typeof value !== 'string' && isCallers(value, subject.originsFor(code, true)))
            report(code.span(value), 'A quote in this value breaks the JSON; build it with JObject');
        }
      }
    },
  },
});

/** The quotes of a text that begin or end a string. */
const quotesIn = (text: string): number => text.replace(/\\./g, '').split('"').length - 1;
