import { CLR } from './clr.ts';
import { argument, argumentNull, argumentOutOfRange, clrThrow, invalidOperation } from './exception.ts';
import { URI_COMPONENTS } from './uri-components.ts';
import { inForm, type Form } from './uri-escape.ts';
import { dnsSafeHost, HOST_NAME_TYPE, idnHost, isLoopbackHost } from './uri-host.ts';
import { MAY_BE_RELATIVE, parseUri, PROBLEMS, trimUri, type Parts, type Problem } from './uri-parse.ts';

/** System.Uri: immutable, absolute or relative. */

/** The values of `UriKind`. */
export const URI_KIND = { RelativeOrAbsolute: 0, Absolute: 1, Relative: 2 } as const;
/** The values of `UriPartial`. */
export const URI_PARTIAL = { Scheme: 0, Authority: 1, Path: 2, Query: 3 } as const;

export class Uri {
  readonly originalString: string;
  private readonly parts: Parts | null;
  private absolute: string | null = null;

  constructor(originalString: string, parts: Parts | null) {
    this.originalString = originalString;
    this.parts = parts;
  }

  get [CLR](): string {
    return 'System.Uri';
  }

  get isAbsolute(): boolean {
    return this.parts !== null;
  }

  /** What only an absolute URI has; throws InvalidOperationException for a relative one. */
  get absoluteParts(): Parts {
    return this.parts ?? invalidOperation('This operation is not supported for a relative URI.');
  }

  get absoluteUri(): string {
    return (this.absolute ??= this.components(URI_COMPONENTS.AbsoluteUri, 'escaped'));
  }

  get host(): string {
    return this.absoluteParts.host.text;
  }

  get isDefaultPort(): boolean {
    return this.absoluteParts.port === this.absoluteParts.syntax.port;
  }

  /** `host:port`, the port only where it is not the scheme's own. */
  get authority(): string {
    return this.isDefaultPort ? this.host : `${this.host}:${this.absoluteParts.port}`;
  }

  get absolutePath(): string {
    return inForm(this.absoluteParts.path, 'escaped');
  }

  get query(): string {
    return inForm(this.absoluteParts.query, 'escaped', true);
  }

  get fragment(): string {
    return inForm(this.absoluteParts.fragment, 'escaped');
  }

  get userInfo(): string {
    return inForm(this.absoluteParts.userInfo ?? '', 'escaped');
  }

  get localPath(): string {
    const { path, fileKind, host } = this.absoluteParts;
    const text = inForm(inForm(path, 'escaped'), 'unescaped');
    if (fileKind === null) return text;
    const local = text.replaceAll('/', '\\');
    return fileKind === 'dos' ? local : `\\\\${dnsSafeHost(host)}${local === '\\' ? '' : local}`;
  }

  get idnHost(): string {
    return idnHost(this.absoluteParts.host);
  }

  get dnsSafeHost(): string {
    return dnsSafeHost(this.absoluteParts.host);
  }

  get isLoopback(): boolean {
    const { host } = this.absoluteParts;
    return host.type !== HOST_NAME_TYPE.Unknown && isLoopbackHost(host);
  }

  get segments(): string[] {
    const path = this.absolutePath;
    const segments = path.match(/[^/]*\/|[^/]+$/g) ?? [];
    return this.absoluteParts.fileKind === 'dos' ? ['/', ...segments] : segments;
  }

  /** The scheme with what parts it from the rest: `http://`, `urn:`. */
  get prefix(): string {
    const { scheme, authority } = this.absoluteParts;
    return authority ? `${scheme}://` : `${scheme}:`;
  }

  leftPart(part: number): string {
    const { Authority, Path, Query } = URI_PARTIAL;
    const { authority, fileKind } = this.absoluteParts;
    if (part === URI_PARTIAL.Scheme) return this.prefix;
    if (part === Authority && (!authority || fileKind === 'dos')) return '';
    const { Scheme, UserInfo, Host, Port } = URI_COMPONENTS;
    const left = Scheme | UserInfo | Host | Port;
    if (part === Authority) return this.components(left, 'escaped');
    if (part === Path) return this.components(left | URI_COMPONENTS.Path, 'escaped');
    if (part === Query) return this.components(left | URI_COMPONENTS.PathAndQuery, 'escaped');
    return argument(`Illegal enum value: ${part}.`, 'part');
  }

