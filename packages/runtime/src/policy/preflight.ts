import type { Exchange } from '../exchange/exchange.ts';
import type { BoundPolicy } from './bound.ts';

/**
 * CORS preflights: requests by which a browser asks whether it may send another one. Nothing of the pipeline runs for
 * them but `cors` statements; the statements around them are for the request that follows.
 */

/** An API that has an OPTIONS operation of its own at that URL answers itself. */
export const isPreflight = (x: Exchange): boolean =>
  x.request.method.toUpperCase() === 'OPTIONS' &&
  x.request.headers.has('origin') &&
  x.operation?.method.toUpperCase() !== 'OPTIONS';

/** Direct children of inbound, those of fragments counted; a `cors` in a branch has no part in it. */
export function preflightStatements(statements: readonly BoundPolicy[]): BoundPolicy[] {
  const kept: BoundPolicy[] = [];
  for (const statement of statements) {
    const { name } = statement.def;
    if (name === 'cors' || name === 'base') kept.push(statement);
    else if (name === 'include-fragment') {
      const policies = preflightStatements(statement.policies);
      if (policies.length > 0) kept.push({ ...statement, policies });
    }
  }
  return kept;
}
