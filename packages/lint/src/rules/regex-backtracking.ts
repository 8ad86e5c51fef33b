import { bare, constantText, memberOf } from '../code.ts';
import { defineRule } from '../define.ts';

/** One character: itself, a class, or an escape for a class. */
const ONE = String.raw`(?:\\[wsdWSD.]|\[(?:\\.|[^\]\\])+\]|\.|\w)`;

/**
 * A group that repeats one thing without end, with nothing beside it that must be there, and is itself repeated without
 * end: `(a+)+`, `(\w*)*`, `(\w+\s?)+`. Longer contents may be fine, so nothing is said about them.
 */
const NESTED = new RegExp(String.raw`\((?:\?:|\?<\w+>)?(?:${ONE}[?*])*?${ONE}[+*](?:${ONE}[?*])*\)[+*]`);

/** A pattern longer than this is not one that somebody wrote for a policy. */
const LONGEST = 2000;

export default defineRule({
  id: 'regex-backtracking',
  category: 'performance',
  severity: 'warning',
  title: 'A regular expression whose time may double with every character',
  why: 'A repetition inside a repetition can split a text in exponentially many ways, and all of them are tried where the match fails: a caller who sends forty characters stops a gateway. Repeat once: (a+)+ matches what a+ matches. A pattern that comes from somewhere else may hold anything: give it a time limit, as in new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)).',
  bad: [
    '<set-variable name="v" value="@(Regex.Replace(context.Request.Url.Path, «@"^(\\w+\\s?)*$"», ""))" />',
    '<set-variable name="v" value="@(Regex.IsMatch(context.Request.Url.Path, «"^([a-z]+)+$"»))" />',
    '<set-variable name="v" value="@(«new Regex((string)context.Variables["pattern"])».IsMatch(context.Request.Url.Path))" />',
  ],
  good: [
    '<set-variable name="v" value="@(Regex.IsMatch(context.Request.Url.Path, "^(?:/[a-z]+)+$"))" />',
    '<set-variable name="v" value="@(new Regex(context.Api.Name, RegexOptions.None, TimeSpan.FromSeconds(1)).IsMatch(context.Request.Url.Path))" />',
  ],
  check: {
    code(code, report) {
      for (const node of code.nodes) {
        if (node.kind !== 'Call' || memberOf(node)?.startsWith('Regex.') !== true) continue;
        if (node.args.length === 1 && memberOf(node) === 'Regex..ctor' && bare(node.args[0]!.value).kind !== 'Const')
          report(
            code.span(node),
            'This pattern comes from somewhere else, and nothing limits its time',
            undefined,
            'hint',
          );
        for (const { value } of node.args)
          if (isNested(constantText(value) ?? ''))
            report(
              code.span(value),
              'A repetition inside a repetition: where this fails, its time doubles with every character',
            );
      }
    },
  },
});

const isNested = (pattern: string): boolean => pattern.length <= LONGEST && NESTED.test(pattern);
