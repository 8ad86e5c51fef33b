import { defineRule } from '../define.ts';
import { childrenNamed, literal, mayGrow, spanOf } from '../values.ts';

export default defineRule({
  id: 'jwt-unsigned',
  category: 'security',
  severity: 'warning',
  title: 'The signature or the expiry of tokens is not checked',
  why: 'Anyone can write a token that is not signed, with any claims in it; one without an expiry is valid for ever once it leaks; and without openid-config or issuer-signing-keys no signature can be told from another. Leave require-signed-tokens and require-expiration-time at true, and say where the keys are.',
  bad: [
    `<validate-jwt header-name="Authorization" «require-signed-tokens="false"»>
  <openid-config url="https://login.example.com/.well-known/openid-configuration" />
  <audiences><audience>api://orders</audience></audiences>
</validate-jwt>`,
    `<validate-jwt header-name="Authorization" «require-expiration-time="false"»>
  <openid-config url="https://login.example.com/.well-known/openid-configuration" />
  <audiences><audience>api://orders</audience></audiences>
</validate-jwt>`,
    `<«validate-jwt» header-name="Authorization">
  <audiences><audience>api://orders</audience></audiences>
  <issuers><issuer>https://login.example.com/</issuer></issuers>
</validate-jwt>`,
  ],
  good: [
    `<validate-jwt header-name="Authorization" require-signed-tokens="true">
  <openid-config url="https://login.example.com/.well-known/openid-configuration" />
  <audiences><audience>api://orders</audience></audiences>
</validate-jwt>`,
  ],
  check: {
    policy: {
      'validate-jwt'(jwt, report) {
        const isSigned = literal(jwt, 'require-signed-tokens') !== false;
        if (!isSigned) report(spanOf(jwt, 'require-signed-tokens'), 'Anyone can make a token that is not signed');
        if (literal(jwt, 'require-expiration-time') === false)
          report(spanOf(jwt, 'require-expiration-time'), 'A token that never expires is valid for ever once it leaks');
        const keys = ['openid-config', 'issuer-signing-keys', 'decryption-keys'];
        if (isSigned && !mayGrow(jwt) && keys.every((name) => childrenNamed(jwt, name).length === 0))
          report(
            jwt.element.nameSpan,
            'There is no openid-config and no issuer-signing-keys: no signature can be checked',
          );
      },
    },
  },
});
