import { defineRule } from '../define.ts';

export default defineRule({
  id: 'constant-expression',
  category: 'style',
  severity: 'hint',
  title: 'An expression that is a text',
  why: '@("text") is evaluated for every request and gives what the literal gives. Write the text itself.',
  bad: ['<set-header name="X-Tenant"><value>«@("orders")»</value></set-header>'],
  good: [
    '<set-header name="X-Tenant"><value>orders</value></set-header>',
    '<set-header name="X-Id"><value>@("id-" + context.RequestId)</value></set-header>',
    // the value of a variable keeps its type, and a boolean is not the text "True"
    '<set-variable name="on" value="@(true)" />',
    // the quotes hide what a literal cannot hold
    '<set-header name="X-Pad"><value>@(" orders ")</value></set-header>',
    '<set-header name="X-Tenant"><value>@("{{tenant}}")</value></set-header>',
  ],
  check: {
    code({ value, element }, report) {
      const constant = value.expression.constant?.value;
      // a body is formatted, and its text may be large: it is left as it is
      if (typeof constant !== 'string' || value.expression.typeName !== 'string' || element.def.text?.markup === true)
        return;
      if (!/^[\w][\w ./:;=,+-]*$/.test(constant) || constant !== constant.trim()) return;
      report(value.span, 'This is a text: write it without @(" ")', {
        title: 'Write the text itself',
        safe: true,
        edits: [{ span: value.span, text: constant }],
      });
    },
  },
});
