import type { BoundNode } from '@sluice/expressions';
import type { BoundPolicy } from '@sluice/runtime';
import { constantText, lookupOf, type Code, type Source } from '../code.ts';
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
    code(code, report, subject) {
      if (code.policy.section === 'on-error') return;
      for (const node of code.nodes) {
        const direct = lookupOf(node);
        const used =
          node.kind === 'Call' && !node.member.extension && node.receiver !== null ? lookupOf(node.receiver) : null;
        const found =
          direct?.how === 'index' ? direct : used?.how === 'GetValueOrDefault' && !used.hasDefault ? used : null;
        if (found === null || found.name === null || (found.source !== 'headers' && found.source !== 'query')) continue;
        if (!isGuarded(found.source, found.name, subject))
          report(code.span(found.node), `Where the caller leaves "${found.name}" out, this fails and he gets a 500`);
      }
    },
  },
});

/** Headers that every request has, or that the gateway adds. */
const ALWAYS: ReadonlySet<string> = new Set(['host']);

/** Whether anything in the document asks for the name, demands it or sets it; not necessarily before this place. */
function isGuarded(source: Source, name: string, { codes, policies }: Subject): boolean {
  const same = (other: unknown): boolean => typeof other === 'string' && other.toLowerCase() === name.toLowerCase();
  if (source === 'headers' && ALWAYS.has(name.toLowerCase())) return true;
  const asks = (node: BoundNode, { value }: Code): boolean => {
    if (node.kind === 'Binary') return same(constantText(node.left)) || same(constantText(node.right));
    if (node.kind !== 'Call') return false;
    const lookup = lookupOf(node);
    // a computed name may be this one
    if (lookup?.source === source && lookup.name === null) return true;
    // a value without a default is a question only where it is compared with null
    const isRead = lookup?.how === 'GetValueOrDefault' && !lookup.hasDefault;
    if (isRead && !/null|IsNullOr|\?\./.test(value.expression.code)) return false;
    return node.args.some((a) => same(constantText(a.value)));
  };
  const demands = (p: BoundPolicy): boolean =>
    WHOLE.has(p.def.name) || (DEMANDS.has(p.def.name) && (same(literal(p, 'name')) || same(literal(p, 'header-name'))));
  return policies.some(demands) || codes.some((code) => code.nodes.some((node) => asks(node, code)));
}

const DEMANDS: ReadonlySet<string> = new Set([
  'check-header',
  'set-header',
  'set-query-parameter',
  'validate-jwt',
  'validate-azure-ad-token',
]);
const WHOLE: ReadonlySet<string> = new Set(['validate-parameters', 'include-fragment']);
