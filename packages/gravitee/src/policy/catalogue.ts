import type { PolicyDef } from './define.ts';
import { knownPolicies } from './known.ts';
import { statusCode } from '../policies/status-code.ts';

/** Every policy by its plugin id. */
export const policies: ReadonlyMap<string, PolicyDef> = new Map(
  [...knownPolicies, statusCode].map((def) => [def.id, def]),
);
