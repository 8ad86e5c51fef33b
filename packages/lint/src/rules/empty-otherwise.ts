import { defineRule } from '../define.ts';

export default defineRule({
  id: 'empty-otherwise',
  category: 'style',
  severity: 'hint',
  title: 'An <otherwise> without statements',
  why: 'Where no condition holds nothing runs anyway. Remove the empty branch.',
  bad: [
    `<choose>
  <when condition="@(context.Request.Method == "GET")"><set-variable name="v" value="1" /></when>
  <«otherwise» />
</choose>`,
  ],
  good: [
    `<choose>
  <when condition="@(context.Request.Method == "GET")"><set-variable name="v" value="1" /></when>
  <otherwise><!-- nothing to do: the backend knows the rest --></otherwise>
</choose>`,
  ],
  check: {
    element({ element }, report) {
      if (element.name !== 'otherwise') return;
      if (!element.children.every((n) => n.kind === 'Text' && n.text.trim() === '')) return;
      report(element.nameSpan, 'This branch does nothing', {
        title: 'Remove the empty branch',
        safe: true,
        edits: [{ span: element.span, text: '' }],
      });
    },
  },
});
