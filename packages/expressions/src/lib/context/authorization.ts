import { typeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import type { Authorization as Held } from '../../values/authorization.ts';
import { MapDictionary } from '../../values/read-only-dictionary.ts';

/** What `get-authorization-context` leaves in a variable. */
export const Authorization = typeDef('Sluice.Authorization', {
  kind: 'class',
  documented: 'all',
  extension: true,
  members: {
    'string AccessToken { get; }': (self: Held) => self.accessToken,
    'IReadOnlyDictionary<string, object> Claims { get; }': (self: Held) => new MapDictionary(self.claims, T.object),
  },
});
