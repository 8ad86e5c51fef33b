import type { ApiView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { ClrArray } from '../../values/array.ts';
import { named } from '../../values/context-value.ts';

/** An API of a product. */
export const IApi = typeDef('Sluice.IApi', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string Id { get; }': (self: ApiView) => self.id,
    'string Name { get; }': (self: ApiView) => self.name,
    'string Path { get; }': (self: ApiView) => self.path,
    'IEnumerable<string> Protocols { get; }': (self: ApiView) => new ClrArray(T.string(), self.protocols.slice()),
    'IUrl ServiceUrl { get; }': (self: ApiView) => self.serviceUrl,
    'ISubscriptionKeyParameterNames SubscriptionKeyParameterNames { get; }': (self: ApiView) =>
      named('Sluice.ISubscriptionKeyParameterNames', self.subscriptionKeyParameterNames),
  },
});
