import type { Exchange } from '../../exchange/exchange.ts';
import type { Place } from '../../exchange/failure.ts';
import type { Value } from '../step.ts';

/**
 * The tree of `rate-limit` and `quota`: limits of the statement's scope and, within it, of single APIs and operations.
 * A call counts at each level that it belongs to, for its subscription, and the levels count apart.
 */
export interface Level<L> {
  /** What it counts for. */
  readonly key: readonly string[];
  readonly limit: L;
}

interface Named {
  readonly name?: Value<string> | undefined;
  readonly id?: Value<string> | undefined;
}

interface Tree<L> {
  readonly api: readonly (L & Named & { readonly operation: readonly (L & Named)[] })[];
  readonly operation?: readonly (L & Named)[];
}

/** The levels that a call belongs to, the statement's own first; none without a subscription. */
export function levelsOf<L>(x: Exchange, statement: L & Tree<L>, place: Place): Level<L>[] {
  const { api, operation, subscription } = x;
  if (subscription === null) return [];
  const key = [place.policy, subscription.id, ...scopeKey(x, place.scope)];
  const levels: Level<L>[] = [{ key, limit: statement }];
  const add = (under: readonly string[], entity: Entity, limits: readonly (L & Named)[]): (L & Named) | undefined => {
    const found = entity === null ? undefined : limits.find((limit) => isMeant(limit, entity, x));
    if (found !== undefined) levels.push({ key: [...under, entity!.id], limit: found });
    return found;
  };
  const within = add([...key, 'api'], api, statement.api);
  const operations = statement.api.find((a) => a === within)?.operation ?? [];
  if (add([...key, 'api', api?.id ?? '', 'operation'], operation, operations) === undefined)
    add([...key, 'operation'], operation, statement.operation ?? []);
  return levels;
}

type Entity = { readonly id: string; readonly name: string } | null;

const isMeant = ({ id, name }: Named, entity: NonNullable<Entity>, x: Exchange): boolean =>
  id === undefined ? name?.(x) === entity.name : id(x) === entity.id;

function scopeKey({ product, api, operation }: Exchange, scope: string | null): string[] {
  switch (scope) {
    case 'product':
      return ['product', product?.id ?? ''];
    case 'operation':
      return ['operation', api?.id ?? '', operation?.id ?? ''];
    default:
      return [scope ?? '', api?.id ?? ''];
  }
}
