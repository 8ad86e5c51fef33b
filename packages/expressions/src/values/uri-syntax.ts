/** The schemes that .NET knows more of than the general syntax of RFC 3986. */
export interface Syntax {
  /** -1: none. */
  readonly port: number;
  /** `//host` must follow the scheme, may follow it, never does, or stands there without `//`. */
  readonly authority: 'required' | 'optional' | 'none' | 'mail';
  /** Whether the host may be left out where there is an authority. */
  readonly emptyHost: boolean;
  readonly query: boolean;
}

const general: Syntax = { port: -1, authority: 'optional', emptyHost: true, query: true };
const web = (port: number): Syntax => ({ port, authority: 'required', emptyHost: false, query: true });
const withoutQuery = (port: number): Syntax => ({ ...web(port), query: false });

const SYNTAXES = new Map<string, Syntax>([
  ['http', web(80)],
  ['https', web(443)],
  ['ws', web(80)],
  ['wss', web(443)],
  ['ftp', withoutQuery(21)],
  ['gopher', withoutQuery(70)],
  ['nntp', withoutQuery(119)],
  ['telnet', withoutQuery(23)],
  ['net.tcp', web(808)],
  ['net.pipe', web(-1)],
  ['ldap', { ...web(389), emptyHost: true }],
  ['file', { ...web(-1), emptyHost: true }],
  ['news', { port: -1, authority: 'none', emptyHost: true, query: false }],
  ['uuid', { port: -1, authority: 'none', emptyHost: true, query: true }],
  ['mailto', { port: 25, authority: 'mail', emptyHost: true, query: true }],
]);

export const syntaxOf = (scheme: string): Syntax => SYNTAXES.get(scheme) ?? general;

const SCHEME = /^[A-Za-z][A-Za-z\d+.-]*$/;
export const isSchemeName = (name: string | null): boolean => name !== null && SCHEME.test(name);
