import { parseIPv4, parseIPv6, textOfIPv4, textOfIPv6 } from './ip-address-text.ts';
import { isAscii, lowerInvariant } from './text-case.ts';

/** The host of a URI, and what kind of name it is. */

/** The values of `UriHostNameType`. */
export const HOST_NAME_TYPE = { Unknown: 0, Basic: 1, Dns: 2, IPv4: 3, IPv6: 4 } as const;

export interface Host {
  /** As `Uri.Host` gives it: in lower case, addresses in their usual form, IPv6 in brackets without a scope. */
  readonly text: string;
  readonly type: number;
  /** The scope of an IPv6 address, with its `%`; empty for others. */
  readonly scope: string;
}

export const NO_HOST: Host = { text: '', type: HOST_NAME_TYPE.Unknown, scope: '' };
export const EMPTY_HOST: Host = { text: '', type: HOST_NAME_TYPE.Basic, scope: '' };

const LABEL = /^[\w\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\u{10000}-\u{effff}-]+$/u;
/** Full stops of East Asian writing, which separate labels too. */
const FULL_STOP = /[.\u3002\uff0e\uff61]/;

function isDns(labels: readonly string[]): boolean {
  return labels.every((label) => label.length <= 63 && /^[^-]/.test(label));
}

/** Null where the text names no host. */
export function parseHost(text: string): Host | null {
  if (text.startsWith('[')) return parseBracketed(text);
  const v4 = parseIPv4(text);
  if (v4 !== null) return { text: textOfIPv4(v4), type: HOST_NAME_TYPE.IPv4, scope: '' };
  const labels = text.split(FULL_STOP);
  if (labels.length > 1 && labels.at(-1) === '') labels.pop();
  if (!labels.every((label) => LABEL.test(label))) return null;
  const lower = /[A-Z]/.test(text) ? lowerInvariant(text) : text;
  return {
    text: lower === 'loopback' ? 'localhost' : lower,
    type: isDns(labels) && text.length <= 255 ? HOST_NAME_TYPE.Dns : HOST_NAME_TYPE.Basic,
    scope: '',
  };
}

function parseBracketed(text: string): Host | null {
  if (!text.endsWith(']')) return null;
  const v6 = parseIPv6(text.slice(1, -1));
  if (v6 === null) return null;
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((i) => (v6.bytes[i]! << 8) | v6.bytes[i + 1]!);
  const percent = text.indexOf('%');
  return {
    text: `[${textOfIPv6(groups)}]`,
    type: HOST_NAME_TYPE.IPv6,
    scope: percent < 0 ? '' : text.slice(percent, -1),
  };
}

/** `Uri.IdnHost`: international names in Punycode, IPv6 without brackets but with its scope. */
export function idnHost(host: Host): string {
  if (host.type === HOST_NAME_TYPE.IPv6) return dnsSafeHost(host);
  if (isAscii(host.text)) return host.text;
  try {
    return new URL(`http://${host.text}`).hostname;
  } catch {
    return host.text;
  }
}

export const dnsSafeHost = (host: Host): string =>
  host.type === HOST_NAME_TYPE.IPv6 ? host.text.slice(1, -1) + host.scope : host.text;

export const isLoopbackHost = (host: Host): boolean =>
  host.text === 'localhost' ||
  host.text === '[::1]' ||
  (host.type === HOST_NAME_TYPE.IPv4 && host.text.startsWith('127.')) ||
  (host.type === HOST_NAME_TYPE.Basic && host.text === '');

/** `Uri.CheckHostName`. */
export function hostNameType(name: string | null): number {
  if (name === null || name === '') return HOST_NAME_TYPE.Unknown;
  const host = parseHost(name.includes(':') && !name.startsWith('[') ? `[${name}]` : name);
  return host === null || host.type === HOST_NAME_TYPE.Basic ? HOST_NAME_TYPE.Unknown : host.type;
}
