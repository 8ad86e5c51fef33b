import { defineRule } from '../define.ts';
import { attributeOf } from '../values.ts';

/** An expression that does not begin its value: whether by mistake is seen from what follows the bracket. */
const INSIDE = /\S\s*@[({]\s*(?:\(\s*)?(?:context\b|string\b|new\b|\$?")/;

export default defineRule({
  id: 'expression-in-text',
  category: 'correctness',
  severity: 'warning',
  title: 'An expression that does not begin its value is sent as it stands',
  why: 'A value is an expression only where it begins with @( or @{ . Anything before it, in an attribute white space too, makes the whole value a literal, and the code reaches the backend as text. Put the text into the expression: @($"Bearer {token}").',
  bad: [
    '<set-header name="Authorization"><value>«Bearer @(context.Variables.GetValueOrDefault<string>("token"))»</value></set-header>',
    `<set-variable name="v" «value="id-@(context.RequestId)"» />`,
    '<set-variable name="v" value="« »@(context.RequestId)" />',
  ],
  good: [
    '<set-header name="X-Id"><value>@("id-" + context.RequestId)</value></set-header>',
    '<set-header name="X-Contact"><value>someone@(example)</value></set-header>',
  ],
  check: {
    element(element, report) {
      for (const [name, value] of element.attributes)
        if (value.kind === 'literal' && typeof value.value === 'string' && INSIDE.test(value.value))
          report(attributeOf(element, name)!.span, 'This is a literal: an expression must be the whole value');
      for (const { value } of element.element.attributes) {
        const [space] = value.kind === 'Text' ? (/^\s+(?=@[({])/.exec(value.text) ?? []) : [];
        if (space === undefined || value.kind !== 'Text') continue;
        const span = value.map.span({ start: 0, end: space.length });
        report(span, 'With white space before the @ this is a literal, not an expression', {
          title: 'Remove the white space',
          safe: false,
          edits: [{ span, text: '' }],
        });
      }
      const { text, def } = element;
      // a body is a document of its own, and may speak of anything
      if (text?.kind === 'literal' && def.text?.markup !== true && INSIDE.test(String(text.value)))
        report(text.span, 'This is a literal: an expression must be the whole value');
    },
  },
});
