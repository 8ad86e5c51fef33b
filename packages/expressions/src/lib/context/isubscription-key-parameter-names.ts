import type { ApiView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

type Names = ApiView['subscriptionKeyParameterNames'];

/** Where a caller puts the subscription key. */
export const ISubscriptionKeyParameterNames = typeDef('Sluice.ISubscriptionKeyParameterNames', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string Header { get; }': (self: Names) => self.header,
    'string Query { get; }': (self: Names) => self.query,
  },
});
