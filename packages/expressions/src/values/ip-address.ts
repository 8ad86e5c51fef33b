import { CLR } from './clr.ts';
import { format } from './exception.ts';
import { parseIPv4, parseIPv6, textOfIPv4, textOfIPv6 } from './ip-address-text.ts';

/** The values of `AddressFamily` that an address can have. */
export const INTERNETWORK = 2;
export const INTERNETWORK_V6 = 23;

/** System.Net.IPAddress: four or sixteen bytes in network order; version 6 has a scope too. */
export class IPAddress {
  bytes: readonly number[];
  scopeId: number;

  constructor(bytes: readonly number[], scopeId = 0) {
    this.bytes = bytes;
    this.scopeId = scopeId;
  }

  get [CLR](): string {
    return 'System.Net.IPAddress';
  }

  get isV6(): boolean {
    return this.bytes.length === 16;
  }

  get key(): string {
    return `${this.bytes.join('.')}%${this.scopeId}`;
  }

  /** The n-th group of 16 bits. */
  group(n: number): number {
    return (this.bytes[2 * n]! << 8) | this.bytes[2 * n + 1]!;
  }

  get isMapped(): boolean {
    return this.isV6 && [0, 1, 2, 3, 4].every((n) => this.group(n) === 0) && this.group(5) === 0xffff;
  }

  get isLoopback(): boolean {
    if (!this.isV6) return this.bytes[0] === 127;
    return this.scopeId === 0 && (this.key === V6_LOOPBACK.key || this.key === MAPPED_LOOPBACK.key);
  }

  toString(): string {
    if (!this.isV6) return textOfIPv4(this.bytes);
    const groups = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => this.group(n));
    return textOfIPv6(groups) + (this.scopeId === 0 ? '' : `%${this.scopeId}`);
  }

  toV4(): IPAddress {
    return this.isV6 ? new IPAddress(this.bytes.slice(12)) : this;
  }

  toV6(): IPAddress {
    return this.isV6 ? this : new IPAddress([...MAPPED_PREFIX, ...this.bytes]);
  }
}

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const MAPPED_PREFIX = [...zeros(10), 0xff, 0xff];
const MAPPED_LOOPBACK = new IPAddress([...MAPPED_PREFIX, 127, 0, 0, 1]);
const V6_LOOPBACK = new IPAddress([...zeros(15), 1]);

/** The static fields: `IPAddress.Loopback`. */
export const ADDRESSES = {
  Any: new IPAddress([0, 0, 0, 0]),
  Broadcast: new IPAddress([255, 255, 255, 255]),
  IPv6Any: new IPAddress(zeros(16)),
  IPv6Loopback: V6_LOOPBACK,
  IPv6None: new IPAddress(zeros(16)),
  Loopback: new IPAddress([127, 0, 0, 1]),
  None: new IPAddress([255, 255, 255, 255]),
} as const;

/** `TryParse`: null where the text is no address. A scope that is no number names no interface here and counts as none. */
export function tryParseAddress(text: string): IPAddress | null {
  if (text.includes(':')) {
    const v6 = parseIPv6(text);
    return v6 === null ? null : new IPAddress(v6.bytes, v6.scopeId);
  }
  const v4 = parseIPv4(text);
  return v4 === null ? null : new IPAddress(v4);
}

export const parseAddress = (text: string): IPAddress =>
  tryParseAddress(text) ?? format('An invalid IP address was specified.');
