import { defineRule } from '../define.ts';

export default defineRule({
  id: 'space-before-expression',
  category: 'correctness',
  severity: 'warning',
  title: 'White space before the @ makes an attribute a literal',
  why: 'An attribute is an expression only where @ is its first character. With a space before it the code itself is the value.',
  bad: ['<set-variable name="v" value="« »@(context.RequestId)" />'],
  good: ['<set-variable name="v" value="@(context.RequestId)" />'],
  check: {
    element(element, report) {
      for (const { value } of element.element.attributes) {
        const text = value.kind === 'Text' ? value.text : '';
        const [space] = /^\s+(?=@[({])/.exec(text) ?? [];
        if (space === undefined || value.kind !== 'Text') continue;
        const span = value.map.span({ start: 0, end: space.length });
        report(span, 'With white space before the @ this is a literal, not an expression', {
          title: 'Remove the white space',
          safe: false,
          edits: [{ span, text: '' }],
        });
      }
    },
  },
});
