import type { UserView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';
import { arrayOfInterface, utcDateTime } from '../../values/context-value.ts';

/** The owner of the subscription. */
export const IUser = typeDef('Sluice.IUser', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string Email { get; }': (self: UserView) => self.email,
    'string FirstName { get; }': (self: UserView) => self.firstName,
    'IEnumerable<IGroup> Groups { get; }': (self: UserView) => arrayOfInterface('Sluice.IGroup', self.groups),
    'string Id { get; }': (self: UserView) => self.id,
    'IEnumerable<IUserIdentity> Identities { get; }': (self: UserView) =>
      arrayOfInterface('Sluice.IUserIdentity', self.identities),
    'string LastName { get; }': (self: UserView) => self.lastName,
    'string Note { get; }': (self: UserView) => self.note,
    'DateTime RegistrationDate { get; }': (self: UserView) => utcDateTime(self.registrationDate),
  },
});
