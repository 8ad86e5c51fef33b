import { displayName } from '@sluice/expressions';
import { defineRule } from '../define.ts';

/** A cast and the type that it names. */
const CAST = /^\(\s*([A-Za-z][\w.]*)\s*\)\s*(?=[\w(])/;

export default defineRule({
  id: 'redundant-cast',
  category: 'style',
  severity: 'hint',
  title: 'A value is cast to the type that it has',
  why: 'GetValueOrDefault<string> gives a string, ToString gives one as well. A cast that changes nothing makes readers look for what it changes.',
  bad: [
    '<set-variable name="v" value="@(«(string)»context.Variables.GetValueOrDefault<string>("tenant", ""))" />',
    '<set-variable name="v" value="@(«(string)»context.Request.Method.ToLower())" />',
    '<set-variable name="v" value="@{ if (context.Product == null) { return ""; } return«(string)»context.Product.Name; }" />',
  ],
  good: [
    '<set-variable name="v" value="@(context.Variables.GetValueOrDefault<string>("tenant", ""))" />',
    '<set-variable name="v" value="@((string)context.Variables["tenant"])" />',
    '<set-variable name="v" value="@((string)context.Variables.GetValueOrDefault<object>("tenant"))" />',
  ],
  check: {
    code(code, report) {
      for (const node of code.nodes) {
        // the binder leaves a cast without effect out; what it left of it is that the operand begins there
        if (node.kind !== 'Call' && node.kind !== 'Property') continue;
        const { code: text } = code.value.expression;
        const [cast, name] = CAST.exec(text.slice(node.span.start, node.span.end)) ?? [];
        if (cast === undefined || name === undefined || name.toLowerCase() !== displayName(node.type).toLowerCase())
          continue;
        const span = code.span({ span: { start: node.span.start, end: node.span.start + cast.trimEnd().length } });
        report(span, `This is a ${displayName(node.type)} already`, {
          title: 'Leave the cast out',
          safe: true,
          // of return(string)x, two words must stay
          edits: [{ span, text: /\w/.test(text.charAt(node.span.start - 1)) ? ' ' : '' }],
        });
      }
    },
  },
});
