import type { RequestSelector } from '../definition/definition.ts';

/** One segment of a path: RFC 3986's unreserved characters and sub-delimiters, and a few more. */
const PARAMETER = String.raw`[a-zA-Z0-9\-._~%!$&'()* +,;=:@|]+`;

/**
 * Whether a flow's path covers the path within the API. Gravitee makes a regular expression of it: `:name` is one
 * segment, a slash at the end is optional, and `.` stands for any character, for it is not escaped. STARTS_WITH tests
 * the beginning of the text and knows no borders of segments: `/products` covers `/productsX`.
 */
export function pathMatcher({ path, operator }: RequestSelector): (pathInfo: string) => boolean {
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (segment.startsWith(':') ? PARAMETER : segment.replace(/[*+?^${}()|[\]\\]/g, '\\$&')));
  const pattern = new RegExp(
    `^/${segments.map((segment) => `${segment}/`).join('')}?${operator === 'EQUALS' ? '$' : ''}`,
  );
  return (pathInfo) => pattern.test(pathInfo);
}

/**
 * How well a flow's path fits, segment by segment: 1 for the same text, 0.5 for a parameter, else 0; what the request
 * has no segment for counts as the same. Segments are told apart by slashes alone, the empty ones at the ends included.
 */
export function fitOf(flowPath: string, pathInfo: string): readonly number[] {
  const segments = pathInfo.split('/');
  return flowPath.split('/').map((segment, i) => {
    if (i >= segments.length || segment === segments[i]) return 1;
    return segment.startsWith(':') ? 0.5 : 0;
  });
}

/** Compared from the left, the first difference decides; without one, the longer path fits better. */
export function fitsBetter(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! > b[i]!;
  return a.length > b.length;
}
