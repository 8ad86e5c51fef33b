import { memberOf } from '../code.ts';
import { defineRule } from '../define.ts';

const CHECKS: ReadonlySet<string> = new Set(['validate-jwt', 'validate-azure-ad-token', 'include-fragment']);

export default defineRule({
  id: 'unvalidated-token',
  category: 'security',
  severity: 'hint',
  title: 'Claims are read from a token that this document does not validate',
  why: 'AsJwt only decodes: the signature, the issuer and the expiry are not checked, so a caller can write any claim he likes. Put validate-jwt before it, and read the token from its output-token-variable-name; where a broader scope validates, this is fine.',
  bad: [
    '<set-variable name="who" value="@(«context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()»?.Subject)" />',
  ],
  good: [
    `<validate-jwt header-name="Authorization" output-token-variable-name="jwt">
  <openid-config url="https://login.example.com/.well-known/openid-configuration" />
  <audiences><audience>api://orders</audience></audiences>
</validate-jwt>
<set-variable name="who" value="@(((Jwt)context.Variables["jwt"]).Subject)" />`,
    // a key that separates callers is no decision about what they may do
    '<rate-limit-by-key calls="10" renewal-period="60" counter-key="@(context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()?.Subject)" />',
  ],
  check: {
    document({ policies, codes, document }, report) {
      if (document.form === 'fragment' || policies.some((p) => CHECKS.has(p.def.name))) return;
      for (const code of codes) {
        if (
          /^(?:trace|log-to-eventhub|emit-metric|rate-limit-by-key|quota-by-key|.*-token-metric|.*-token-limit)$/.test(
            code.policy.def.name,
          )
        )
          continue;
        for (const node of code.nodes)
          // of the request alone: a token that came from an issuer's own answer is another matter
          if (
            /\.(?:AsJwt|TryParseJwt)$/.test(memberOf(node) ?? '') &&
            /context\.Request\.Headers/.test(code.value.expression.code)
          )
            report(code.span(node), 'This only decodes the token: nothing in this document validates it');
      }
    },
  },
});
