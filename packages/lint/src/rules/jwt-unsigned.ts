import { defineRule } from '../define.ts';
import { literal, spanOf } from '../values.ts';

export default defineRule({
  id: 'jwt-unsigned',
  category: 'security',
  severity: 'warning',
  title: 'Tokens without a signature or an expiry are accepted',
  why: 'Anyone can write a token that is not signed, with any claims in it; one without an expiry is valid for ever once it leaks. Leave require-signed-tokens and require-expiration-time at true.',
  bad: [
    `<validate-jwt header-name="Authorization" «require-signed-tokens="false"»>
  <openid-config url="https://login.example.com/.well-known/openid-configuration" />
  <audiences><audience>api://orders</audience></audiences>
</validate-jwt>`,
    `<validate-jwt header-name="Authorization" «require-expiration-time="false"»>
  <openid-config url="https://login.example.com/.well-known/openid-configuration" />
  <audiences><audience>api://orders</audience></audiences>
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
        if (literal(jwt, 'require-signed-tokens') === false)
          report(spanOf(jwt, 'require-signed-tokens'), 'Anyone can make a token that is not signed');
        if (literal(jwt, 'require-expiration-time') === false)
          report(spanOf(jwt, 'require-expiration-time'), 'A token that never expires is valid for ever once it leaks');
      },
    },
  },
});
