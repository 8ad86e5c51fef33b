import { constant, enumRows, typeDef } from '../../types/define.ts';
import { RsaSignaturePadding, SIGN_PKCS1, SIGN_PSS } from '../../values/crypto/rsa-padding.ts';

type Padding = RsaSignaturePadding | null;
const same = (a: Padding, b: Padding): boolean => a?.mode === b?.mode;

/** System.Security.Cryptography.RSASignaturePadding. */
export const RSASignaturePadding = typeDef('System.Security.Cryptography.RSASignaturePadding', {
  kind: 'class',
  interfaces: ['IEquatable<RSASignaturePadding>'],
  documented: 'all',
  key: (value: RsaSignaturePadding) => value.text,
  members: {
    'static RSASignaturePadding Pkcs1 { get; }': constant(SIGN_PKCS1),
    'static RSASignaturePadding Pss { get; }': constant(SIGN_PSS),
    'RSASignaturePaddingMode Mode { get; }': (self: RsaSignaturePadding) => self.mode,
    'bool Equals(RSASignaturePadding other)': same,
    'bool Equals(object obj)': (self: Padding, other: unknown) =>
      other instanceof RsaSignaturePadding && same(self, other),
    'int GetHashCode()': (self: RsaSignaturePadding) => self.mode,
    'string ToString()': (self: RsaSignaturePadding) => self.text,
    'static bool operator ==(RSASignaturePadding left, RSASignaturePadding right)': same,
    'static bool operator !=(RSASignaturePadding left, RSASignaturePadding right)': (a: Padding, b: Padding) =>
      !same(a, b),
  },
});

export const RSASignaturePaddingMode = typeDef('System.Security.Cryptography.RSASignaturePaddingMode', {
  kind: 'enum',
  documented: 'none',
  members: enumRows({ Pkcs1: 0, Pss: 1 }),
});
