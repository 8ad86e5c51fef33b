import { cryptographic } from './errors.ts';

/** The hash algorithms of the library, by .NET's name. */
export interface HashFacts {
  readonly name: string;
  /** OpenSSL's name. */
  readonly node: string;
  readonly bits: number;
  /** Bytes of a block: of a new HMAC key, and the length above which a key is hashed. */
  readonly block: number;
  readonly oid: string;
  /** What PKCS #1 puts before the hash in a signature: the DER of a DigestInfo up to the hash. */
  readonly digestInfo: readonly number[];
}

const sha2 = (id: number, bytes: number): readonly number[] => [
  ...[0x30, 0x11 + bytes, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, id, 0x05, 0x00, 0x04],
  bytes,
];

export const HASHES = {
  MD5: {
    name: 'MD5',
    node: 'md5',
    bits: 128,
    block: 64,
    oid: '1.2.840.113549.2.5',
    digestInfo: [
      0x30, 0x20, 0x30, 0x0c, 0x06, 0x08, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05, 0x05, 0x00, 0x04, 0x10,
    ],
  },
  SHA1: {
    name: 'SHA1',
    node: 'sha1',
    bits: 160,
    block: 64,
    oid: '1.3.14.3.2.26',
    digestInfo: [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14],
  },
  SHA256: {
    name: 'SHA256',
    node: 'sha256',
    bits: 256,
    block: 64,
    oid: '2.16.840.1.101.3.4.2.1',
    digestInfo: sha2(1, 32),
  },
  SHA384: {
    name: 'SHA384',
    node: 'sha384',
    bits: 384,
    block: 128,
    oid: '2.16.840.1.101.3.4.2.2',
    digestInfo: sha2(2, 48),
  },
  SHA512: {
    name: 'SHA512',
    node: 'sha512',
    bits: 512,
    block: 128,
    oid: '2.16.840.1.101.3.4.2.3',
    digestInfo: sha2(3, 64),
  },
} as const satisfies Readonly<Record<string, HashFacts>>;
export type HashName = keyof typeof HASHES;

export function hashFacts(name: string): HashFacts {
  return Object.hasOwn(HASHES, name)
    ? HASHES[name as HashName]
    : cryptographic(`'${name}' is not a known hash algorithm.`);
}
