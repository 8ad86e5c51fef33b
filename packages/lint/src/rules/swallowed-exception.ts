import { defineRule } from '../define.ts';

export default defineRule({
  id: 'swallowed-exception',
  category: 'correctness',
  severity: 'hint',
  title: 'A catch that does nothing',
  why: 'Whatever fails in the try is lost: a mistake in the code looks like missing data, and nothing of it reaches a log. Catch what is expected, test for it instead, or keep the message in a variable that a trace can show.',
  bad: [
    `<set-variable name="v" value="@{
  try { return context.Request.Body.As<JObject>(preserveContent: true)["id"].ToString(); }
  catch «{ }»
  return "";
}" />`,
  ],
  good: [
    `<set-variable name="v" value="@{
  try { return context.Request.Body.As<JObject>(preserveContent: true)["id"].ToString(); }
  catch (Exception e) { return "unreadable: " + e.Message; }
}" />`,
    // it says why
    `<set-variable name="v" value="@{
  try { return context.Request.Body.As<JObject>(preserveContent: true)["id"].ToString(); }
  catch { /* no JSON: the operation takes XML, too */ }
  return "";
}" />`,
  ],
  check: {
    code(code, report) {
      for (const node of code.nodes) {
        if (node.kind !== 'Try') continue;
        for (const { body } of node.catches) {
          const text = code.value.expression.code.slice(body.span.start, body.span.end);
          if (body.statements.length === 0 && /^\{\s*\}$/.test(text))
            report(code.span(body), 'Whatever fails above is lost here');
        }
      }
    },
  },
});
