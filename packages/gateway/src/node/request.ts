import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { Headers, RequestMessage, Url } from '@sluice/runtime';
import { namedByConnection } from '../backend/hop-by-hop.ts';
import { IncomingBody } from './body.ts';

/** A request that no policy sees, and what its sender is told. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

export interface ReadOptions {
  readonly mostCollected: number;
  readonly match?: ((url: Url) => ReadonlyMap<string, string> | null) | undefined;
}

export type NodeRequest = IncomingMessage | Http2ServerRequest;

/**
 * The request as the pipeline gets it: header lines in their order and casing, but for those that Connection names; the
 * URL from the target and Host, which does not have to be true. What Node's parser lets through and HTTP does not is
 * refused: a second Host, a target that is no URL. So is a change to WebSocket; other upgrades may be ignored (RFC 9110,
 * 7.8), and are.
 */
export function readRequest(incoming: NodeRequest, { mostCollected, match }: ReadOptions): RequestMessage | Refusal {
  const headers = headersOf(incoming);
  const hosts = headers.find('host');
  if (hosts !== undefined && hosts.length > 1) return { status: 400, message: 'There are two Host headers.' };
  if (headers.find('upgrade')?.[0]?.trim().toLowerCase() === 'websocket')
    return { status: 501, message: 'WebSocket connections are not supported.' };
  const url = urlOf(incoming, hosts?.[0]);
  if (url === null) return { status: 400, message: 'The URL of the request is not valid.' };

  const announced = headers.find('content-length')?.[0];
  const length = announced === undefined ? null : Number(announced);
  const hasBody =
    'stream' in incoming
      ? !endsWithHeaders(incoming.stream)
      : length === null
        ? headers.find('transfer-encoding') !== undefined
        : length > 0;
  for (const name of namedByConnection(headers.find('connection'))) headers.delete(name);
  const matchedParameters = match?.(url);
  return new RequestMessage({
    method: incoming.method ?? 'GET',
    url,
    headers,
    body: hasBody ? new IncomingBody(incoming, length, mostCollected) : null,
    ...(matchedParameters && { matchedParameters }),
    ipAddress: plainAddress(incoming.socket.remoteAddress),
    certificate: certificateOf(incoming.socket as TLSSocket),
  });
}

/** Of the pseudo-headers of HTTP/2 one is a header of HTTP/1: the authority is the Host. */
function headersOf({ rawHeaders }: NodeRequest): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!;
    const value = rawHeaders[i + 1]!;
    if (!name.startsWith(':')) headers.append(name, [value]);
    else if (name === ':authority') headers.set('Host', [value]);
  }
  return headers;
}

/** Node says it, its types do not. */
const endsWithHeaders = (stream: object): boolean =>
  (stream as { readonly endAfterHeaders?: boolean }).endAfterHeaders === true;

/** The origin that was asked for last: most requests ask for the same. */
let last: { readonly written: string; readonly origin: Url } | null = null;

function urlOf(incoming: NodeRequest, host: string | undefined): Url | null {
  const target = incoming.url ?? '/';
  if (!target.startsWith('/')) return Url.parse(target);
  const { socket } = incoming;
  const scheme = (socket as TLSSocket).encrypted ? 'https' : 'http';
  const written = `${scheme}://${host ?? authorityOf(socket)}`;
  if (last?.written !== written) {
    const origin = /[/?#@\\]/.test(written.slice(scheme.length + 3)) ? null : Url.parse(written);
    if (origin === null) return null;
    last = { written, origin };
  }
  if (/[^\x21-\x7e]|[#\\]|\/(?:\.|%2e)/i.test(target)) return Url.parse(written + target);
  const { origin } = last;
  const mark = target.indexOf('?');
  if (mark < 0) return origin.withPath(target);
  const query = mark === target.length - 1 ? '' : target.slice(mark);
  return new Url(origin.scheme, origin.host, origin.port, target.slice(0, mark), query);
}

/** HTTP/1.0 has no Host. */
const authorityOf = ({ localAddress = 'localhost', localPort }: NodeRequest['socket']): string =>
  `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort ?? 80}`;

/** A socket that takes both versions of IP shows IPv4 addresses in the form of IPv6. */
const plainAddress = (address: string | undefined): string | null =>
  address === undefined ? null : address.startsWith('::ffff:') ? address.slice(7) : address;

const certificateOf = (socket: TLSSocket): Uint8Array | null =>
  (socket.encrypted && socket.getPeerX509Certificate?.()?.raw) || null;
