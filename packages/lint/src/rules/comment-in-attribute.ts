import type { Fix, Span, TextEdit } from '@sluice/parser';
import { tokensOf, type Code } from '../code.ts';
import { defineRule } from '../define.ts';

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
    '<set-variable name="v" value="@(\n  $"{context.Api.Name.Replace("//", "{{")}//{context.Api.Id}" +\n  context.RequestId)" />',
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
          blocks(codes),
        );
        return;
      }
    },
  },
});

/** The first comment that ends with its line. */
const commentOf = (code: string): Span | null => commentsOf(code).next().value ?? null;

function* commentsOf(code: string): Generator<Span, undefined> {
  for (const { text, start } of tokensOf(code))
    if (text.startsWith('//') && code.includes('\n', start + text.length))
      yield { start, end: start + text.trimEnd().length };
}

/** All of them at once; a comment with a bracket may be a place where another tool puts code. */
function blocks(codes: readonly Code[]): Fix | undefined {
  const edits: TextEdit[] = [];
  for (const code of codes) {
    if (code.attribute === null) continue;
    const text = code.value.expression.code;
    for (const span of commentsOf(text)) {
      const comment = text.slice(span.start + 2, span.end);
      if (!/[{}]|\*\//.test(comment)) edits.push({ span: code.span({ span }), text: `/*${comment} */` });
    }
  }
  return edits.length === 0 ? undefined : { title: 'Write the comments of attributes as /* … */', safe: true, edits };
}
