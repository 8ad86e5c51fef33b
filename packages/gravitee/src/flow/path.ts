import type { RequestSelector } from '../definition/definition.ts';

/** What a path parameter takes: RFC 3986's unreserved characters and sub-delimiters, and a few more; never a slash. */
const PARAMETER = /[a-zA-Z0-9\-._~%!$&'()* +,;=:@|]+/y;

/**
 * Whether a flow's path covers the path within the API. In Gravitee it becomes a regular expression, of which this is
 * the meaning: `:name` is one segment, a slash at the end is optional, and `.` stands for any character, for it is not
 * escaped. STARTS_WITH tests the beginning of the text and knows no borders of segments: `/products` covers `/productsX`.
 */
export function pathMatcher({ path, operator }: RequestSelector): (pathInfo: string) => boolean {
  const segments = path.split('/').filter((segment) => segment !== '');
  return (pathInfo) => {
    let at = 0;
    for (const segment of segments) {
      if (pathInfo[at] !== '/') return false;
      at = endOfSegment(segment, pathInfo, at + 1);
      if (at < 0) return false;
    }
    if (pathInfo[at] === '/') at++;
    return operator === 'STARTS_WITH' || at === pathInfo.length;
  };
}

/** Where the segment of a flow's path that begins at `at` ends; negative where it is not there. */
function endOfSegment(segment: string, pathInfo: string, at: number): number {
  if (segment.startsWith(':')) {
    PARAMETER.lastIndex = at;
    return PARAMETER.test(pathInfo) ? PARAMETER.lastIndex : -1;
  }
  const end = at + segment.length;
  if (end > pathInfo.length) return -1;
  for (let i = 0; i < segment.length; i++) if (segment[i] !== '.' && segment[i] !== pathInfo[at + i]) return -1;
  return end;
}

/**
 * How well a flow's path fits, segment by segment: 1 for the same text, 0.5 for a parameter, else 0.
 * Segments are told apart by slashes alone, the empty ones at the ends included.
 */
export function fitOf(flowPath: string, pathInfo: string): readonly number[] {
  const segments = pathInfo.split('/');
  return flowPath.split('/').map((segment, i) => {
    if (segment === segments[i]) return 1;
    return segment.startsWith(':') ? 0.5 : 0;
  });
}

/** Compared from the left, the first difference decides; without one, the longer path fits better. */
export function fitsBetter(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! > b[i]!;
  return a.length > b.length;
}
