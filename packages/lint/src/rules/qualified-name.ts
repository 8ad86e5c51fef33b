import type { Span } from '@sluice/parser';
import type { Code } from '../code.ts';
import { defineRule } from '../define.ts';

/** Namespaces whose types published policies also write without them; of others that is not known. */
const KNOWN: ReadonlySet<string> = new Set([
  'System',
  'System.Collections.Generic',
  'System.Text',
  'System.Text.RegularExpressions',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
]);

export default defineRule({
  id: 'qualified-name',
  category: 'style',
  severity: 'hint',
  title: 'A type is written with its namespace',
  why: 'Expressions know the types that they may use by their short names: JObject, Regex, Encoding. The namespace before them only makes the line longer.',
  bad: [
    '<set-variable name="v" value="@(«Newtonsoft.Json.Linq.JObject».Parse("{}"))" />',
    '<set-variable name="v" value="@(new «System.Text.StringBuilder»().Append(context.Api.Name).ToString())" />',
  ],
  good: [
    '<set-variable name="v" value="@(JObject.Parse("{}"))" />',
    '<set-variable name="v" value="@(System.Net.WebUtility.UrlEncode(context.Api.Name))" />',
  ],
  check: {
    code(code, report) {
      // one for an expression: who writes one writes more
      const written = qualified(code);
      const first = written[0];
      if (first === undefined) return;
      report(code.span({ span: first.whole }), `${first.short} says the same`, {
        title: 'Write the short names',
        safe: true,
        edits: written.map(({ namespace }) => ({ span: code.span({ span: namespace }), text: '' })),
      });
    },
  },
});

interface Written {
  readonly short: string;
  readonly whole: Span;
  readonly namespace: Span;
}

/** The types that an expression writes with their namespaces, in its order. */
function qualified({ nodes, value }: Code): readonly Written[] {
  const { code } = value.expression;
  const found = new Map<number, Written>();
  for (const node of nodes) {
    if (node.kind !== 'Call' && node.kind !== 'Property') continue;
    const { name } = node.member.owner;
    const dot = name.lastIndexOf('.') + 1;
    const start = node.span.start + (/^new\s+/.exec(code.slice(node.span.start, node.span.end))?.[0].length ?? 0);
    if (KNOWN.has(name.slice(0, Math.max(0, dot - 1))) && code.startsWith(name, start))
      found.set(start, {
        short: name.slice(dot),
        whole: { start, end: start + name.length },
        namespace: { start, end: start + dot },
      });
  }
  return [...found.values()].sort((a, b) => a.whole.start - b.whole.start);
}
