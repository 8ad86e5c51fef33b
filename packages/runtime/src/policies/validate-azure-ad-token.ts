import { attr } from '../policy/attribute.ts';
import { atLeastOneOf, atMostOneOf, doubtful } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { listOf, OUTPUT_TOKEN, REQUIRED_CLAIMS, TOKEN_FAILURE, TOKEN_PLACES } from '../policy/shared/tokens.ts';

export default definePolicy({
  name: 'validate-azure-ad-token',
  title: 'Validate Microsoft Entra token',
  category: 'authentication',
  purpose:
    'Lets a request through only with a token of Microsoft Entra for the right applications, audiences and claims.',
  sections: ['inbound'],
  attributes: {
    'tenant-id': attr.string('The tenant, organizations or common.', { required: true }),
    ...TOKEN_PLACES,
    ...TOKEN_FAILURE,
    'authentication-endpoint': attr.string('Where tokens come from; another one for sovereign clouds.', {
      default: 'https://login.microsoftonline.com',
    }),
    'output-token-variable-name': OUTPUT_TOKEN,
    'require-scheme': attr.string('In the schema only.'),
    'allow-protected-forwarded-tokens': attr.bool('In the schema only.'),
    'allow-proof-of-possession-tokens': attr.bool('In the schema only.'),
  },
  elements: {
    'backend-application-ids': listOf('Accepted backend applications.', 'application-id', 'One application.', {
      expressions: 'disputed',
    }),
    'client-application-ids': listOf('Accepted client applications.', 'application-id', 'One application.', {
      expressions: 'disputed',
    }),
    audiences: listOf('Accepted audiences.', 'audience', 'One audience.'),
    'required-claims': REQUIRED_CLAIMS,
    'decryption-keys': child.optional('Keys that decrypt tokens; each is tried.', {
      elements: {
        key: child.many('One key.', {
          min: 1,
          attributes: {
            'certificate-id': attr.string('The certificate that holds it.', {
              required: true,
              refersTo: 'certificate',
            }),
            id: attr.string('In the schema only.'),
          },
        }),
      },
    }),
  },
  constraints: [
    atMostOneOf('header-name', 'query-parameter-name', 'token-value'),
    doubtful(atLeastOneOf('client-application-ids', 'audiences')),
  ],
  errors: [{ reason: null, status: 401, when: 'There is no token, or it is not right.' }],
  examples: [
    `<validate-azure-ad-token tenant-id="{{tenant}}">
  <client-application-ids><application-id>{{client}}</application-id></client-application-ids>
</validate-azure-ad-token>`,
  ],
});
