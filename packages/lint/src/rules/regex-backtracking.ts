import { constantText, memberOf } from '../code.ts';
import { defineRule } from '../define.ts';

/**
 * A group that repeats one thing without end, and is itself repeated without end: `(a+)+`, `(\w*)*`, `([^x]+)*`. Longer
 * contents may be fine, so nothing is said about them.
 */
const NESTED = /\((?:\?:|\?<\w+>)?(?:\\[wsdWSD.]|\[(?:\\.|[^\]\\])+\]|\.|\w)[+*]\)[+*]/;

export default defineRule({
  id: 'regex-backtracking',
  category: 'performance',
  severity: 'warning',
  title: 'A regular expression whose time doubles with every character',
  why: 'A repetition inside a repetition can split a text in exponentially many ways, and all of them are tried where the match fails: a caller who sends forty characters stops a gateway. Repeat once: (a+)+ matches what a+ matches.',
  bad: ['<set-variable name="v" value="@(Regex.IsMatch(context.Request.Url.Path, «"^([a-z]+)+$"»))" />'],
  good: ['<set-variable name="v" value="@(Regex.IsMatch(context.Request.Url.Path, "^(?:/[a-z]+)+$"))" />'],
  check: {
    code(code, report) {
      for (const node of code.nodes) {
        if (node.kind !== 'Call' || memberOf(node)?.startsWith('Regex.') !== true) continue;
        for (const { value } of node.args)
          if (NESTED.test(constantText(value) ?? ''))
            report(
              code.span(value),
              'A repetition inside a repetition: where this fails, its time doubles with every character',
            );
      }
    },
  },
});
