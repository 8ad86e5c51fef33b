import type { Span } from '@sluice/parser';
import { defineRule } from '../define.ts';

/** What a // may stand in without being a comment, and comments themselves. */
const TOKENS =
  /\$?@"(?:[^"]|"")*"?|@?\$"(?:[^"\\\n]|\\.)*"?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)+'|\/\*(?:[^]*?\*\/|[^]*$)|\/\/[^\r\n]*/g;

export default defineRule({
  id: 'comment-in-attribute',
  category: 'portability',
  severity: 'hint',
  title: 'A // comment in an attribute lives from its line break',
  why: 'Every XML tool that saves the file turns the line breaks of an attribute into spaces, and the comment then swallows the rest of the expression. The service reads the text as it is; write /* … */, or the expression as text of an element, and nothing can happen.',
  bad: ['<set-variable name="v" value="@{\n  «// the tenant»\n  return context.Api.Name;\n}" />'],
  good: [
    '<set-variable name="v" value="@{\n  /* the tenant */\n  return context.Api.Name;\n}" />',
    '<set-variable name="v" value="@("https://orders.example.com/" +\n  context.Api.Name)" />',
    '<set-body>@{\n  // the tenant\n  return context.Api.Name;\n}</set-body>',
  ],
  check: {
    document({ codes }, report) {
      // one for a document: who writes one writes more
      for (const code of codes) {
        const comment = code.attribute === null ? null : commentOf(code.value.expression.code);
        if (comment === null) continue;
        report(
          code.span({ span: comment }),
          'A tool that saves this file as XML makes this comment swallow the rest of the expression',
        );
        return;
      }
    },
  },
});

/** The first comment that ends with its line. */
function commentOf(code: string): Span | null {
  for (const { 0: token, index } of code.matchAll(TOKENS))
    if (token.startsWith('//') && code.includes('\n', index + token.length))
      return { start: index, end: index + token.trimEnd().length };
  return null;
}
