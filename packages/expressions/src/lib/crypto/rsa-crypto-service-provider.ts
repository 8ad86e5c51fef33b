import { accessors, effect, missing, typeDef } from '../../types/define.ts';
import type { HashAlgorithmName } from '../../values/crypto/hash-algorithm-name.ts';
import { checkKeySize, partOfData, Rsa } from '../../values/crypto/rsa.ts';
import { hashOfArgument, hashOfOid } from '../../values/crypto/rsa-legacy-hash.ts';
import {
  ENCRYPT_PKCS1,
  OAEP_SHA1,
  SIGN_PKCS1,
  type RsaEncryptionPadding,
  type RsaSignaturePadding,
} from '../../values/crypto/rsa-padding.ts';
import { keyOf, parametersOf, type RsaParameters } from '../../values/crypto/rsa-parameters.ts';
import { clrThrow } from '../../values/exception.ts';

type Bytes = Uint8Array | null;
const CLASS = 'RSACryptoServiceProvider';
const notSupported = (): never => clrThrow('System.NotSupportedException', 'Method not supported.');
const padding = (oaep: boolean): RsaEncryptionPadding => (oaep ? OAEP_SHA1 : ENCRYPT_PKCS1);
const signed = (self: Rsa, data: Bytes, name: HashAlgorithmName): Uint8Array => self.signData(data, name, SIGN_PKCS1);

/** System.Security.Cryptography.RSACryptoServiceProvider: the old class; signatures and encryption with PKCS #1 or OAEP and SHA-1. */
export const RSACryptoServiceProvider = typeDef(`System.Security.Cryptography.${CLASS}`, {
  kind: 'class',
  base: 'RSA',
  interfaces: ['IDisposable'],
  documented: 'none',
  members: {
    'new()': () => new Rsa(CLASS, 1024),
    'new(int dwKeySize)': (bits: number) => {
      checkKeySize(bits);
      return new Rsa(CLASS, bits);
    },
    'new(CspParameters parameters)': missing,
    'new(int dwKeySize, CspParameters parameters)': missing,
    'CspKeyContainerInfo CspKeyContainerInfo { get; }': missing,
    'int KeySize { get; }': (self: Rsa) => self.keySize,
    'bool PersistKeyInCsp { get; set; }': accessors(
      () => false,
      () => undefined,
    ),
    'static bool UseMachineKeyStore { get; set; }': accessors(
      () => false,
      () => undefined,
    ),
    'bool PublicOnly { get; }': (self: Rsa) => self.publicOnly,
    'string KeyExchangeAlgorithm { get; }': () => 'RSA',
    'string SignatureAlgorithm { get; }': () => 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',

    'byte[] SignData(byte[] buffer, object halg)': (self: Rsa, buffer: Bytes, halg: unknown) =>
      signed(self, buffer, hashOfArgument(halg)),
    'byte[] SignData(byte[] buffer, int offset, int count, object halg)': (
      self: Rsa,
      buffer: Bytes,
      offset: number,
      count: number,
      halg: unknown,
    ) => signed(self, partOfData(buffer, offset, count), hashOfArgument(halg)),
    'byte[] SignData(Stream inputStream, object halg)': missing,
    'byte[] SignHash(byte[] rgbHash, string str)': (self: Rsa, hash: Bytes, name: string | null) =>
      self.signHash(hash, hashOfOid(name), SIGN_PKCS1),
    'byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      self: Rsa,
      hash: Bytes,
      name: HashAlgorithmName,
      how: RsaSignaturePadding | null,
    ) => self.signHash(hash, name, how),
    'bool VerifyData(byte[] buffer, object halg, byte[] signature)': (
      self: Rsa,
      buffer: Bytes,
      halg: unknown,
      signature: Bytes,
    ) => self.verifyData(buffer, signature, hashOfArgument(halg), SIGN_PKCS1),
    'bool VerifyHash(byte[] rgbHash, string str, byte[] rgbSignature)': (
      self: Rsa,
      hash: Bytes,
      name: string | null,
      signature: Bytes,
    ) => self.verifyHash(hash, signature, hashOfOid(name), SIGN_PKCS1),
    'bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      self: Rsa,
      hash: Bytes,
      signature: Bytes,
      name: HashAlgorithmName,
      how: RsaSignaturePadding | null,
    ) => self.verifyHash(hash, signature, name, how),

    'byte[] Encrypt(byte[] rgb, bool fOAEP)': effect('random', (self: Rsa, data: Bytes, oaep: boolean) =>
      self.encrypt(data, padding(oaep)),
    ),
    'byte[] Decrypt(byte[] rgb, bool fOAEP)': (self: Rsa, data: Bytes, oaep: boolean) =>
      self.decrypt(data, padding(oaep)),
    'byte[] Encrypt(byte[] data, RSAEncryptionPadding padding)': effect(
      'random',
      (self: Rsa, data: Bytes, how: RsaEncryptionPadding | null) => self.encrypt(data, how),
    ),
    'byte[] Decrypt(byte[] data, RSAEncryptionPadding padding)': (
      self: Rsa,
      data: Bytes,
      how: RsaEncryptionPadding | null,
    ) => self.decrypt(data, how),
    'byte[] EncryptValue(byte[] rgb)': notSupported,
    'byte[] DecryptValue(byte[] rgb)': notSupported,

    'RSAParameters ExportParameters(bool includePrivateParameters)': (self: Rsa, secret: boolean) =>
      parametersOf(self.key, secret),
    'void ImportParameters(RSAParameters parameters)': (self: Rsa, parameters: RsaParameters) =>
      void (self.key = keyOf(parameters)),
    'byte[] ExportCspBlob(bool includePrivateParameters)': missing,
    'void ImportCspBlob(byte[] keyBlob)': missing,
  },
});
