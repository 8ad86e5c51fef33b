import { tokensOf } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'block-for-one-return',
  category: 'style',
  severity: 'hint',
  title: 'A block that holds nothing but a return',
  why: '@{ return x; } gives what @(x) gives, with more to read.',
  bad: ['<set-variable name="id" value="«@{ return Guid.NewGuid().ToString(); }»" />'],
  good: [
    '<set-variable name="id" value="@(Guid.NewGuid().ToString())" />',
    '<set-variable name="id" value="@{ var id = Guid.NewGuid(); return id.ToString(); }" />',
    // the comment has no other place
    '<set-variable name="id" value="@{ /* for the log */ return Guid.NewGuid().ToString(); }" />',
    '<set-body>@{ return @"\\" + context.Api.Name; // a "name"\n}</set-body>',
    '<set-variable name="nothing" value="@{ return null; }" />',
  ],
  check: {
    code(code, report) {
      const { root, value } = code;
      const { code: text } = value.expression;
      const [only, ...more] = root.kind === 'Block' ? root.statements : [];
      if (only?.kind !== 'Return' || only.value === null || more.length > 0) return;
      const [start, end] = insideReturn(text);
      const inner = text.slice(start, end);
      const isCommented = [...tokensOf(text)].some((token) => token.text.startsWith('/'));
      if (inner === '' || inner === 'null' || isCommented || /\bthrow\b/.test(inner)) return;
      report(value.span, 'This is one value: write @(…)', {
        title: 'Write @(…)',
        safe: true,
        edits: [
          { span: value.map.span({ start: 0, end: start }), text: '@(' },
          { span: value.map.span({ start: end, end: text.length }), text: ')' },
        ],
      });
    },
  },
});

/** From the value behind `@{ return` to the end of the value before `; }`; empty where something else stands there. */
function insideReturn(text: string): readonly [start: number, end: number] {
  const head = /^@\{\s*return\b\s*/.exec(text)?.[0].length ?? text.length;
  const body = text.trimEnd();
  const statement = body.endsWith('}') ? body.slice(0, -1).trimEnd() : '';
  const end = statement.endsWith(';') ? statement.slice(0, -1).trimEnd().length : 0;
  return [head, Math.max(head, end)];
}
