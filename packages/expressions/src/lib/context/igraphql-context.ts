import { typeDef } from '../../types/define.ts';
import type { GraphQLContext, GraphQLData } from '../../values/graphql-data.ts';
import { COMPACT, write } from '../../values/json/writer.ts';

/** Inside a GraphQL resolver: the field's arguments and its parent object. The reference's table and its examples name the arguments differently. */
export const IGraphQLContext = typeDef('Sluice.IGraphQLContext', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'IGraphQLDataObject Arguments { get; }': (self: GraphQLContext) => self.arguments,
    'IGraphQLDataObject GraphQLArguments { get; }': (self: GraphQLContext) => self.arguments,
    'IGraphQLDataObject Parent { get; }': (self: GraphQLContext) => self.parent,
  },
});

/** The members are not published; the examples index it by name and treat what they get as a JToken. */
export const IGraphQLDataObject = typeDef('Sluice.IGraphQLDataObject', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'JToken this[string name] { get; }': (self: GraphQLData, name: string | null) => self.object.named(name),
    'string ToString()': (self: GraphQLData) => write(self.object, COMPACT),
  },
});
