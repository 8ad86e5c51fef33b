import { typeDef } from '../../types/define.ts';
import type { BasicAuthCredentials as Credentials } from '../../values/basic-credentials.ts';

const userId = (self: Credentials): string => self.userId;

/** `UserId` in the reference, `Username` in the toolkit. */
export const BasicAuthCredentials = typeDef('Sluice.BasicAuthCredentials', {
  kind: 'class',
  documented: 'all',
  extension: true,
  members: {
    'string UserId { get; }': userId,
    'string Username { get; }': userId,
    'string Password { get; }': (self: Credentials) => self.password,
  },
});
