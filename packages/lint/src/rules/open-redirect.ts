import { bare, callersInput, lookupOf } from '../code.ts';
import { defineRule } from '../define.ts';
import { literal } from '../values.ts';

export default defineRule({
  id: 'open-redirect',
  category: 'security',
  severity: 'warning',
  title: 'The caller chooses where the answer redirects to',
  why: 'A link to the API then leads to any site, with the trust that its name has: a favourite of phishing and of stealing authorization codes. Compare the address with a list, or keep the host in the policy.',
  bad: [
    `<return-response>
  <set-status code="302" reason="Found" />
  <set-header name="Location"><value>@(«context.Request.Url.Query.GetValueOrDefault("next", "/")»)</value></set-header>
</return-response>`,
  ],
  good: [
    `<return-response>
  <set-status code="302" reason="Found" />
  <set-header name="Location"><value>@("https://www.example.com/" + context.Request.Url.Query.GetValueOrDefault("page", ""))</value></set-header>
</return-response>`,
  ],
  check: {
    code(code, report) {
      if (code.policy.def.name !== 'set-header' || code.element.element.name !== 'value') return;
      if (String(literal(code.policy, 'name')).toLowerCase() !== 'location') return;
      const root = bare(code.root);
      const first =
        root.kind === 'Concat'
          ? bare(root.parts[0]!)
          : root.kind === 'Interpolate' && typeof root.parts[0] === 'object'
            ? bare(root.parts[0].value)
            : root;
      const lookup = lookupOf(first);
      if (
        (lookup?.source === 'query' || lookup?.source === 'headers') &&
        lookup.name?.toLowerCase() !== 'host' &&
        callersInput(first).length > 0
      )
        report(code.span(first), 'The caller chooses where this redirects to');
    },
  },
});
