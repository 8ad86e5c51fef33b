import { defineRule } from '../define.ts';
import { childrenNamed, literal, mayGrow } from '../values.ts';

export default defineRule({
  id: 'jwt-without-issuer',
  category: 'security',
  severity: 'hint',
  title: 'A token is accepted whoever issued it',
  why: 'With keys of its own and no issuer, the policy takes every token that one of the keys signed. That is enough where one issuer alone has the key, and too much where environments or applications share it. List the issuers; an openid-config brings its own.',
  bad: [
    `<«validate-jwt» header-name="Authorization">
  <issuer-signing-keys><key>{{jwt-signing-key}}</key></issuer-signing-keys>
  <audiences><audience>api://orders</audience></audiences>
</validate-jwt>`,
  ],
  good: [
    `<validate-jwt header-name="Authorization">
  <issuer-signing-keys><key>{{jwt-signing-key}}</key></issuer-signing-keys>
  <audiences><audience>api://orders</audience></audiences>
  <issuers><issuer>https://login.example.com/</issuer></issuers>
</validate-jwt>`,
    `<validate-jwt header-name="Authorization">
  <openid-config url="https://login.example.com/.well-known/openid-configuration" />
  <audiences><audience>api://orders</audience></audiences>
</validate-jwt>`,
  ],
  check: {
    policy: {
      'validate-jwt'(jwt, report) {
        const claims = childrenNamed(jwt, 'required-claims').flatMap((c) => childrenNamed(c, 'claim'));
        const named = childrenNamed(jwt, 'issuers').length + childrenNamed(jwt, 'openid-config').length > 0;
        if (named || mayGrow(jwt) || claims.some((c) => literal(c, 'name') === 'iss')) return;
        report(jwt.element.nameSpan, 'Every token that is signed with one of the keys passes: no issuer is checked');
      },
    },
  },
});
