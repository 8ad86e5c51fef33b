import { invalidValue } from '../exchange/failure.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { RequestMessage } from '../exchange/message.ts';
import { Url } from '../exchange/url.ts';
import type { MaybePromise } from '../host/host.ts';
import { after } from './sending.ts';
import type { Site, Step, Value } from './step.ts';

/** What `send-request` and `send-one-way-request` have in common: the request that their children describe. */

export const SENDER_POLICIES = [
  'set-method',
  'set-header',
  'set-body',
  'authentication-certificate',
  'authentication-basic',
  'authentication-managed-identity',
  'authentication-token',
  'authentication-token-store',
  'proxy',
] as const;

export const CHILD_ORDER = [
  'set-url',
  'set-method',
  'set-header',
  'set-body',
  'authentication-certificate',
  'authentication-token',
  'authentication-token-store',
  'authentication-managed-identity',
  'proxy',
] as const;

/**
 * A new request is a GET without headers; a copy has the method, URL, headers and body of the current one (no body in
 * outbound, where it is gone). The statements inside then change it.
 */
export function draftRequest(
  x: Exchange,
  mode: 'new' | 'copy',
  url: Value<string> | undefined,
  site: Site,
): MaybePromise<RequestMessage> {
  const copiesBody = mode === 'copy' && site.section !== 'outbound';
  return after(copiesBody ? x.request.body?.buffer() : undefined, () => {
    const target = url === undefined ? x.request.url : parseUrl(url(x), site);
    const draft =
      mode === 'new'
        ? new RequestMessage({ method: 'GET', url: target })
        : new RequestMessage({
            method: x.request.method,
            url: target,
            headers: x.request.headers.clone(),
            body: copiesBody ? (x.request.body?.outgoing() ?? null) : null,
          });
    return after(describe(x, draft, site.statements, 0), () => draft);
  });
}

/**
 * Others may be at their own drafts while a statement waits: each gets the draft anew, and keeps hold of it by itself
 * where it waits.
 */
function describe(x: Exchange, draft: RequestMessage, statements: readonly Step[], from: number): MaybePromise<void> {
  for (let i = from; i < statements.length; i++) {
    x.draft = draft;
    const wait = statements[i]!(x);
    x.draft = null;
    if (wait instanceof Promise) return wait.then(() => describe(x, draft, statements, i + 1));
  }
}

function parseUrl(text: string, site: Site): Url {
  const url = Url.parse(text);
  if (url === null) throw invalidValue(site.place, `"${text}" is not an absolute URL.`);
  return url;
}
