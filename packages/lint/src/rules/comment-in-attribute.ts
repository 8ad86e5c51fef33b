import { defineRule } from '../define.ts';

/** What a // may stand in without being a comment, and comments themselves. */
const TOKENS =
  /\$?@"(?:[^"]|"")*"|@?\$"(?:[^"\\\n]|\\.)*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|\/\*[^]*?\*\/|\/\/[^\r\n]*/g;

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
    code(code, report) {
      if (code.attribute === null) return;
      const text = code.value.expression.code;
      for (const token of text.matchAll(TOKENS)) {
        const end = token.index + token[0].length;
        if (!token[0].startsWith('//') || !text.slice(end).includes('\n')) continue;
        report(
          code.span({ span: { start: token.index, end: token.index + token[0].trimEnd().length } }),
          'A tool that saves this file as XML makes this comment swallow the rest of the expression',
        );
        return;
      }
    },
  },
});
