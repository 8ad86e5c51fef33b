import type { Exchange } from '../../exchange/exchange.ts';
import type { Message } from '../../exchange/message.ts';
import type { Claim, MaybePromise } from '../../host/host.ts';
import { after } from '../sending.ts';
import type { Site } from '../step.ts';
import { count, countAtEnd } from './stores.ts';

/** Allowances for a fixed period: what is used in it is used until it ends. */
export interface Quota {
  readonly key: readonly string[];
  readonly calls?: number | undefined;
  /** Kilobytes, of 1024 bytes, in the bodies of requests and responses. */
  readonly bandwidth?: number | undefined;
  /** Seconds; 0 for a period that never ends. */
  readonly renewalPeriod: number;
  /** From when on periods follow each other, and before: milliseconds since 1970. */
  readonly start: number;
}

/** The last moment that a date can name. */
const NEVER = 8.64e15;

function periodEnd({ start, renewalPeriod }: Quota, now: number): number {
  if (renewalPeriod === 0) return NEVER;
  const length = renewalPeriod * 1000;
  return start + (Math.floor((now - start) / length) + 1) * length;
}

type Kind = 'call volume' | 'bandwidth';

const keyOf = (quota: Quota, kind: Kind): string => JSON.stringify([...quota.key, kind]);

/** Counts the call in every quota, or refuses it where one of them is used up. Bandwidth is added when it is known. */
export function checkQuotas(x: Exchange, quotas: readonly Quota[], amount: number, site: Site): MaybePromise<void> {
  const now = x.host.now();
  const kinds: Kind[] = [];
  const claims: Claim[] = [];
  const claim = (kind: Kind, quota: Quota, limit: number, added: number): void => {
    kinds.push(kind);
    claims.push({ key: keyOf(quota, kind), limit, amount: added, until: periodEnd(quota, now) });
  };
  for (const quota of quotas) {
    const raised = x.raised.get(keyOf(quota, 'call volume')) ?? 0;
    if (quota.calls !== undefined) claim('call volume', quota, quota.calls + raised, raised === 0 ? amount : 0);
    if (quota.bandwidth !== undefined) claim('bandwidth', quota, quota.bandwidth * 1024, 0);
  }
  return after(count(x, site, claims, now), (counts) => {
    const exhausted = claims.findIndex(({ limit }, i) => counts[i]!.used >= limit);
    if (exhausted >= 0) return site.fail(quotaExceeded(kinds[exhausted]!, claims[exhausted]!.until - now));
    for (const { key, amount: added } of claims) if (added !== 0) x.raised.set(key, added);
    const metered = quotas.filter((quota) => quota.bandwidth !== undefined);
    if (metered.length > 0) meter(x, metered, site);
  });
}

/** Counts the call where no statement of this request has yet. */
export function raise(x: Exchange, quota: Quota, amount: number, site: Site): MaybePromise<unknown> {
  const key = keyOf(quota, 'call volume');
  if (quota.calls === undefined || amount === 0 || x.raised.has(key)) return;
  x.raised.set(key, amount);
  return add(x, [quota], 'call volume', amount, site);
}

/** Adds the bytes of the request now known and of the response that goes out; of a stream once it has passed. */
function meter(x: Exchange, quotas: readonly Quota[], site: Site): void {
  const metered = quotas.filter((quota) => !x.raised.has(keyOf(quota, 'bandwidth')));
  for (const quota of metered) x.raised.set(keyOf(quota, 'bandwidth'), 0);
  const received = sizeOf(x.request);
  x.atEnd(() => {
    const { body } = x.ensureResponse();
    if (body?.length === null) body.measure((bytes) => add(x, metered, 'bandwidth', received + bytes, site));
    else return add(x, metered, 'bandwidth', received + (body?.length ?? 0), site);
  });
}

/** In the period of the moment, which need not be the one that the request came in. */
function add(x: Exchange, quotas: readonly Quota[], kind: Kind, amount: number, site: Site): MaybePromise<void> {
  const now = x.host.now();
  const claims = quotas.map((quota) => ({
    key: keyOf(quota, kind),
    limit: Infinity,
    amount,
    until: periodEnd(quota, now),
  }));
  return countAtEnd(x, site, claims);
}

const sizeOf = ({ body, headers }: Message): number =>
  body === null ? 0 : (body.length ?? (Number(headers.line('content-length')) || 0));

function quotaExceeded(kind: Kind, wait: number): Parameters<Site['fail']>[0] {
  const seconds = Math.ceil(wait / 1000);
  const renews = wait < NEVER / 2;
  const message = `Out of ${kind} quota.${renews ? ` Quota will be replenished in ${timeSpan(seconds)}.` : ''}`;
  const headers = renews ? ([['Retry-After', String(seconds)]] as const) : [];
  return { reason: 'QuotaExceeded', message, publicMessage: message, status: 403, headers };
}

/** As .NET writes a TimeSpan: `[d.]hh:mm:ss`. */
function timeSpan(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  return `${days === 0 ? '' : `${days}.`}${parts.map((n) => String(n).padStart(2, '0')).join(':')}`;
}
