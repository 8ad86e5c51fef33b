import { attr, text } from '../policy/attribute.ts';
import { doubtful, once } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';

const REQUEST_POLICIES = [
  'authentication-basic',
  'authentication-certificate',
  'authentication-managed-identity',
  'get-authorization-context',
  'set-backend-service',
  'set-header',
] as const;

export default definePolicy({
  name: 'graphql-data-source',
  title: 'GraphQL data source for a resolver',
  category: 'graphql-resolver',
  purpose: 'Resolves a GraphQL field with a request to another GraphQL endpoint.',
  sections: [],
  elements: {
    request: child.one('The request.', {
      elements: {
        'set-url': child.optional('The URL.', { text: text.string('The URL.') }),
        document: child.one('The GraphQL document.', { text: text.string('Its text.') }),
        operationName: child.optional('The operation.', { text: text.string('Its name.') }),
        variables: child.optional('The variables.', {
          elements: {
            variable: child.many('One variable.', {
              min: 1,
              attributes: { name: attr.string('Its name.', { required: true }) },
              text: text.string('Its value.'),
            }),
          },
        }),
      },
      policies: [...REQUEST_POLICIES, 'include-fragment'],
      constraints: [doubtful(once(...REQUEST_POLICIES))],
    }),
    response: child.optional('What is made of the answer.', {
      policies: ['set-body', 'include-fragment', 'publish-event'],
      constraints: [doubtful(once('set-body', 'publish-event'))],
    }),
  },
  documented: 'schema',
  examples: [
    '<graphql-data-source><request><set-url>https://other.example.com/graphql</set-url><document>query { me { id } }</document></request></graphql-data-source>',
  ],
});
