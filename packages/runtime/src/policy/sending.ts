import type { FailureDetails } from '../exchange/failure.ts';
import { Headers } from '../exchange/headers.ts';
import { isHopByHop } from '../exchange/hop-by-hop.ts';
import { ResponseMessage, type RequestMessage } from '../exchange/message.ts';
import type { FetchFailure, IncomingResponse, MaybePromise, OutgoingRequest } from '../host/host.ts';

/** What the policies that wait for other hosts have in common. */

/** Goes on with a value: now where it is there, later where it has to be waited for. */
export function after<T, R>(value: T | Promise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** The request as it leaves: one line for each header value, a Host only where a statement set one. */
export function outgoing(
  request: RequestMessage,
  how: Pick<OutgoingRequest, 'purpose' | 'timeoutMs' | 'followRedirects' | 'httpVersion'>,
): OutgoingRequest {
  const { receivedHost } = request;
  const headers = request.headers.lines(
    (name, values) => !isHopByHop(name) && (name !== 'host' || values[0] !== receivedHost),
  );
  const { method, url, body, proxy, clientCertificate } = request;
  const { purpose, timeoutMs, followRedirects, httpVersion } = how;
  // each field by name: a literal with spreads costs as much as all of the headers
  return {
    purpose,
    method,
    url: url.text,
    headers,
    body: body?.outgoing() ?? null,
    timeoutMs,
    followRedirects,
    httpVersion,
    proxy: proxy ?? undefined,
    clientCertificate: clientCertificate ?? undefined,
  };
}

/** What came back, as a message. */
export const received = ({ status, reason, headers, body }: IncomingResponse, keepsBody: boolean): ResponseMessage =>
  new ResponseMessage({ status, reason, headers: Headers.from(headers), body, keepsBody });

/** The caller sees a bare 500; LastError tells the story (the reference fixes reason codes, not texts). */
export const connectionFailure = ({ error, message }: FetchFailure): FailureDetails => ({
  reason: error === 'timeout' ? 'Timeout' : 'BackendConnectionFailure',
  message,
});

export const isErrorStatus = (status: number): boolean => status >= 400 && status <= 599;
