import { attr } from '../policy/attribute.ts';
import { doubtful, onlyWith } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'get-authorization-context',
  title: 'Get authorization context',
  category: 'authentication',
  purpose: 'Fetches the token of a connection of the credential manager into a variable.',
  sections: ['inbound'],
  disputedSections: ['backend', 'outbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption'],
  attributes: {
    'provider-id': attr.string('The id of the credential provider.', { required: true }),
    'authorization-id': attr.string('The id of the connection.', { required: true }),
    'context-variable-name': attr.string('The variable that gets the Authorization.', { required: true }),
    'identity-type': attr.oneOf(
      ['managed', 'jwt'],
      'Whose access is checked: the managed identity or the token in identity.',
      {
        default: 'managed',
      },
    ),
    identity: attr.string('An Entra token, without a scheme before it.'),
    'ignore-error': attr.bool('Whether a failure leaves null in the variable.', { default: false }),
  },
  constraints: [doubtful(onlyWith('identity', 'identity-type', 'jwt'))],
  errors: [{ reason: null, status: 500, when: 'The connection is missing or broken, and ignore-error is false.' }],
  examples: [
    '<get-authorization-context provider-id="github-01" authorization-id="auth-01" context-variable-name="auth" />',
  ],
});
