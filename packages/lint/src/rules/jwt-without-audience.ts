import { defineRule } from '../define.ts';
import { childrenNamed, literal, mayGrow } from '../values.ts';

const AUDIENCE: ReadonlySet<unknown> = new Set([undefined, 'aud', 'azp', 'appid', 'client_id', 'cid']);

export default defineRule({
  id: 'jwt-without-audience',
  category: 'security',
  severity: 'warning',
  title: 'A token is accepted whoever it was issued for',
  why: 'Every token of the issuer passes, also one that was issued for another application and handed to it by the user. List the audiences of this API, or require a claim aud.',
  bad: [
    `<«validate-jwt» header-name="Authorization">
  <openid-config url="https://login.example.com/.well-known/openid-configuration" />
</validate-jwt>`,
  ],
  good: [
    `<validate-jwt header-name="Authorization">
  <openid-config url="https://login.example.com/.well-known/openid-configuration" />
  <audiences><audience>api://orders</audience></audiences>
</validate-jwt>`,
    `<validate-jwt header-name="Authorization">
  <openid-config url="https://login.example.com/.well-known/openid-configuration" />
  <required-claims><claim name="aud"><value>api://orders</value></claim></required-claims>
</validate-jwt>`,
  ],
  check: {
    policy: {
      'validate-jwt'(jwt, report) {
        const claims = childrenNamed(jwt, 'required-claims').flatMap((c) => childrenNamed(c, 'claim'));
        if (childrenNamed(jwt, 'audiences').length > 0 || mayGrow(jwt)) return;
        // that of an application narrows it as well, and a name that is not known here may be either
        if (claims.some((c) => AUDIENCE.has(literal(c, 'name')))) return;
        report(jwt.element.nameSpan, 'Tokens that were issued for other applications pass too: no audience is checked');
      },
    },
  },
});
