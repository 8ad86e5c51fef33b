import { Url } from '../exchange/url.ts';
import type { IncomingResponse, OutgoingRequest } from './host.ts';

/** As many as .NET's HttpClient follows. */
export const MOST_REDIRECTS = 50;

/**
 * The request that a redirect asks for, as .NET's HttpClient makes it: 300, 301 and 302 turn a POST into a GET, 303
 * everything but a HEAD; Authorization is dropped, and what was meant for another origin; https does not go back to http.
 * Null: the answer is for the caller, also where the body was a stream and cannot be sent again.
 */
export function redirected(request: OutgoingRequest, { status, headers }: IncomingResponse): OutgoingRequest | null {
  if (![300, 301, 302, 303, 307, 308].includes(status)) return null;
  const location = [...headers].find(([name]) => name.toLowerCase() === 'location')?.[1];
  const from = Url.parse(request.url);
  const url = location === undefined || from === null ? null : resolved(location, from);
  if (url === null || from === null || (url.scheme !== 'https' && (url.scheme !== 'http' || from.scheme === 'https')))
    return null;
  const { method, body } = request;
  const becomesGet = status === 303 ? method !== 'GET' && method !== 'HEAD' : status < 303 && method === 'POST';
  if (!becomesGet && body !== null && !(body instanceof Uint8Array)) return null;
  const isElsewhere = url.origin !== from.origin;
  const isDropped = (name: string): boolean =>
    name === 'authorization' ||
    (isElsewhere && (name === 'cookie' || name === 'host')) ||
    (becomesGet && name.startsWith('content-'));
  return {
    ...request,
    url: url.text,
    method: becomesGet ? 'GET' : method,
    headers: request.headers.filter((name) => !isDropped(name)),
    body: becomesGet ? null : body,
    clientCertificate: isElsewhere ? undefined : request.clientCertificate,
  };
}

/** A reference as RFC 3986, 5.2 resolves it. */
function resolved(reference: string, base: Url): Url | null {
  const text = reference.trim().replace(/#.*$/s, '');
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(text)) return Url.parse(text);
  if (text.startsWith('//')) return Url.parse(`${base.scheme}:${text}`);
  const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(text)!;
  const merged = path.startsWith('/') ? path : `${base.path.slice(0, base.path.lastIndexOf('/'))}/${path}`;
  return Url.parse(
    path === ''
      ? `${base.origin}${base.path}${query === '' ? base.queryString : query}`
      : `${base.origin}${merged}${query}`,
  );
}
