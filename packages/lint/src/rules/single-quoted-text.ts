import { walk } from '@sluice/parser';
import { tokensOf } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'single-quoted-text',
  category: 'correctness',
  severity: 'warning',
  title: 'A text in single quotes',
  why: "C# has single quotes for one character alone: 'a' is a char, a text stands in double quotes. They need no escaping in an attribute, because the service reads the expression before the XML.",
  beside: ['CS1012', 'CS1011'],
  bad: [
    `<set-variable name="v" value="@(context.Request.Headers.GetValueOrDefault(«'X-Tenant'», "none"))" />`,
    `<set-variable name="v" value="@(context.Request.Headers.GetValueOrDefault("X-Tenant", «''»))" />`,
    `<set-variable name="v" value="@(context.Api.Name + «'a "name"'»)" />`,
  ],
  good: [
    `<set-variable name="v" value="@(context.Request.Headers.GetValueOrDefault("X-Tenant", "").Split(',').First())" />`,
    `<set-variable name="v" value="@("it's 'here'" + '\\n' + '\\u0041')" />`,
    `<set-variable name="v" value="@($"{(context.Api.Name == "it's" ? "don't" : "{{")}")" />`,
  ],
  check: {
    document({ document }, report) {
      walk(document.document, (node) => {
        if (node.kind !== 'Island' || !node.code.includes("'")) return;
        for (const { text, start } of tokensOf(node.code)) {
          if (
            !/^'(?:(?:[^'\\]|\\.){2,})?'$/.test(text) ||
            /^'\\(?:x[0-9a-f]{1,4}|u[0-9a-f]{4}|U[0-9a-f]{8})'$/i.test(text)
          )
            continue;
          const end = start + text.length;
          const fix = {
            title: 'Write double quotes',
            safe: true,
            edits: [
              { span: node.map.span({ start, end: start + 1 }), text: '"' },
              { span: node.map.span({ start: end - 1, end }), text: '"' },
            ],
          };
          // a double quote in it would end it
          const isPlain = !text.includes('"');
          report(node.map.span({ start, end }), 'A text stands in double quotes', isPlain ? fix : undefined);
        }
      });
    },
  },
});
