import type { UserIdentityView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

/** An account of the user at an identity provider. */
export const IUserIdentity = typeDef('Sluice.IUserIdentity', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string Id { get; }': (self: UserIdentityView) => self.id,
    'string Provider { get; }': (self: UserIdentityView) => self.provider,
  },
});
