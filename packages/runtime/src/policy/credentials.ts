import type { BackendCredentials } from '../exchange/backend.ts';
import { HeaderLines } from '../exchange/header-lines.ts';
import { joinQuery, queryPart, splitQuery, Url } from '../exchange/url.ts';
import type { OutgoingRequest } from '../host/host.ts';

/**
 * The request with what its backend wants to see of the gateway: headers, parameters of the query, Authorization. They
 * take the place of the caller's of the same name. Only what is sent has them; the exchange does not.
 */
export function withCredentials(request: OutgoingRequest, c: BackendCredentials): OutgoingRequest {
  const names = new Set(c.headers.map(([name]) => name.toLowerCase()));
  const headers = HeaderLines.from([...request.headers.filter((name) => !names.has(name)), ...c.headers]);
  return c.query.length === 0 ? { ...request, headers } : { ...request, headers, url: withQuery(request.url, c.query) };
}

function withQuery(text: string, added: BackendCredentials['query']): string {
  const url = Url.parse(text);
  if (url === null) return text;
  const names = new Set(added.map(([name]) => name.toLowerCase()));
  const kept = splitQuery(url.queryString).filter((part) => !names.has(part.name.toLowerCase()));
  return url.withQuery(joinQuery([...kept, ...added.map(([name, value]) => queryPart(name, value))])).text;
}
