import { bare } from '../code.ts';
import { defineRule } from '../define.ts';
import { literal } from '../values.ts';

export default defineRule({
  id: 'open-redirect',
  category: 'security',
  severity: 'warning',
  title: 'The caller chooses where the answer redirects to',
  why: 'A link to the API then leads to any site, with the trust that its name has: a favourite of phishing and of stealing authorization codes. Compare the address with a list, or keep the host in the policy.',
  bad: [
    `<set-variable name="next" value="@(context.Request.Url.Query.GetValueOrDefault("next", "/"))" />
<return-response>
  <set-status code="302" reason="Found" />
  <set-header name="Location"><value>@((string)«context.Variables["next"]»)</value></set-header>
</return-response>`,
    `<return-response>
  <set-status code="302" reason="Found" />
  <set-header name="Location"><value>@(«context.Request.Url.Query.GetValueOrDefault("next", "/")»)</value></set-header>
</return-response>`,
  ],
  good: [
    `<set-variable name="next" value="@(context.Request.Url.Query.GetValueOrDefault("next", "/"))" />
<choose>
  <when condition="@(((string)context.Variables["next"]).StartsWith("https://www.example.com/"))">
    <return-response>
      <set-status code="302" reason="Found" />
      <set-header name="Location"><value>@((string)context.Variables["next"])</value></set-header>
    </return-response>
  </when>
</choose>`,
    `<return-response>
  <set-status code="302" reason="Found" />
  <set-header name="Location"><value>@("https://www.example.com/" + context.Request.Url.Query.GetValueOrDefault("page", ""))</value></set-header>
</return-response>`,
  ],
  check: {
    code(code, report, subject) {
      if (code.policy.def.name !== 'set-header' || code.element.element.name !== 'value') return;
      if (String(literal(code.policy, 'name')).toLowerCase() !== 'location') return;
      const root = bare(code.root);
      const first = root.kind === 'Concat' ? root.parts[0]! : root.kind === 'Interpolate' ? root.parts[0]! : root;
      const node = typeof first === 'string' ? null : 'value' in first && !('kind' in first) ? first.value : first;
      const origin = node === null || node.kind === 'Block' ? null : subject.originOf(node);
      if (node === null || (origin?.source !== 'query' && origin?.source !== 'headers')) return;
      if (!subject.isTested(origin)) report(code.span(node), 'The caller chooses where this redirects to');
    },
  },
});
