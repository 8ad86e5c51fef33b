import { attr, text } from '../policy/attribute.ts';
import { atLeastOneOf, doubtful, exactlyOneOf, once, order, requiredWith } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import {
  CONSISTENCY,
  ETAG,
  ITEM_ID,
  LIQUID_TEMPLATE,
  PARAMETER_NAME,
  PARTITION_KEY,
  RESOLVER_RESPONSE,
} from '../policy/shared/resolver.ts';

export default definePolicy({
  name: 'cosmosdb-data-source',
  title: 'Cosmos DB data source for a resolver',
  category: 'graphql-resolver',
  purpose: 'Resolves a GraphQL field with a query, read, write or delete in Cosmos DB.',
  sections: [],
  gateways: ['classic', 'v2'],
  elements: {
    'connection-info': child.one('Where the data is.', {
      elements: {
        'connection-string': child.one('The account.', {
          attributes: {
            'use-managed-identity': attr.bool('Whether to sign in with the managed identity.', { default: false }),
            'client-id': attr.string('In the schema only.'),
          },
          text: text.string('AccountEndpoint=…;'),
        }),
        'database-name': child.one('The database.', { text: text.string('Its name.') }),
        'container-name': child.one('The container.', { text: text.string('Its name.') }),
      },
    }),
    'query-request': child.optional('A query.', {
      attributes: {
        'enable-low-precision-order-by': attr.bool('An option of the query.', { expressions: 'forbidden' }),
      },
      elements: {
        'sql-statement': child.optional('The query.', { text: text.string('Its text.') }),
        parameters: child.optional('Its parameters.', {
          elements: {
            parameter: child.many('One parameter.', {
              attributes: {
                name: attr.string('Its name, @ included.', { required: true, form: PARAMETER_NAME }),
                type: attr.string('In the schema only.'),
              },
              text: text.string('Its value.'),
            }),
          },
        }),
        'partition-key': PARTITION_KEY,
        paging: child.optional('Paging.', {
          elements: {
            'max-item-count': child.one('Items of a page; -1 for all.', {
              attributes: LIQUID_TEMPLATE,
              text: text.int('The number.'),
            }),
            'continuation-token': child.one('Where to go on.', {
              attributes: LIQUID_TEMPLATE,
              text: text.string('The token.'),
            }),
          },
        }),
      },
    }),
    'read-request': child.optional('A point read.', {
      elements: { id: ITEM_ID, 'partition-key': PARTITION_KEY },
      constraints: [atLeastOneOf('id')],
    }),
    'delete-request': child.optional('A delete.', {
      attributes: CONSISTENCY,
      elements: { id: ITEM_ID, 'partition-key': PARTITION_KEY, etag: ETAG },
      constraints: [atLeastOneOf('id')],
    }),
    'write-request': child.optional('A write.', {
      attributes: {
        type: attr.oneOf(['insert', 'replace', 'upsert'], 'What to do where the item exists.', { default: 'upsert' }),
        ...CONSISTENCY,
        'indexing-directive': attr.string('How the item is indexed.', { default: 'default' }),
        'enable-content-response-on-write': attr.string('In the schema only.'),
      },
      elements: { id: ITEM_ID, 'partition-key': PARTITION_KEY, etag: ETAG },
      policies: ['set-body', 'include-fragment'],
      constraints: [
        doubtful(once('set-body')),
        doubtful(order('id', 'partition-key', 'etag', 'set-body', 'include-fragment')),
        requiredWith('id', 'type', 'replace'),
      ],
    }),
    response: RESOLVER_RESPONSE,
  },
  constraints: [
    exactlyOneOf('query-request', 'read-request', 'delete-request', 'write-request'),
    doubtful(order('connection-info', 'query-request', 'read-request', 'delete-request', 'write-request', 'response')),
  ],
  examples: [
    `<cosmosdb-data-source>
  <connection-info>
    <connection-string use-managed-identity="true">AccountEndpoint=https://c.documents.azure.com:443/;</connection-string>
    <database-name>db</database-name>
    <container-name>items</container-name>
  </connection-info>
  <read-request><id>7</id><partition-key>7</partition-key></read-request>
</cosmosdb-data-source>`,
  ],
});