  /** The components that the bits of `UriComponents` name, in a form. */
  components(wanted: number, form: Form): string {
    const c = URI_COMPONENTS;
    const parts = this.absoluteParts;
    const has = (bit: number): boolean => (wanted & bit) !== 0;
    const only = (bits: number): boolean => (wanted & ~bits) === 0;
    let out = '';
    if (has(c.Scheme)) out += only(c.Scheme) ? parts.scheme : this.prefix;
    if (has(c.UserInfo) && parts.userInfo !== null) {
      // in a user name ToString leaves a "%" that begins no escape alone
      const text = inForm(parts.userInfo, form);
      out += (form === 'display' ? text.replaceAll('%25', '%') : text) + (only(c.UserInfo) ? '' : '@');
    }
    if (has(c.Host)) out += parts.host.text;
    else if (has(c.NormalizedHost)) out += this.idnHost;
    if (has(c.StrongPort) ? parts.port >= 0 : has(c.Port) && !this.isDefaultPort)
      out += only(c.Port | c.StrongPort) ? String(parts.port) : `:${parts.port}`;
    if (has(c.Path)) {
      // a DOS path has no slash before its drive
      const path = parts.fileKind === 'dos' && has(c.Scheme) ? `/${parts.path}` : parts.path;
      out += inForm(only(c.Path) && path.startsWith('/') ? path.slice(1) : path, form);
    }
    if (has(c.Query)) out += inForm(only(c.Query) ? parts.query.slice(1) : parts.query, form, true);
    if (has(c.Fragment)) out += inForm(only(c.Fragment) ? parts.fragment.slice(1) : parts.fragment, form);
    return out;
  }

  /** What equality looks at: neither the user nor the fragment. */
  get key(): string {
    if (this.parts === null) return `\0${this.originalString}`;
    const text = this.components(URI_COMPONENTS.HttpRequestUrl, 'safe');
    return this.parts.fileKind === null ? text : text.toLowerCase();
  }

  toString(): string {
    return this.parts === null ? this.originalString : this.components(URI_COMPONENTS.AbsoluteUri, 'display');
  }
}

const badUri = (message: string): never => clrThrow('System.UriFormatException', message);

/** The URI, or why there is none. */
export function readUri(text: string, kind: number): Uri | Problem | 'NotRelative' {
  if (kind >>> 0 > 2) return argument(`The value '${kind}' passed for the UriKind parameter is invalid.`);
  const parsed = parseUri(text);
  if (typeof parsed !== 'string') {
    if (kind !== URI_KIND.Relative) return new Uri(text, parsed);
    return parsed.implicitFile ? new Uri(text, null) : 'NotRelative';
  }
  return kind !== URI_KIND.Absolute && MAY_BE_RELATIVE.has(parsed) ? new Uri(text, null) : parsed;
}

export function newUri(text: string | null, kind: number = URI_KIND.Absolute): Uri {
  if (text === null) return argumentNull('uriString');
  const uri = readUri(text, kind);
  if (uri instanceof Uri) return uri;
  return badUri(
    uri === 'NotRelative'
      ? "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI."
      : PROBLEMS[uri],
  );
}

/** `TryCreate`: null where there is no such URI. */
export function tryNewUri(text: string | null, kind: number): Uri | null {
  if (text === null) return null;
  const uri = readUri(text, kind);
  return uri instanceof Uri ? uri : null;
}

/** `new Uri(baseUri, relativeUri)`. */
export function combineUri(base: Uri | null, relative: Uri | null): Uri {
  if (base === null) return argumentNull('baseUri');
  if (!base.isAbsolute) return argumentOutOfRange('baseUri');
  if (relative === null)
    return clrThrow('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  return relative.isAbsolute ? relative : newUri(resolve(base, relative.originalString));
}

function resolve(base: Uri, original: string): string {
  const { scheme, authority, fileKind, path } = base.absoluteParts;
  let text = trimUri(original);
  // "http:x" relative to an http URI is "x"
  if (text.toLowerCase().startsWith(`${scheme}:`)) text = text.slice(scheme.length + 1);
  if (text === '') return base.absoluteUri;
  const { Scheme, UserInfo, Host, Port, Path, Query } = URI_COMPONENTS;
  const server = Scheme | UserInfo | Host | Port;
  if (text.startsWith('#')) return base.components(server | Path | Query, 'safe') + text;
  if (text.startsWith('?')) return base.components(server | Path, 'safe') + text;
  const end = /[?#]/.exec(text)?.index ?? text.length;
  const target = authority ? text.slice(0, end).replaceAll('\\', '/') : text.slice(0, end);
  const extra = text.slice(end);
  if (target.startsWith('//')) return `${scheme}:${target}${extra}`;
  const before = base.components(server, 'safe') + (fileKind === 'dos' ? `/${path.slice(0, 2)}` : '');
  if (target.startsWith('/')) return before + target + extra;
  const from = inForm(fileKind === 'dos' ? path.slice(2) : path, 'safe');
  return before + mergeDots(from.slice(0, from.lastIndexOf('/') + 1), target) + extra;
}

/** A relative path on a directory, with its dots resolved; `newUri` resolves those that remain. */
function mergeDots(directory: string, relative: string): string {
  const out = directory.split('/').slice(0, -1);
  const segments = relative.split('/');
  segments.forEach((segment, i) => {
    const last = i === segments.length - 1;
    if (segment === '..') {
      if (out.length > 1) out.pop();
      if (last) out.push('');
    } else if (segment !== '.') out.push(segment);
    else if (last) out.push('');
  });
  return out.join('/');
}
