import type { AccessTokens } from '../host/host.ts';
import { attr } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';
import { after } from '../policy/sending.ts';

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
  errors: [{ reason: null, status: 500, when: 'No token was given, and ignore-error is false.' }],
  notes: [
    'The host gives the token, and is asked again when it has expired.',
    'Without a token that ignore-error forgives, the variable is empty and Authorization stays as it is.',
    'In send-request and send-one-way-request it is for that request alone.',
  ],
  examples: [
    '<authentication-managed-identity resource="https://management.azure.com/" output-token-variable-name="token" />',
  ],
  compile:
    ({ resource, clientId, outputTokenVariableName: variable, ignoreError }, { request, fail }) =>
    (x) => {
      // taken before it waits: afterwards another draft may be at hand
      const { headers } = request(x);
      const wanted = { resource: resource(x), ...(clientId && { clientId: clientId(x) }) };
      const isForgiven = ignoreError(x);
      const { accessToken = nobody } = x.host;
      return after(accessToken(wanted), (answer) => {
        if ('error' in answer && !isForgiven)
          return fail({ reason: null, message: `No token for '${wanted.resource}': ${answer.error}` });
        const token = 'error' in answer ? '' : answer.token;
        if (variable !== undefined) x.variables.set(variable, token);
        else if (token !== '') headers.set('Authorization', [`Bearer ${token}`]);
      });
    },
});

const nobody: AccessTokens = () => ({ error: 'this host has no managed identity' });
