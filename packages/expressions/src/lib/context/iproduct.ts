import type { ProductView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';
import { arrayOfInterface } from '../../values/context-value.ts';

const subscriptionsLimit = (self: ProductView): number | null => self.subscriptionsLimit;

/** The product that the subscription is to. The limit and the APIs go by the names of the reference's older editions too. */
export const IProduct = typeDef('Sluice.IProduct', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'IEnumerable<IApi> Apis { get; }': (self: ProductView) => arrayOfInterface('Sluice.IApi', self.apis),
    'bool ApprovalRequired { get; }': (self: ProductView) => self.approvalRequired,
    'IEnumerable<IGroup> Groups { get; }': (self: ProductView) => arrayOfInterface('Sluice.IGroup', self.groups),
    'string Id { get; }': (self: ProductView) => self.id,
    'string Name { get; }': (self: ProductView) => self.name,
    'ProductState State { get; }': (self: ProductView) => (self.state === 'Published' ? 1 : 0),
    'int? SubscriptionsLimit { get; }': subscriptionsLimit,
    'int? SubscriptionLimit { get; }': subscriptionsLimit,
    'bool SubscriptionRequired { get; }': (self: ProductView) => self.subscriptionRequired,
  },
});
