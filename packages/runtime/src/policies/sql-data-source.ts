import { attr, text } from '../policy/attribute.ts';
import { doubtful, once, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { RESOLVER_RESPONSE } from '../policy/shared/resolver.ts';

export default definePolicy({
  name: 'sql-data-source',
  title: 'Azure SQL data source for a resolver',
  category: 'graphql-resolver',
  purpose: 'Resolves a GraphQL field with a T-SQL statement.',
  sections: [],
  gateways: ['classic', 'v2'],
  elements: {
    'connection-info': child.one('Where the data is.', {
      elements: {
        'connection-string': child.one('The database.', {
          attributes: {
            'use-managed-identity': attr.bool('Whether to sign in with the managed identity.', { default: false }),
            scope: attr.string('In the schema only.'),
            'client-id': attr.string('In the schema only.'),
          },
          text: text.string('The connection string.'),
        }),
      },
      policies: ['get-authorization-context', 'include-fragment', 'authentication-certificate'],
      constraints: [doubtful(once('get-authorization-context', 'authentication-certificate'))],
    }),
    request: child.one('The statement.', {
      attributes: { 'single-result': attr.bool('Whether one row at most is expected.', { default: false }) },
      elements: {
        'sql-statement': child.one('The statement.', { text: text.string('Its text.') }),
        parameters: child.optional('Its parameters.', {
          elements: {
            parameter: child.many('One parameter.', {
              min: 1,
              attributes: {
                name: attr.string('Its name, @ included.', { required: true }),
                'sql-type': attr.string('Its type.'),
              },
              text: text.string('Its value.'),
            }),
          },
        }),
      },
      policies: ['include-fragment', 'set-body'],
      constraints: [doubtful(once('set-body'))],
    }),
    response: RESOLVER_RESPONSE,
  },
  policies: ['include-fragment'],
  constraints: [doubtful(order('connection-info', 'request', 'response'))],
  examples: [
    `<sql-data-source>
  <connection-info><connection-string>Server=tcp:s.database.windows.net,1433;</connection-string></connection-info>
  <request single-result="true"><sql-statement>SELECT 1 AS [id]</sql-statement></request>
</sql-data-source>`,
  ],
});
