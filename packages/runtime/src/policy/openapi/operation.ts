import type { Exchange } from '../../exchange/exchange.ts';
import type { Node, OpenApi } from '../../exchange/openapi.ts';

/**
 * The operation of a description that a request is for: the one whose operationId is the operation's id, else the one
 * whose path and method the request has, else the one of the operation's template. Null where there is none.
 */
export function operationOf(description: OpenApi, x: Exchange): Node | null {
  const known = x.operation;
  const method = x.request.originalMethod.toLowerCase();
  const paths = relativePaths(x);
  let byUrl: { readonly operation: Node; readonly rank: string } | null = null;
  let byTemplate: Node | null = null;
  for (const { path, method: own, operation } of description.operations()) {
    if (known !== null && operation['operationId'] === known.id) return operation;
    if (known !== null && own === known.method.toLowerCase() && shape(path) === shape(known.urlTemplate))
      byTemplate ??= operation;
    if (own !== method || !paths.some((p) => fits(path, p))) continue;
    // a literal segment goes before a parameter
    const rank = shape(path).replaceAll('{}', '\uffff');
    if (byUrl === null || rank < byUrl.rank) byUrl = { operation, rank };
  }
  return byUrl?.operation ?? byTemplate;
}

/** The path of the request, as it stands and behind the API's own. */
function relativePaths({ request, api }: Exchange): string[] {
  const { path } = request.originalUrl;
  const prefix = `/${(api?.path ?? '').replace(/^\/+|\/+$/g, '')}`;
  return prefix !== '/' && `${path}/`.startsWith(`${prefix}/`) ? [path.slice(prefix.length) || '/', path] : [path];
}

const segments = (path: string): string[] =>
  path
    .replace(/\?.*$/, '')
    .replace(/^\/+|\/+$/g, '')
    .split('/');
const isParameter = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');
const shape = (path: string): string =>
  segments(path)
    .map((segment) => (isParameter(segment) ? '{}' : segment))
    .join('/');

function fits(template: string, path: string): boolean {
  const [wanted, given] = [segments(template), segments(path)];
  return wanted.length === given.length && wanted.every((s, i) => (isParameter(s) ? given[i] !== '' : s === given[i]));
}
