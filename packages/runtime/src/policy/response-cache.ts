import type { Exchange } from '../exchange/exchange.ts';
import { Headers } from '../exchange/headers.ts';
import { ResponseMessage } from '../exchange/message.ts';
import type { Cache, CachedResponse } from '../host/host.ts';

/**
 * What `cache-lookup` and `cache-store` have in common: a lookup that found nothing leaves behind the cache and the key
 * where the response may be stored, and what caches between the gateway and its caller are told of it.
 */
export interface Lookup {
  readonly key: string;
  readonly cache: Cache;
  readonly downstream: Downstream;
}

export interface Downstream {
  readonly type: 'none' | 'private' | 'public';
  readonly mustRevalidate: boolean;
}

/** The lookups that found nothing, by the exchange they were made for. */
export const misses = new WeakMap<Exchange, Lookup>();

export interface Variation {
  readonly developer: boolean;
  readonly groups: boolean;
  readonly headers: readonly string[];
  readonly parameters: readonly string[];
}

/** The backend's address without the query, the operation, and the values by which responses differ. */
export function responseKey({ request, api, operation, user }: Exchange, by: Variation): string {
  const { origin, path, query } = request.url;
  return JSON.stringify([
    [origin, path, api?.id ?? null, api?.revision ?? null, operation?.id ?? null],
    by.developer ? (user?.id ?? null) : null,
    by.groups ? (user?.groups.map((g) => g.id).sort() ?? []) : null,
    by.headers.map((name) => [name.toLowerCase(), request.headers.line(name)]),
    by.parameters.map((name) => [name.toLowerCase(), query.get(name) ?? null]),
  ]);
}

/** Asked with one of these, a backend may send less than the whole response: they are dropped after a miss. */
const PARTIAL = [
  'Cache-Control',
  'Pragma',
  'If-Match',
  'If-None-Match',
  'If-Modified-Since',
  'If-Unmodified-Since',
  'If-Range',
  'Range',
] as const;

export function askForAll(headers: Headers): void {
  for (const name of PARTIAL) headers.delete(name);
}

export const fromCache = ({ status, reason, headers, body }: CachedResponse): ResponseMessage =>
  new ResponseMessage({ status, reason, headers: Headers.from(headers), body });

/** Replaces what the backend said to caches. */
export function tellDownstream(headers: Headers, { type, mustRevalidate }: Downstream, remainingMs: number): void {
  const age = `max-age=${Math.max(0, Math.floor(remainingMs / 1000))}`;
  const directives = type === 'none' ? ['no-store'] : [type, age, ...(mustRevalidate ? ['must-revalidate'] : [])];
  headers.set('Cache-Control', [directives.join(', ')]);
  headers.delete('Expires');
  headers.delete('Pragma');
}
