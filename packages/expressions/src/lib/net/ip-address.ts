import { accessors, missing, typeDef, type Row } from '../../types/define.ts';
import type { Ref } from '../../values/clr.ts';
import { argument, argumentNull, ClrException, clrThrow } from '../../values/exception.ts';
import {
  ADDRESSES,
  INTERNETWORK,
  INTERNETWORK_V6,
  IPAddress,
  parseAddress,
  tryParseAddress,
} from '../../values/ip-address.ts';
import { hashOf } from '../../values/object.ts';

/** System.Net.IPAddress. */

const fields: Record<string, Row> = Object.fromEntries(
  Object.entries(ADDRESSES).map(([name, address]) => [`static IPAddress ${name} { get; }`, () => address]),
);

const notSupported = (): never => clrThrow('System.Net.Sockets.SocketException', 'Operation not supported');

const MAX = 0xffffffffn;
/** An unsigned 32 bit number in a long; .NET shows a negative one as it sees it, unsigned. */
function uint32(name: string, value: bigint): number {
  const seen = BigInt.asUintN(64, value);
  if (seen <= MAX) return Number(seen);
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `${name} ('${seen}') must be less than or equal to '${MAX}'. (Parameter '${name}')\nActual value was ${seen}.`,
    null,
    { ParamName: name },
  );
}

/** The number of an IPv4 address has its first byte lowest. */
const bytesOfNumber = (n: number): number[] => [n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24];
const numberOf = (self: IPAddress): bigint =>
  self.isV6 ? notSupported() : BigInt(self.bytes.reduceRight((sum, b) => sum * 256 + b, 0));

function ofBytes(address: Uint8Array | null, scopeId: bigint | null): IPAddress {
  if (address === null) return argumentNull('address');
  if (address.length !== 16 && (address.length !== 4 || scopeId !== null))
    return argument('An invalid IP address was specified.', 'address');
  return new IPAddress([...address], scopeId === null ? 0 : uint32('scopeid', scopeId));
}

function swap(value: bigint, bytes: number): bigint {
  let out = 0n;
  for (let i = 0; i < bytes; i++) out = (out << 8n) | ((value >> BigInt(8 * i)) & 255n);
  return BigInt.asIntN(8 * bytes, out);
}
const swapShort = (value: number): number => Number(swap(BigInt(value), 2));
const swapInt = (value: number): number => Number(swap(BigInt(value), 4));
const swapLong = (value: bigint): bigint => swap(value, 8);

/** Whether the address is of version 6 and its first 16 bits, masked, are the prefix. */
const hasPrefix =
  (mask: number, prefix: number): ((self: IPAddress) => boolean) =>
  (self) =>
    self.isV6 && (self.group(0) & mask) === prefix;

export const SystemIPAddress = typeDef('System.Net.IPAddress', {
  kind: 'class',
  documented: ['AddressFamily', 'Equals', 'GetAddressBytes', 'IsLoopback', 'Parse', 'TryParse', 'ToString'],
  key: (self: IPAddress) => self.key,
  members: {
    ...fields,
    'new(byte[] address)': (address) => ofBytes(address, null),
    'new(byte[] address, long scopeid)': ofBytes,
    'new(long newAddress)': (address: bigint) => new IPAddress(bytesOfNumber(uint32('newAddress', address))),
    'new(ReadOnlySpan<byte> address)': missing,
    'new(ReadOnlySpan<byte> address, long scopeid)': missing,
    'static IPAddress Parse(string ipString)': (text) => parseAddress(text ?? argumentNull('ipString')),
    'static IPAddress Parse(ReadOnlySpan<char> ipSpan)': missing,
    'static bool TryParse(string ipString, out IPAddress address)': (text: string | null, address: Ref) => {
      address.value = text === null ? null : tryParseAddress(text);
      return address.value !== null;
    },
    'static bool TryParse(ReadOnlySpan<char> ipSpan, out IPAddress address)': missing,
    'static bool IsLoopback(IPAddress address)': (address: IPAddress | null) =>
      (address ?? argumentNull('address')).isLoopback,
    'static short HostToNetworkOrder(short host)': swapShort,
    'static int HostToNetworkOrder(int host)': swapInt,
    'static long HostToNetworkOrder(long host)': swapLong,
    'static short NetworkToHostOrder(short network)': swapShort,
    'static int NetworkToHostOrder(int network)': swapInt,
    'static long NetworkToHostOrder(long network)': swapLong,
    'AddressFamily AddressFamily { get; }': (self: IPAddress) => (self.isV6 ? INTERNETWORK_V6 : INTERNETWORK),
    'long Address { get; set; }': accessors(numberOf, (self: IPAddress, value: bigint) => {
      if (self.isV6 || Object.values(ADDRESSES).includes(self)) return notSupported();
      self.bytes = bytesOfNumber(uint32('value', value));
    }),
    'long ScopeId { get; set; }': accessors(
      (self: IPAddress) => (self.isV6 ? BigInt(self.scopeId) : notSupported()),
      (self: IPAddress, value: bigint) => {
        if (!self.isV6 || Object.values(ADDRESSES).includes(self)) return notSupported();
        self.scopeId = uint32('value', value);
      },
    ),
    'bool IsIPv4MappedToIPv6 { get; }': (self: IPAddress) => self.isMapped,
    'bool IsIPv6LinkLocal { get; }': hasPrefix(0xffc0, 0xfe80),
    'bool IsIPv6Multicast { get; }': hasPrefix(0xff00, 0xff00),
    'bool IsIPv6SiteLocal { get; }': hasPrefix(0xffc0, 0xfec0),
    'bool IsIPv6Teredo { get; }': (self: IPAddress) => self.isV6 && self.group(0) === 0x2001 && self.group(1) === 0,
    'bool IsIPv6UniqueLocal { get; }': hasPrefix(0xfe00, 0xfc00),
    'IPAddress MapToIPv4()': (self: IPAddress) => self.toV4(),
    'IPAddress MapToIPv6()': (self: IPAddress) => self.toV6(),
    'byte[] GetAddressBytes()': (self: IPAddress) => Uint8Array.from(self.bytes),
    'bool Equals(object comparand)': (self: IPAddress, other) => other instanceof IPAddress && other.key === self.key,
    'int GetHashCode()': (self: IPAddress) => hashOf(self.key),
    'bool TryFormat(Span<char> destination, out int charsWritten)': missing,
    'bool TryWriteBytes(Span<byte> destination, out int bytesWritten)': missing,
    'string ToString()': (self: IPAddress) => self.toString(),
  },
});
