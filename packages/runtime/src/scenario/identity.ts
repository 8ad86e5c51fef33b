import type { AccessTokens } from '../host/host.ts';
import type { Scenario } from './format.ts';

/** The tokens of a scenario's managed identity, whichever of its identities asks. */
export function tokensOf({ managedIdentity = {} }: Scenario): AccessTokens {
  const tokens = new Map(Object.entries(managedIdentity));
  return ({ resource }) => {
    const given = tokens.get(resource);
    if (given === undefined)
      return { error: `the scenario has none. Add it: "managedIdentity": { ${JSON.stringify(resource)}: "token" }` };
    return typeof given === 'string' ? { token: given } : given;
  };
}
