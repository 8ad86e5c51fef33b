import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'authentication-managed-identity',
  title: 'Authenticate with managed identity',
  category: 'authentication',
  purpose: 'Gets a token with the managed identity of the service and signs in at the backend with it.',
  sections: ['inbound'],
  disputedSections: ['backend', 'outbound', 'on-error'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  attributes: {
    resource: attr.string('The application id, or its URI, of the API that the token is for.', { required: true }),
    'client-id': attr.string('The user-assigned identity; the system-assigned one without it.', {
      expressions: 'disputed',
    }),
    'output-token-variable-name': attr.string('The variable that gets the token, which is then not sent by itself.', {
      expressions: 'forbidden',
    }),
    'ignore-error': attr.bool('Whether to go on without a token.', { default: false, expressions: 'disputed' }),
  },
  errors: [{ reason: null, status: null, when: 'No token was given, and ignore-error is false.' }],
  examples: [
    '<authentication-managed-identity resource="https://management.azure.com/" output-token-variable-name="token" />',
  ],
});
