import type { Row } from '../../types/define.ts';
import { nullReference } from '../../values/exception.ts';
import type { X509Certificate } from '../../values/crypto/certificate.ts';
import { isTrusted } from '../../values/crypto/certificate-chain.ts';
import { symmetricByName } from '../../values/crypto/crypto-config.ts';
import type { SymmetricAlgorithm } from '../../values/crypto/symmetric.ts';

/** Symmetric encryption of byte arrays in one call, and the check of a certificate's chain. Nothing is checked before it is used. */
type Bytes = Uint8Array | null;

const bytesOf = (input: Bytes): Uint8Array => input ?? nullReference();
const algorithmOf = (alg: SymmetricAlgorithm | null): SymmetricAlgorithm => alg ?? nullReference();
const withKey =
  (decrypt: boolean) =>
  (input: Bytes, alg: SymmetricAlgorithm | null, key: Bytes, iv: Bytes): Uint8Array =>
    algorithmOf(alg).transform(decrypt, key, iv).finalBlock(bytesOf(input));
const withNamed =
  (decrypt: boolean) =>
  (input: Bytes, alg: string | null, key: Bytes, iv: Bytes): Uint8Array =>
    symmetricByName(alg).transform(decrypt, key, iv).finalBlock(bytesOf(input));
const withOwn =
  (decrypt: boolean) =>
  (input: Bytes, alg: SymmetricAlgorithm | null): Uint8Array =>
    algorithmOf(alg).ownTransform(decrypt).finalBlock(bytesOf(input));

export const encryption: Readonly<Record<string, Row>> = {
  'static byte[] Encrypt(this byte[] input, string alg, byte[] key, byte[] iv)': withNamed(false),
  'static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg)': withOwn(false),
  'static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)': withKey(false),
  'static byte[] Decrypt(this byte[] input, string alg, byte[] key, byte[] iv)': withNamed(true),
  'static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg)': withOwn(true),
  'static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)': withKey(true),
  'static bool VerifyNoRevocation(this X509Certificate2 input)': (input: X509Certificate | null) =>
    isTrusted(input ?? nullReference()),
};
