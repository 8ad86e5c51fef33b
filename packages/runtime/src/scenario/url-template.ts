import { splitQuery, type Url } from '../exchange/url.ts';

/**
 * The parameters of an operation's URL template, `/orders/{id}?x={y}` or `/files/*`, read from a URL whose path may
 * begin with the path of the API. The gateway proper does this when it finds the operation; a scenario names the
 * operation, and may leave the parameters to be found. Null where the URL does not match.
 */
export function matchTemplate(template: string, url: Url, apiPath: string): Map<string, string> | null {
  const [pathTemplate = '', queryTemplate = ''] = template.split('?');
  const prefix = apiPath.replace(/^\/+|\/+$/g, '');
  const path = prefix !== '' && url.path.startsWith(`/${prefix}/`) ? url.path.slice(prefix.length + 1) : url.path;
  const names: string[] = [];
  const pattern = pathTemplate
    .replace(/\/+$/, '')
    .split(/(\{[^}]*\}|\*$)/)
    .map((part) => {
      if (part === '*') return '.*';
      const m = /^\{(\*?)([^}]*)\}$/.exec(part);
      if (m === null) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(m[2]!);
      return m[1] === '*' ? '(.*)' : '([^/]+)';
    })
    .join('');
  const match = new RegExp(`^${pattern}/?$`, 'i').exec(path);
  if (match === null) return null;
  const found = new Map(names.map((name, i) => [name, decode(match[i + 1]!)]));
  for (const { name, value } of splitQuery(queryTemplate)) {
    const parameter = /^\{(.*)\}$/.exec(value)?.[1];
    const given = parameter === undefined ? undefined : url.query.get(name)?.[0];
    if (parameter !== undefined && given !== undefined) found.set(parameter, given);
  }
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
