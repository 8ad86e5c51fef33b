import { bare, callersInput } from '../code.ts';
import { defineRule } from '../define.ts';

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
    code(code, report) {
      if (code.element.element.name !== 'set-body') return;
      for (const node of code.nodes) {
        const parts =
          node.kind === 'Concat'
            ? node.parts
            : node.kind === 'Interpolate'
              ? node.parts.map((p) => (typeof p === 'string' ? p : p.value))
              : [];
        const texts = parts.map((p) => {
          const inner = typeof p === 'string' ? p : bare(p);
          return typeof inner === 'string' ? inner : inner.kind === 'Const' ? String(inner.value) : null;
        });
        if (!/^\s*[{[]/.test(texts[0] ?? '')) continue;
        parts.forEach((part, i) => {
          if (typeof part === 'string') return;
          const value = bare(part);
          // between quotes, and nothing that could escape it: the read itself
          const read =
            value.kind === 'Property' || (value.kind === 'Call' && value.member.name === 'GetValueOrDefault');
          if (
            read &&
            texts[i - 1]?.endsWith('"') === true &&
            texts[i + 1]?.startsWith('"') === true &&
            callersInput(value).length > 0
          )
            report(code.span(value), 'A quote in this value breaks the JSON; build it with JObject');
        });
      }
    },
  },
});
