import { BlockList, isIP } from 'node:net';

/**
 * IP addresses by reach. Public are those that the registries hand out for the whole Internet; everything else (private,
 * loopback, link-local with the metadata services of clouds, shared, multicast, documentation, tunnels to IPv4) is not.
 * Sources: the IANA registries of special-purpose IPv4 and IPv6 addresses.
 */
const SPECIAL_4 = ranges([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);
const GLOBAL_6 = ranges(['2000::/3']);
const SPECIAL_6 = ranges(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** False for what is no address. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !SPECIAL_4.check(address, 'ipv4');
    case 6: {
      const mapped = mappedAddress(address);
      if (mapped !== null) return isPublic(mapped);
      return GLOBAL_6.check(address, 'ipv6') && !SPECIAL_6.check(address, 'ipv6');
    }
    default:
      return false;
  }
}

/** Whether the address is in the list; an IPv4 address counts as itself, also where it is written as an IPv6 one. */
export function isIn(list: BlockList, address: string): boolean {
  const plain = mappedAddress(address) ?? address;
  return list.check(plain, isIP(plain) === 4 ? 'ipv4' : 'ipv6');
}

/** Ranges such as `10.0.0.0/8`, or single addresses. Throws TypeError for anything else. */
export function ranges(texts: Iterable<string>): BlockList {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', prefix] = text.split('/');
    const family = isIP(address);
    const bits = family === 4 ? 32 : 128;
    if (family === 0 || (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits)))
      throw new TypeError(`"${text}" is neither an address nor a range of addresses`);
    list.addSubnet(address, prefix === undefined ? bits : Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** `::ffff:a9fe:a9fe` and `::ffff:169.254.169.254` are 169.254.169.254; null for every other address. */
function mappedAddress(address: string): string | null {
  if (isIP(address) !== 6) return null;
  // URL writes every form of an IPv6 address in one way
  const hex = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(new URL(`http://[${address.split('%')[0]}]/`).hostname);
  if (hex === null) return null;
  const [high, low] = [parseInt(hex[1]!, 16), parseInt(hex[2]!, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
