import type { BoundNode } from '@sluice/expressions';
import { bare, constantText, lookupOf, type Code, type Source } from '../code.ts';
import { defineRule } from '../define.ts';
import type { Subject } from '../subject.ts';
import { literal } from '../values.ts';

export default defineRule({
  id: 'unchecked-header',
  category: 'correctness',
  severity: 'warning',
  title: 'A header or query parameter that may be absent is read as if it were there',
  why: 'Reading a dictionary with [ ] throws where the caller left the name out, and GetValueOrDefault without a default gives null, on which the next call fails: the caller gets a 500 for a request that deserves a 400. Give a default, or ask ContainsKey first.',
  bad: [
    '<set-variable name="v" value="@(«context.Request.Headers["X-Tenant"]».First())" />',
    '<set-variable name="v" value="@(«context.Request.Headers.GetValueOrDefault("X-Tenant")».ToLower())" />',
    '<set-variable name="v" value="@(«context.Request.Url.Query["tenant"]»[0])" />',
  ],
  good: [
    '<set-variable name="v" value="@(context.Request.Headers.GetValueOrDefault("X-Tenant", "").ToLower())" />',
    '<set-variable name="v" value="@(context.Request.Headers.GetValueOrDefault("X-Tenant")?.ToLower())" />',
    '<set-variable name="v" value="@(context.Request.Headers.ContainsKey("X-Tenant") ? context.Request.Headers["X-Tenant"].First() : "")" />',
    `<check-header name="X-Tenant" failed-check-httpcode="400" failed-check-error-message="X-Tenant is missing" ignore-case="true" />
<set-variable name="v" value="@(context.Request.Headers["X-Tenant"].First())" />`,
  ],
  check: {
    document(subject, report) {
      const isGuarded = guards(subject);
      for (const code of subject.codes) {
        if (code.policy.section === 'on-error') continue;
        let compared: ReadonlySet<BoundNode> | null = null;
        for (const node of code.nodes) {
          const direct = lookupOf(node);
          const used =
            node.kind === 'Call' && !node.member.extension && node.receiver !== null ? lookupOf(node.receiver) : null;
          const found =
            direct?.how === 'index' ? direct : used?.how === 'GetValueOrDefault' && !used.hasDefault ? used : null;
          if (found === null || found.name === null || (found.source !== 'headers' && found.source !== 'query'))
            continue;
          if (isGuarded(found.source, found.name)) continue;
          compared ??= comparedIn(code);
          if (found.how !== 'index' || !compared.has(found.node))
            report(code.span(found.node), `Where the caller leaves "${found.name}" out, this fails and he gets a 500`);
        }
      }
    },
  },
});

/** What is compared: that [ ] is never null is what index-compared-with-null says. */
const comparedIn = ({ nodes }: Code): ReadonlySet<BoundNode> =>
  new Set(nodes.flatMap((node) => (node.kind === 'Binary' ? [bare(node.left), bare(node.right)] : [])));

/** Headers that every request has, or that the gateway adds. */
const ALWAYS = 'host';

/** Which names the document asks for, demands or sets anywhere, not necessarily before the place that reads them. */
function guards({ codes, policies }: Subject): (source: Source, name: string) => boolean {
  const known = new Set<string>([ALWAYS]);
  const add = (name: unknown): void => void (typeof name === 'string' && known.add(name.toLowerCase()));
  // a name that is computed may be any
  const open = new Set<Source>();
  for (const policy of policies) {
    if (WHOLE.has(policy.def.name)) return () => true;
    if (!DEMANDS.has(policy.def.name)) continue;
    add(literal(policy, 'name'));
    add(literal(policy, 'header-name'));
  }
  for (const { nodes, value } of codes)
    for (const node of nodes) {
      if (node.kind === 'Binary') [node.left, node.right].forEach((side) => add(constantText(side)));
      if (node.kind !== 'Call') continue;
      const lookup = lookupOf(node);
      if (lookup !== null && lookup.name === null) open.add(lookup.source);
      // a value without a default is a question only where it is compared with null
      const isRead = lookup?.how === 'GetValueOrDefault' && !lookup.hasDefault;
      if (!isRead || /null|IsNullOr|\?\./.test(value.expression.code))
        node.args.forEach((a) => add(constantText(a.value)));
    }
  return (source, name) => open.has(source) || known.has(name.toLowerCase());
}

const DEMANDS: ReadonlySet<string> = new Set([
  'check-header',
  'set-header',
  'set-query-parameter',
  'validate-jwt',
  'validate-azure-ad-token',
]);
const WHOLE: ReadonlySet<string> = new Set(['validate-parameters', 'include-fragment']);
