import { EMPTY_HOST, NO_HOST, parseHost, type Host } from './uri-host.ts';
import { isSchemeName, syntaxOf, type Syntax } from './uri-syntax.ts';

/**
 * Reads an absolute URI as System.Uri does on Windows: RFC 3986 with its leniencies (white space around, backslashes
 * in paths, DOS and UNC paths, dot segments resolved). Components are kept as written, but for that.
 */
export interface Parts {
  readonly scheme: string;
  readonly syntax: Syntax;
  /** What stands between the scheme and the path: `//…`, nothing, or an address without slashes. */
  readonly authority: boolean;
  /** Null where there is no `@`. */
  readonly userInfo: string | null;
  readonly host: Host;
  readonly port: number;
  /** Begins with a slash wherever there is an authority, but for a DOS path: `c:/x`. */
  readonly path: string;
  /** With its `?`; empty where there is none. */
  readonly query: string;
  /** With its `#`. */
  readonly fragment: string;
  /** `\\host\share` and `file://host/share`, `c:\x` and `file:///c:/x`. */
  readonly fileKind: 'unc' | 'dos' | null;
  /** Written as a path, without `file:`. */
  readonly implicitFile: boolean;
}

/** Why a text is no absolute URI. The first four leave it free to be a relative one. */
export type Problem =
  'BadFormat' | 'BadScheme' | 'BadAuthority' | 'Empty' | 'NotRooted' | 'BadHost' | 'BadPort' | 'TooLong';
export const MAY_BE_RELATIVE: ReadonlySet<Problem> = new Set<Problem>([
  'BadFormat',
  'BadScheme',
  'BadAuthority',
  'Empty',
]);
export const PROBLEMS: Readonly<Record<Problem, string>> = {
  BadFormat: 'Invalid URI: The format of the URI could not be determined.',
  BadScheme: 'Invalid URI: The URI scheme is not valid.',
  BadAuthority: 'Invalid URI: The Authority/Host could not be parsed.',
  Empty: 'Invalid URI: The URI is empty.',
  NotRooted: "Invalid URI: A Dos path must be rooted, for example, 'c:\\\\'.",
  BadHost: 'Invalid URI: The hostname could not be parsed.',
  BadPort: 'Invalid URI: Invalid port specified.',
  TooLong: 'Invalid URI: The Uri string is too long.',
};

const MAX_LENGTH = 65519;
const SPACE = /^[ \t\r\n]+|[ \t\r\n]+$/g;
export const trimUri = (text: string): string => text.replace(SPACE, '');

export function parseUri(original: string): Parts | Problem {
  if (original.length > MAX_LENGTH) return 'TooLong';
  if (original === '') return 'Empty';
  const text = trimUri(original);
  if (/^[A-Za-z][:|]/.test(text)) {
    if (/[/\\]/.test(text[2] ?? '')) return dosPath(text, true);
    return text[1] === ':' ? 'NotRooted' : 'BadFormat';
  }
  if (text.startsWith('\\\\')) return text.length > 2 ? uncPath(text.slice(2), true) : 'BadFormat';
  const colon = text.indexOf(':');
  if (colon <= 0) return 'BadFormat';
  if (!isSchemeName(text.slice(0, colon))) return 'BadScheme';
  const scheme = text.slice(0, colon).toLowerCase();
  const rest = text.slice(colon + 1);
  if (scheme === 'file') return fileUri(rest);
  const syntax = syntaxOf(scheme);
  if (syntax.authority === 'mail') return hierarchical(scheme, syntax, rest, false);
  if (syntax.authority !== 'none' && rest.startsWith('//')) return hierarchical(scheme, syntax, rest.slice(2), true);
  if (syntax.authority === 'required') return rest.startsWith('\\\\') ? 'BadHost' : 'BadAuthority';
  return { ...base(scheme, syntax), ...tail(rest, syntax.query) };
}

const base = (scheme: string, syntax: Syntax): Parts => ({
  scheme,
  syntax,
  authority: false,
  userInfo: null,
  host: NO_HOST,
  port: syntax.port,
  path: '',
  query: '',
  fragment: '',
  fileKind: null,
  implicitFile: false,
});

/** Path, query and fragment. */
function tail(text: string, hasQuery: boolean): Pick<Parts, 'path' | 'query' | 'fragment'> {
  const hash = text.indexOf('#');
  const beforeHash = hash < 0 ? text : text.slice(0, hash);
  const mark = hasQuery ? beforeHash.indexOf('?') : -1;
  const path = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  return {
    path: hasQuery ? path : path.replaceAll('?', '%3F'),
    query: mark < 0 ? '' : beforeHash.slice(mark),
    fragment: hash < 0 ? '' : text.slice(hash),
  };
}

