import { attr, text } from '../policy/attribute.ts';
import { doubtful, exactlyOneOf, onlyWith, order, together } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { listOf, OUTPUT_TOKEN, REQUIRED_CLAIMS, TOKEN_FAILURE, TOKEN_PLACES } from '../policy/shared/tokens.ts';

export default definePolicy({
  name: 'validate-jwt',
  title: 'Validate JWT',
  category: 'authentication',
  purpose: 'Lets a request through only with a valid JSON web token.',
  sections: ['inbound'],
  attributes: {
    ...TOKEN_PLACES,
    ...TOKEN_FAILURE,
    'require-expiration-time': attr.bool('Whether the token must say when it expires.', { default: true }),
    'require-scheme': attr.string('The scheme before the token, such as Bearer; only in the Authorization header.'),
    'require-signed-tokens': attr.bool('Whether the token must be signed.', { default: true }),
    'clock-skew': attr.int('Seconds by which clocks may differ.', { default: 0 }),
    'output-token-variable-name': OUTPUT_TOKEN,
  },
  elements: {
    'openid-config': child.many('An OpenID provider, with its keys and its issuer.', {
      attributes: {
        url: attr.string('Its discovery document.', { required: true, refersTo: 'openid-config' }),
        'validate-connectivity': attr.bool('Whether it must be reachable when the policy is saved.'),
        host: attr.string('In the schema only.'),
      },
    }),
    'issuer-signing-tokens': listOf('In the schema only.', 'token', 'One token.', { min: 0 }),
    'issuer-signing-keys': child.optional('Keys that sign tokens; each is tried.', {
      elements: {
        key: child.many('One key: Base64 text, a certificate, or a modulus and exponent.', {
          attributes: {
            id: attr.string('The kid of the tokens that it signs.'),
            'certificate-id': attr.string('The certificate that holds it.', { refersTo: 'certificate' }),
            n: attr.string('The modulus, in Base64url.', { expressions: 'forbidden' }),
            e: attr.string('The exponent, in Base64url.', { expressions: 'forbidden' }),
          },
          text: text.string('The key, in Base64.'),
          constraints: [exactlyOneOf('text', 'certificate-id', 'n'), together('n', 'e')],
        }),
        'zumo-master-key': child.many('In the schema only.', {
          attributes: { id: attr.string('In the schema only.') },
          text: text.string('In the schema only.'),
        }),
      },
    }),
    'decryption-keys': child.optional('Keys that decrypt tokens; each is tried.', {
      elements: {
        key: child.many('One key.', {
          min: 1,
          attributes: {
            'certificate-id': attr.string('The certificate that holds it.', { refersTo: 'certificate' }),
            id: attr.string('In the schema only.'),
          },
          text: text.string('The key, in Base64.'),
        }),
      },
    }),
    audiences: listOf('Accepted audiences.', 'audience', 'One audience.'),
    issuers: listOf('Accepted issuers.', 'issuer', 'One issuer.'),
    'required-claims': REQUIRED_CLAIMS,
  },
  constraints: [
    exactlyOneOf('header-name', 'query-parameter-name', 'token-value'),
    order(
      'openid-config',
      'issuer-signing-tokens',
      'issuer-signing-keys',
      'decryption-keys',
      'audiences',
      'issuers',
      'required-claims',
    ),
    doubtful(onlyWith('require-scheme', 'header-name', 'Authorization')),
  ],
  errors: [
    { reason: 'TokenNotPresent', status: 401, when: 'There is no token.' },
    { reason: 'TokenSignatureInvalid', status: 401, when: 'The signature is wrong.' },
    { reason: 'TokenSignatureKeyNotFound', status: 401, when: 'No key has the kid of the token.' },
    { reason: 'TokenAudienceNotAllowed', status: 401, when: 'The audience is not accepted.' },
    { reason: 'TokenIssuerNotAllowed', status: 401, when: 'The issuer is not accepted.' },
    { reason: 'TokenExpired', status: 401, when: 'The token has expired.' },
    { reason: 'TokenClaimNotFound', status: 401, when: 'A claim is missing.' },
    { reason: 'TokenClaimValueNotAllowed', status: 401, when: 'A claim has another value.' },
    { reason: 'JwtInvalid', status: 401, when: 'Anything else is wrong with the token.' },
  ],
  examples: [
    `<validate-jwt header-name="Authorization" require-scheme="Bearer">
  <issuer-signing-keys><key>{{jwt-signing-key}}</key></issuer-signing-keys>
  <audiences><audience>api://orders</audience></audiences>
  <required-claims><claim name="group" match="any"><value>finance</value></claim></required-claims>
</validate-jwt>`,
  ],
});
