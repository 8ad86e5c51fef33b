import type { SubscriptionView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';
import { utcDateTime, utcOrNull } from '../../values/context-value.ts';

/** The subscription whose key came with the request. */
export const ISubscription = typeDef('Sluice.ISubscription', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'DateTime CreatedDate { get; }': (self: SubscriptionView) => utcDateTime(self.createdDate),
    'DateTime? EndDate { get; }': (self: SubscriptionView) => utcOrNull(self.endDate),
    'string Id { get; }': (self: SubscriptionView) => self.id,
    'string Key { get; }': (self: SubscriptionView) => self.key,
    'string Name { get; }': (self: SubscriptionView) => self.name,
    'string PrimaryKey { get; }': (self: SubscriptionView) => self.primaryKey,
    'string SecondaryKey { get; }': (self: SubscriptionView) => self.secondaryKey,
    'DateTime? StartDate { get; }': (self: SubscriptionView) => utcOrNull(self.startDate),
  },
});
