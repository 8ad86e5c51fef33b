import { after, outgoing, received, Url, type Exchange, type FetchFailure, type MaybePromise } from '@sluice/runtime';
import type { Target } from '../definition/definition.ts';
import { ExecutionFailure, type FailureDetails } from './failure.ts';

/** Milliseconds to wait for status line and headers: the endpoint's own default. */
const TIMEOUT = 10_000;

/**
 * Calls the endpoint: its target, then the path within the API and the query. The reason phrase that came in is kept on
 * v2 APIs alone; elsewhere it is left empty, for the server to derive from the final status.
 */
export function callBackend(x: Exchange, target: Target, pathInfo: string, keepsPhrase: boolean): MaybePromise<void> {
  if (target.kind === 'none') throw new ExecutionFailure({ status: 503, key: 'NO_ENDPOINT_FOUND' });
  const { request } = x;
  if (target.kind === 'unknown') x.enterApi();
  else request.url = endpointUrl(target.url, pathInfo, request.url.queryString);
  const answer = x.host.fetch(outgoing(request, { purpose: 'forward', timeoutMs: TIMEOUT, followRedirects: false }));
  return after(answer, (result) => {
    if ('error' in result) throw new ExecutionFailure(connectionFailure(result));
    x.response = received(result, request.keepsBody);
    if (!keepsPhrase) x.response.statusReason = '';
  });
}

/** The reader of the definition has seen to it that the target is an absolute URL. */
function endpointUrl(target: string, pathInfo: string, query: string): Url {
  const url = Url.parse(target);
  if (url === null) throw new Error(`the target ${target} is no URL`);
  const path = pathInfo === '' ? url.path : url.path.replace(/\/$/, '') + pathInfo;
  const own = url.queryString;
  return url.withPath(path).withQuery(own === '' || query === '' ? own + query : `${own}&${query.slice(1)}`);
}

/** These failures have no message, so the answer has no body. */
function connectionFailure({ error }: FetchFailure): FailureDetails {
  const parentKey = 'GATEWAY_CLIENT_CONNECTION_ERROR';
  switch (error) {
    case 'timeout':
      return { status: 504, key: 'GATEWAY_CLIENT_READ_TIMEOUT', parentKey: 'REQUEST_TIMEOUT' };
    case 'refused':
      return { status: 502, key: 'GATEWAY_CLIENT_CONNECTION_REFUSED', parentKey };
    case 'reset':
      return { status: 502, key: 'GATEWAY_CLIENT_CONNECTION_RESET', parentKey };
    case 'dns':
      return { status: 502, key: 'GATEWAY_CLIENT_DNS_RESOLUTION_ERROR', parentKey };
  }
}
