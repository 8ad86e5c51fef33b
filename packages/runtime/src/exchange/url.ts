import { CLR, type UrlView } from '@sluice/expressions';
import { Headers } from './headers.ts';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ws: 80, wss: 443 };

/**
 * A URL as the gateway passes it on. Percent-encoding, letter case of the path and the order of the query stay as they
 * came; as in .NET's Uri scheme and host are lower-cased, what a URL can't hold is escaped, and dot segments are resolved,
 * so that no path leads out of where it seems to be. Immutable: a change makes a new one.
 */
export class Url implements UrlView {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly queryString: string;
  private parsedQuery: Headers | null = null;

  constructor(scheme: string, host: string, port: number, path: string, queryString: string) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    this.path = path;
    this.queryString = queryString;
  }

  /** Null where the text is not an absolute URL with a host. Credentials and the fragment are dropped. */
  static parse(text: string): Url | null {
    const m =
      /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(?:[^/?#@]*@)?(\[[0-9A-Fa-f:.]+\]|[^/?#:@\s]+)(?::(\d{1,5}))?(\/[^?#]*)?(\?[^#]*)?(?:#.*)?$/s.exec(
        text.trim(),
      );
    if (m === null) return null;
    const scheme = m[1]!.toLowerCase();
    const port = m[3] === undefined ? (DEFAULT_PORTS[scheme] ?? -1) : Number(m[3]);
    if (port > 65535) return null;
    const query = m[5] ?? '';
    return new Url(
      scheme,
      m[2]!.toLowerCase(),
      port,
      escapeUnwritable(withoutDotSegments(m[4] ?? '/')),
      query === '?' ? '' : escapeUnwritable(query),
    );
  }

  get [CLR](): 'Sluice.IUrl' {
    return 'Sluice.IUrl';
  }

  get query(): Headers {
    return (this.parsedQuery ??= Headers.from(parseQuery(this.queryString)));
  }

  /** Scheme, host and the port where it is not the scheme's own: `https://example.com:8443`. */
  get origin(): string {
    const port = this.port === DEFAULT_PORTS[this.scheme] || this.port < 0 ? '' : `:${this.port}`;
    return `${this.scheme}://${this.host}${port}`;
  }

  get text(): string {
    return `${this.origin}${this.path}${this.queryString}`;
  }

  withPath(path: string): Url {
    return new Url(this.scheme, this.host, this.port, path, this.queryString);
  }

  /** `query` with its leading `?`, or empty. */
  withQuery(query: string): Url {
    return new Url(this.scheme, this.host, this.port, this.path, query);
  }
}

/** What no request line can carry is percent-encoded, as .NET's Uri does. */
export const escapeUnwritable = (text: string): string => text.replace(/[^\x21-\x7E]+/g, escapeData);

/**
 * RFC 3986, 5.2.4. As in .NET's Uri a dot may be percent-encoded (RFC 3986, 6.2.2.2), and a backslash is a slash.
 */
function withoutDotSegments(path: string): string {
  if (!/\\|\/(?:\.|%2e)/i.test(path)) return path;
  const out: string[] = [];
  const segments = path.replaceAll('\\', '/').split('/').slice(1);
  segments.forEach((segment, i) => {
    const isUp = /^(?:\.|%2e){2}$/i.test(segment);
    if (isUp) out.pop();
    if (!isUp && !/^(?:\.|%2e)$/i.test(segment)) out.push(segment);
    else if (i === segments.length - 1) out.push('');
  });
  return `/${out.join('/')}`;
}

/** The parameters of a query string as name and value, decoded, in order; pairs without a name are dropped. */
export function parseQuery(queryString: string): [string, string][] {
  return splitQuery(queryString)
    .map(({ name, value }): [string, string] => [name, value])
    .filter(([name]) => name !== '');
}

/** One `name=value` of a query: `raw` as written, name and value decoded. */
export interface QueryPart {
  readonly raw: string;
  readonly name: string;
  readonly value: string;
}

export function splitQuery(queryString: string): QueryPart[] {
  const text = queryString.startsWith('?') ? queryString.slice(1) : queryString;
  if (text === '') return [];
  return text
    .split('&')
    .filter((raw) => raw !== '')
    .map((raw) => {
      const at = raw.indexOf('=');
      return at < 0
        ? { raw, name: unescapeData(raw), value: '' }
        : { raw, name: unescapeData(raw.slice(0, at)), value: unescapeData(raw.slice(at + 1)) };
    });
}

export const joinQuery = (parts: readonly { readonly raw: string }[]): string =>
  parts.length === 0 ? '' : `?${parts.map((p) => p.raw).join('&')}`;

export const queryPart = (name: string, value: string): QueryPart => ({
  raw: `${escapeData(name)}=${escapeData(value)}`,
  name,
  value,
});

/** As .NET's Uri.EscapeDataString: everything but RFC 3986's unreserved characters; half a surrogate pair is U+FFFD. */
export const escapeData = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** As .NET's Uri.UnescapeDataString: `+` is itself; a percent sign that encodes nothing stays as it is. */
function unescapeData(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
