import { isCallers } from '../taint.ts';
import { literal } from '../values.ts';
import { defineRule } from '../define.ts';
import type { Source } from '../code.ts';

/** What comes decoded, so that it may hold line breaks; a header cannot. */
const DECODED: ReadonlySet<Source | 'body'> = new Set(['query', 'parameters', 'body'] as const);

const FREE: ReadonlySet<Source | 'body'> = new Set(['query', 'body'] as const);

export default defineRule({
  id: 'header-injection',
  category: 'security',
  severity: 'warning',
  title: "The caller's text becomes a header, line breaks and all",
  why: 'Parameters and members of a body come decoded: %0D%0A is a line break by then, and what follows it is a header of the caller, or the request fails with a 500. Write Uri.EscapeDataString(value), or compare it with what is allowed first.',
  bad: [
    '<set-header name="X-Tenant" exists-action="override"><value>@(«context.Request.Url.Query.GetValueOrDefault("tenant", "")»)</value></set-header>',
    `<set-variable name="tenant" value="@(context.Request.MatchedParameters["tenant"])" />
<set-header name="X-Tenant" exists-action="override"><value>@(«"t-" + (string)context.Variables["tenant"]»)</value></set-header>`,
  ],
  good: [
    '<set-header name="X-Tenant" exists-action="override"><value>@(Uri.EscapeDataString(context.Request.Url.Query.GetValueOrDefault("tenant", "")))</value></set-header>',
    '<set-header name="X-Tenant" exists-action="override"><value>@(context.Request.Headers.GetValueOrDefault("X-Tenant", ""))</value></set-header>',
    `<choose>
  <when condition="@(context.Request.Url.Query.GetValueOrDefault("tenant", "") == "a")">
    <set-header name="X-Tenant" exists-action="override"><value>@(context.Request.Url.Query.GetValueOrDefault("tenant", ""))</value></set-header>
  </when>
</choose>`,
  ],
  check: {
    code(code, report, subject) {
      if (code.policy.def.name !== 'set-header' || code.element.element.name !== 'value') return;
      // where all of it is the caller's, the address itself is the greater harm: see caller-chosen-address
      if (String(literal(code.policy, 'name')).toLowerCase() === 'location' && subject.originOf(code.root) !== null)
        return;
      const origins = subject.originsFor(code, true);
      if (!isCallers(code.root, origins, DECODED)) return;
      // a part of the path has been one part of a URL before
      const severity = isCallers(code.root, origins, FREE) ? 'warning' : 'hint';
      const span = code.root.kind === 'Block' ? code.element.element.nameSpan : code.span(code.root);
      report(span, 'A line break in it begins a header of the caller', undefined, severity);
    },
  },
});
