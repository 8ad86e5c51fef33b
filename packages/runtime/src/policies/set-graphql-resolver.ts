import { attr } from '../policy/attribute.ts';
import { atLeastOneOf, once } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'set-graphql-resolver',
  title: 'Set GraphQL resolver (retired preview)',
  category: 'graphql-resolver',
  purpose: 'Resolved a GraphQL field, before resolvers became documents of their own.',
  sections: ['backend'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic'],
  attributes: {
    'parent-type': attr.string('The type in the schema.', { required: true }),
    field: attr.string('Its field.', { required: true }),
  },
  policies: ['http-data-source'],
  constraints: [atLeastOneOf('http-data-source'), once('http-data-source')],
  documented: 'retired',
  examples: [
    `<set-graphql-resolver parent-type="Query" field="users">
  <http-data-source>
    <http-request><set-method>GET</set-method><set-url>https://data.example.com/users</set-url></http-request>
  </http-data-source>
</set-graphql-resolver>`,
  ],
});
