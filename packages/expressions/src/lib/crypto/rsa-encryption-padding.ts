import { constant, enumRows, typeDef } from '../../types/define.ts';
import { HashAlgorithmName } from '../../values/crypto/hash-algorithm-name.ts';
import { ENCRYPT_PKCS1, oaep, OAEP_SHA1, RsaEncryptionPadding } from '../../values/crypto/rsa-padding.ts';
import { hashOf } from '../../values/object.ts';

type Padding = RsaEncryptionPadding | null;
const same = (a: Padding, b: Padding): boolean =>
  a === b || (a !== null && b !== null && a.mode === b.mode && a.hash.name === b.hash.name);
const withHash = (name: string) => constant(oaep(new HashAlgorithmName(name)));

/** System.Security.Cryptography.RSAEncryptionPadding. */
export const RSAEncryptionPadding = typeDef('System.Security.Cryptography.RSAEncryptionPadding', {
  kind: 'class',
  interfaces: ['IEquatable<RSAEncryptionPadding>'],
  documented: 'all',
  key: (value: RsaEncryptionPadding) => value.text,
  members: {
    'static RSAEncryptionPadding Pkcs1 { get; }': constant(ENCRYPT_PKCS1),
    'static RSAEncryptionPadding OaepSHA1 { get; }': constant(OAEP_SHA1),
    'static RSAEncryptionPadding OaepSHA256 { get; }': withHash('SHA256'),
    'static RSAEncryptionPadding OaepSHA384 { get; }': withHash('SHA384'),
    'static RSAEncryptionPadding OaepSHA512 { get; }': withHash('SHA512'),
    'static RSAEncryptionPadding CreateOaep(HashAlgorithmName hashAlgorithm)': oaep,
    'RSAEncryptionPaddingMode Mode { get; }': (self: RsaEncryptionPadding) => self.mode,
    'HashAlgorithmName OaepHashAlgorithm { get; }': (self: RsaEncryptionPadding) => self.hash,
    'bool Equals(RSAEncryptionPadding other)': same,
    'bool Equals(object obj)': (self: Padding, other: unknown) =>
      other instanceof RsaEncryptionPadding && same(self, other),
    'int GetHashCode()': (self: RsaEncryptionPadding) => hashOf(self.text),
    'string ToString()': (self: RsaEncryptionPadding) => self.text,
    'static bool operator ==(RSAEncryptionPadding left, RSAEncryptionPadding right)': same,
    'static bool operator !=(RSAEncryptionPadding left, RSAEncryptionPadding right)': (a: Padding, b: Padding) =>
      !same(a, b),
  },
});

export const RSAEncryptionPaddingMode = typeDef('System.Security.Cryptography.RSAEncryptionPaddingMode', {
  kind: 'enum',
  documented: 'none',
  members: enumRows({ Pkcs1: 0, Oaep: 1 }),
});
