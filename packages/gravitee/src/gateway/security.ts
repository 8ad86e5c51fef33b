import type { Exchange } from '@sluice/runtime';
import { ExecutionFailure } from './failure.ts';

/** How a plan lets callers in, so far as Sluice can tell. */
export interface SecuredPlan {
  /** Upper case, `KEY_LESS`. */
  readonly security: string;
  readonly propagateApiKey: boolean;
}

/** The kinds of security that can be run, in the order in which they are tried. */
const ORDER: readonly string[] = ['API_KEY', 'KEY_LESS'];

export const isRunnableSecurity = (type: string): boolean => ORDER.includes(type);

export const inSecurityOrder = <P extends SecuredPlan>(plans: readonly P[]): P[] =>
  plans.toSorted((a, b) => ORDER.indexOf(a.security) - ORDER.indexOf(b.security));

/**
 * The first plan that takes the caller. A request that brings an API key means to be known: a keyless plan does not
 * take it any more. Where the scenario's subscription has keys, the caller's must be one of them. Throws
 * ExecutionFailure where no plan takes the caller.
 */
export function choosePlan<P extends SecuredPlan>(x: Exchange, plans: readonly P[]): P {
  let identified = false;
  for (const plan of plans) {
    if (plan.security === 'KEY_LESS') {
      if (!identified) return plan;
      continue;
    }
    const key = apiKeyOf(x);
    if (key === null) continue;
    identified = true;
    if (!isValid(x, key)) continue;
    if (!plan.propagateApiKey) removeKey(x);
    return plan;
  }
  throw new ExecutionFailure({ status: 401, message: 'Unauthorized', key: 'GATEWAY_PLAN_UNRESOLVABLE' });
}

const HEADER = 'X-Gravitee-Api-Key';
const PARAMETER = 'api-key';

const apiKeyOf = ({ request }: Exchange): string | null =>
  request.headers.get(HEADER)?.[0] ?? request.originalUrl.query.get(PARAMETER)?.[0] ?? null;

function isValid({ subscription }: Exchange, key: string): boolean {
  if (subscription === null) return false;
  const known = [subscription.primaryKey, subscription.secondaryKey, subscription.key].filter((k) => k !== '');
  return known.length === 0 || known.includes(key);
}

/** The backend does not get to see the key. */
function removeKey({ request }: Exchange): void {
  request.headers.delete(HEADER);
  const parts = request.url.queryString.slice(1).split('&');
  const kept = parts.filter((part) => part !== PARAMETER && !part.startsWith(`${PARAMETER}=`));
  if (kept.length < parts.length) request.url = request.url.withQuery(kept.length === 0 ? '' : `?${kept.join('&')}`);
}
