import { constantText, memberOf } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'regex-built-per-request',
  category: 'performance',
  severity: 'hint',
  title: 'A regular expression is parsed anew for every request',
  why: 'new Regex parses its pattern each time the expression runs. The static methods, such as Regex.IsMatch(text, pattern), keep the patterns that they have seen.',
  bad: ['<set-variable name="v" value="@(«new Regex("^[a-z]+$")».IsMatch(context.Request.Url.Path))" />'],
  good: [
    '<set-variable name="v" value="@(Regex.IsMatch(context.Request.Url.Path, "^[a-z]+$"))" />',
    // a pattern that is computed would only fill the cache of the static methods
    '<set-variable name="v" value="@(new Regex(context.Api.Name, RegexOptions.None, TimeSpan.FromSeconds(1)).IsMatch(context.Request.Url.Path))" />',
  ],
  check: {
    code(code, report) {
      for (const node of code.nodes)
        if (node.kind === 'Call' && memberOf(node) === 'Regex..ctor' && constantText(node.args[0]?.value) !== null)
          report(
            code.span(node),
            'Regex.IsMatch, Match, Replace and Split keep their patterns; this one is parsed for every request',
          );
    },
  },
});
