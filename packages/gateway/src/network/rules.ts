import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isIn, isPublic, ranges } from './address.ts';

/** Where outgoing calls may go. Left out: to every public address, by http and https. */
export interface NetworkPolicy {
  readonly schemes?: readonly string[];
  /** The only hosts that may be called: `api.example.com`, or `*.example.com` for all below it. */
  readonly hosts?: readonly string[];
  /** Hosts, and ranges of addresses (`10.1.0.0/16`), that may be called though they are not public; true: all. */
  readonly internal?: true | readonly string[];
}

/** Why a host is not called. */
export class RefusedAddress extends Error {}

/**
 * The policy, ready to ask. It is asked twice: `refusal` for the URL as it stands, before every call and at every
 * redirect; `lookup`, which resolves the names for the sockets, for each address. So what is checked is the address that
 * the socket connects to, and a name that changes its mind in between gains nothing.
 */
export interface NetworkRules {
  /** Null where nothing speaks against the URL. `hostname` as URL writes it: an IPv6 address in brackets. */
  readonly refusal: (url: { readonly protocol: string; readonly hostname: string }) => string | null;
  readonly lookup: LookupFunction;
}

/** How names become addresses: `dns.lookup`, or another in tests. */
export type Resolve = (
  hostname: string,
  options: dns.LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void,
) => void;

/** Throws TypeError where `internal` holds what is neither a host nor a range. */
export function networkRules(policy: NetworkPolicy = {}, resolve: Resolve = dns.lookup): NetworkRules {
  const schemes = new Set(policy.schemes ?? ['http', 'https']);
  const hosts = policy.hosts === undefined ? null : hostMatcher(policy.hosts);
  const internal = policy.internal ?? [];
  const isRange = (text: string): boolean => text.includes('/') || isIP(text) !== 0;
  const trusted = internal === true ? () => true : hostMatcher(internal.filter((text) => !isRange(text)));
  const reachable = internal === true ? null : ranges(internal.filter(isRange));
  const mayReach = (hostname: string, address: string): boolean =>
    trusted(hostname) || isPublic(address) || (reachable !== null && isIn(reachable, address));
  const notPublic = (hostname: string, addresses: string): string =>
    `${hostname}${hostname === addresses ? '' : ` is ${addresses}, which`} is not a public address, and the network policy does not allow it.`;

  return {
    refusal: ({ protocol, hostname }) => {
      const scheme = protocol.replace(/:$/, '');
      if (!schemes.has(scheme)) return `The network policy does not allow ${scheme}.`;
      const host = hostname.replace(/^\[|\]$/g, '');
      if (hosts?.(host) === false) return `The network policy does not allow ${host}.`;
      return isIP(host) === 0 || mayReach(host, host) ? null : notPublic(host, host);
    },
    lookup: (hostname, options, done) => {
      resolve(hostname, { ...options, all: true }, (error, found) => {
        if (error !== null) return done(error, '');
        const addresses = found.filter(({ address }) => mayReach(hostname, address));
        const [first] = addresses;
        if (first === undefined) {
          done(new RefusedAddress(notPublic(hostname, found.map(({ address }) => address).join(', '))), '');
        } else if (options.all === true) done(null, addresses);
        else done(null, first.address, first.family);
      });
    },
  };
}

function hostMatcher(patterns: readonly string[]): (hostname: string) => boolean {
  const exact = new Set<string>();
  const suffixes: string[] = [];
  for (const pattern of patterns) {
    const lower = pattern.toLowerCase();
    if (isIP(lower) === 0 && !/^(\*\.)?[^*/:[\]\s]+$/.test(lower))
      throw new TypeError(`"${pattern}" is neither the name of a host nor a range of addresses`);
    if (lower.startsWith('*.')) suffixes.push(lower.slice(1));
    else exact.add(lower);
  }
  return (hostname) => {
    const name = hostname.toLowerCase().replace(/\.$/, '');
    return exact.has(name) || suffixes.some((suffix) => name.endsWith(suffix));
  };
}
