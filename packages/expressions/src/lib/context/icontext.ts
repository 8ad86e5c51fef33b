import type { ContextView } from '../../context.ts';
import { effect, typeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { named, spanOf, utcDateTime } from '../../values/context-value.ts';
import { Guid } from '../../values/guid.ts';
import { graphQLContext } from '../../values/graphql-data.ts';
import { MapDictionary } from '../../values/read-only-dictionary.ts';

/** `context`: the exchange that an expression is about. What it may lack is null, as in the service. */
export const IContext = typeDef('Sluice.IContext', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'IContextApi Api { get; }': (self: ContextView) => self.api,
    'IBackend Backend { get; }': (self: ContextView) => named('Sluice.IBackend', self.backend),
    'IDeployment Deployment { get; }': (self: ContextView) => self.deployment,
    'TimeSpan Elapsed { get; }': effect('clock', (self: ContextView) => spanOf(self.elapsed)),
    'IGraphQLContext GraphQL { get; }': (self: ContextView) => graphQLContext(self.graphQL ?? null),
    'ILastError LastError { get; }': (self: ContextView) => self.lastError,
    'IOperation Operation { get; }': (self: ContextView) => self.operation,
    'IProduct Product { get; }': (self: ContextView) => self.product,
    'IRequest Request { get; }': (self: ContextView) => self.request,
    'Guid RequestId { get; }': (self: ContextView) => new Guid(self.requestId),
    'IResponse Response { get; }': (self: ContextView) => self.response,
    'ISubscription Subscription { get; }': (self: ContextView) => self.subscription,
    'DateTime Timestamp { get; }': (self: ContextView) => utcDateTime(self.timestamp),
    'bool Tracing { get; }': (self: ContextView) => self.tracing,
    'IUser User { get; }': (self: ContextView) => self.user,
    'IReadOnlyDictionary<string, object> Variables { get; }': (self: ContextView) =>
      new MapDictionary(self.variables, T.object),
    'IWorkspace Workspace { get; }': (self: ContextView) => named('Sluice.IWorkspace', self.workspace),
    'void Trace(string message)': effect('trace', (self: ContextView, message: string | null) =>
      self.trace(message ?? ''),
    ),
  },
});
