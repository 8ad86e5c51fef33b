import type { Exchange } from '@sluice/runtime';
import type { ListenerPath } from '../definition/definition.ts';

/**
 * The path of a request within the API: what is left behind the context path, with its leading slash, or empty where
 * the context path is all there is. Null where the API does not listen there. A listener for one host goes before those
 * for any, a longer path before a shorter one.
 */
export function pathWithin({ request }: Exchange, listeners: readonly ListenerPath[] | null): string | null {
  const { path, host } = request.url;
  if (listeners === null) return path;
  const [best] = listeners
    .filter((l) => (l.host === null || l.host === host) && `${path}/`.startsWith(l.path))
    .toSorted((a, b) => Number(a.host === null) - Number(b.host === null) || b.path.length - a.path.length);
  return best === undefined ? null : path.slice(best.path.length - 1);
}