const DOT = /%2e/gi;
/** Resolves `.` and `..`; what is above the root stays at the root. */
export function resolveDots(path: string): string {
  if (!/\/\.|%2e/i.test(path)) return path;
  const out: string[] = [];
  const segments = path.replace(DOT, '.').split('/');
  segments.forEach((segment, i) => {
    const last = i === segments.length - 1;
    if (segment === '..') {
      if (out.length > 1) out.pop();
      if (last) out.push('');
    } else if (segment === '.') {
      if (last) out.push('');
    } else out.push(segment);
  });
  return out.join('/');
}

function hierarchical(scheme: string, syntax: Syntax, text: string, slashes: boolean): Parts | Problem {
  const end = /[/?#]/.exec(text)?.index ?? text.length;
  const authority = text.slice(0, end);
  const at = authority.indexOf('@');
  const hostAndPort = at < 0 ? authority : authority.slice(at + 1);
  const split = splitPort(hostAndPort);
  if (authority === '' && !syntax.emptyHost) return 'BadHost';
  const host = authority === '' ? EMPTY_HOST : parseHost(split.host);
  if (host === null || (authority !== '' && split.host === '')) return 'BadHost';
  if (!/^\d*$/.test(split.port) || Number(split.port) > 65535) return 'BadPort';
  const rest = tail(text.slice(end), syntax.query);
  const path = rest.path.replaceAll('\\', '/');
  return {
    ...base(scheme, syntax),
    ...rest,
    authority: slashes,
    userInfo: at < 0 ? null : authority.slice(0, at),
    host,
    port: split.port === '' ? syntax.port : Number(split.port),
    path: slashes ? resolveDots(path.startsWith('/') ? path : `/${path}`) : path,
  };
}

function splitPort(text: string): { readonly host: string; readonly port: string } {
  const colon = text.startsWith('[') ? text.indexOf(':', text.indexOf(']') + 1 || text.length) : text.indexOf(':');
  return colon < 0 ? { host: text, port: '' } : { host: text.slice(0, colon), port: text.slice(colon + 1) };
}

// ---- files

/** In a path that is not a URI `%`, `?` and `#` mean themselves. */
const literal = (path: string): string =>
  path.replace(/[%?#]/g, (c) => (c === '%' ? '%25' : c === '?' ? '%3F' : '%23'));

function dosPath(text: string, implicitFile: boolean): Parts {
  const { path, query, fragment } = implicitFile ? { path: literal(text), query: '', fragment: '' } : tail(text, true);
  return {
    ...base('file', syntaxOf('file')),
    authority: true,
    host: EMPTY_HOST,
    // the drive is the root
    path: `${path[0]}:${resolveDots(path.slice(2).replaceAll('\\', '/'))}`,
    query,
    fragment,
    fileKind: 'dos',
    implicitFile,
  };
}

function uncPath(text: string, implicitFile: boolean): Parts | Problem {
  const end = /[/\\?#]/.exec(text)?.index ?? text.length;
  const host = parseHost(text.slice(0, end));
  if (host === null || host.text === '') return 'BadHost';
  const rest = text.slice(end);
  const { path, query, fragment } = implicitFile ? { path: literal(rest), query: '', fragment: '' } : tail(rest, true);
  const slashed = path.replaceAll('\\', '/');
  return {
    ...base('file', syntaxOf('file')),
    authority: true,
    host,
    path: resolveDots(slashed.startsWith('/') ? slashed : `/${slashed}`),
    query,
    fragment,
    fileKind: 'unc',
    implicitFile,
  };
}

function fileUri(rest: string): Parts | Problem {
  if (/^\/{0,3}[A-Za-z][:|][/\\]/.test(rest)) return dosPath(rest.replace(/^\/+/, ''), false);
  if (rest.startsWith('////')) return uncPath(rest.slice(4), false);
  if (!rest.startsWith('//')) return 'BadAuthority';
  if (!/^\/\/(?:[/?#]|$)/.test(rest)) return uncPath(rest.slice(2), false);
  const { path, query, fragment } = tail(rest.slice(2), true);
  return {
    ...base('file', syntaxOf('file')),
    authority: true,
    host: EMPTY_HOST,
    path: resolveDots(path || '/'),
    query,
    fragment,
  };
}
