import {
  isPool,
  serviceOf,
  type BackendCredentials,
  type BackendPool,
  type FabricChoice,
  type SingleBackend,
} from '../exchange/backend.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { PolicyFailure, type FailureDetails, type Place } from '../exchange/failure.ts';
import { showFailure } from '../exchange/show-failure.ts';
import { Url } from '../exchange/url.ts';
import type { MaybePromise } from '../host/host.ts';
import { after } from './sending.ts';

/**
 * From the backend that set-backend-service chose to a request that is sent: a member of the pool, the endpoint of a
 * Service Fabric service, and the circuit that may be open. Decided anew each time the request is forwarded.
 */

/** Sends the request to wherever its URL points now; what went wrong, or null where there is a response. */
export type Send = (credentials?: BackendCredentials) => MaybePromise<FailureDetails | null>;

export function sendToBackend(x: Exchange, place: Place, send: Send): MaybePromise<FailureDetails | null> {
  const { chosen } = x;
  if (chosen === null || chosen.entity === null) return send();
  const { id, entity, fabric } = chosen;
  return isPool(entity) ? sendToPool(x, id, entity, place, send) : sendToOne(x, id, entity, fabric, place, send);
}

function sendToOne(
  x: Exchange,
  id: string,
  entity: SingleBackend,
  fabric: FabricChoice | undefined,
  place: Place,
  send: Send,
): MaybePromise<FailureDetails | null> {
  const { breaker, url, credentials, resolutionRetries = 0 } = entity;
  if (breaker !== undefined) {
    const until = x.host.backends.openUntil(id, x.host.now());
    if (until !== null) return unavailable(`Backend '${id}'`, until, x);
  }
  const sendOn: Send = credentials === undefined ? send : () => send(credentials);
  const sent =
    fabric === undefined ? sendTo(x, url, sendOn) : sendToFabric(x, fabric, resolutionRetries, place, sendOn);
  if (breaker === undefined) return sent;
  return after(sent, (failure) => {
    const status = failure === null ? x.response!.statusCode : (failure.status ?? 500);
    const failed =
      breaker.statusCodes.some((s) => s.min <= status && status <= s.max) ||
      (failure !== null && breaker.reasons.some((r) => r.toLowerCase() === failure.reason?.toLowerCase()));
    const now = x.host.now();
    const answered = failure === null || failure.status !== undefined;
    x.host.backends.ended(id, breaker, failed, answered ? retryAt(x, now) : null, now);
    return failure;
  });
}

function sendTo(x: Exchange, text: string, send: Send): MaybePromise<FailureDetails | null> {
  const url = Url.parse(text);
  if (url === null) return unusable(`"${text}" is not an absolute URL.`);
  x.setBackendUrl(url);
  return send();
}

function sendToPool(
  x: Exchange,
  pool: string,
  { members, affinityCookie }: BackendPool,
  place: Place,
  send: Send,
): MaybePromise<FailureDetails | null> {
  const { backends: states } = x.host;
  const now = x.host.now();
  const open = members.map((m) => states.openUntil(m.id, now));
  const closed = members.filter((m, i) => open[i] === null && x.backends.has(m.id));
  if (closed.length === 0) {
    const until = Math.min(...open.filter((u) => u !== null));
    return Number.isFinite(until)
      ? unavailable(`Backend pool '${pool}'`, until, x)
      : unusable(`Backend pool '${pool}' has no backend.`);
  }
  const session = affinityCookie === undefined ? null : cookie(x, affinityCookie);
  const kept = session === null ? undefined : closed.find((m) => sessionOf(pool, m.id) === session);
  const first = Math.min(...closed.map((m) => m.priority));
  const id =
    kept?.id ??
    states.next(
      `${pool} ${first}`,
      closed.filter((m) => m.priority === first),
    );
  const entity = x.backends.get(id)!;
  if (isPool(entity)) return unusable(`Backend '${id}' of pool '${pool}' is a pool itself.`);
  x.backend = { id: pool, type: 'Pool', azureRegion: entity.azureRegion ?? null };
  const service = serviceOf(entity);
  const fabric = service === null ? undefined : { service, again: () => false };
  return after(sendToOne(x, id, entity, fabric, place, send), (failure) => {
    if (failure === null && affinityCookie !== undefined && kept === undefined)
      x.response!.headers.append('Set-Cookie', [`${affinityCookie}=${sessionOf(pool, id)}; path=/; HttpOnly`]);
    return failure;
  });
}

/** Looks for the endpoint, sends, and does both again for as long as the statement's condition says so. */
function sendToFabric(
  x: Exchange,
  choice: FabricChoice,
  retries: number,
  place: Place,
  send: Send,
): MaybePromise<FailureDetails | null> {
  const { again, ...query } = choice;
  const attempt = (n: number): MaybePromise<FailureDetails | null> =>
    after(x.host.resolveService?.({ ...query, refresh: n > 0 }) ?? null, (endpoint) => {
      if (endpoint === null)
        return { reason: 'BackendConnectionFailure', message: `Service '${query.service}' could not be resolved.` };
      return after(sendTo(x, endpoint, send), (failure) => {
        if (n >= retries) return failure;
        if (failure !== null) showFailure(x, new PolicyFailure(place, failure));
        return after(again(), (repeat) => {
          x.lastError = null;
          return repeat ? attempt(n + 1) : failure;
        });
      });
    });
  return attempt(0);
}

const unusable = (message: string): FailureDetails => ({ reason: null, message });

/** The caller learns when to come back, not which backend it is. */
const unavailable = (what: string, until: number, x: Exchange): FailureDetails => ({
  reason: null,
  message: `${what} is temporarily unavailable.`,
  status: 503,
  headers: [['Retry-After', String(Math.ceil((until - x.host.now()) / 1000))]],
});

/** The moment that a response's Retry-After names, in seconds or as a date. */
function retryAt(x: Exchange, now: number): number | null {
  const text = x.response?.headers.line('retry-after')?.trim();
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return now + Number(text) * 1000;
  return /^\w{3}, \d\d \w{3} \d{4} (\d\d:){2}\d\d GMT$/.test(text) ? Date.parse(text) || null : null;
}

function cookie(x: Exchange, name: string): string | null {
  for (const line of x.request.headers.get('cookie') ?? [])
    for (const pair of line.split(';')) {
      const at = pair.indexOf('=');
      if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
    }
  return null;
}

/** What the cookie of a session says in place of the member's name: the same on every gateway (FNV-1a, twice). */
function sessionOf(pool: string, member: string): string {
  const hash = (text: string): string => {
    let h = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    return (h >>> 0).toString(16).padStart(8, '0');
  };
  return hash(`${pool}/${member}`) + hash(`${member}/${pool}`);
}
