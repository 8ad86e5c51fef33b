import type { GraphQLView } from '../context.ts';
import { CLR } from './clr.ts';
import { parseObject } from './json/load.ts';
import type { JObject } from './json/object.ts';

/** `context.GraphQL`: JSON objects, read when a resolver's expression asks for the context. */
export class GraphQLData {
  readonly object: JObject;

  constructor(object: JObject) {
    this.object = object;
  }

  get [CLR](): string {
    return 'Sluice.IGraphQLDataObject';
  }
}

export class GraphQLContext {
  readonly arguments: GraphQLData;
  readonly parent: GraphQLData | null;

  constructor(view: GraphQLView) {
    this.arguments = new GraphQLData(parseObject(view.arguments));
    this.parent = view.parent === null ? null : new GraphQLData(parseObject(view.parent));
  }

  get [CLR](): string {
    return 'Sluice.IGraphQLContext';
  }
}

export const graphQLContext = (view: GraphQLView | null): GraphQLContext | null =>
  view === null ? null : new GraphQLContext(view);
