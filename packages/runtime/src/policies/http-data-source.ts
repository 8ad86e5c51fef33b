import { text } from '../policy/attribute.ts';
import { atLeastOneOf, doubtful, once, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'http-data-source',
  title: 'HTTP data source for a resolver',
  category: 'graphql-resolver',
  purpose: 'Resolves a GraphQL field with an HTTP request.',
  sections: [],
  gateways: ['classic', 'v2', 'consumption'],
  elements: {
    'http-request': child.one('The request.', {
      elements: { 'set-url': child.one('The URL.', { text: text.string('The URL.') }) },
      policies: [
        'get-authorization-context',
        'set-backend-service',
        'set-method',
        'include-fragment',
        'set-header',
        'set-body',
        'authentication-certificate',
      ],
      constraints: [
        atLeastOneOf('set-method'),
        doubtful(
          once(
            'get-authorization-context',
            'set-backend-service',
            'set-method',
            'set-body',
            'authentication-certificate',
          ),
        ),
      ],
    }),
    backend: child.optional('Sends the request to a backend.', { policies: ['forward-request'] }),
    'http-response': child.optional('What is made of the answer.', {
      policies: ['set-body', 'json-to-xml', 'xml-to-json', 'find-and-replace', 'publish-event', 'include-fragment'],
      constraints: [doubtful(once('set-body', 'json-to-xml', 'xml-to-json', 'find-and-replace', 'publish-event'))],
    }),
  },
  constraints: [doubtful(order('http-request', 'backend', 'http-response'))],
  examples: [
    `<http-data-source>
  <http-request><set-method>GET</set-method><set-url>https://data.example.com/users</set-url></http-request>
</http-data-source>`,
  ],
});
