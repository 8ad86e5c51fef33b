import { missing, effect, typeDef } from '../../types/define.ts';
import type { HashAlgorithmName } from '../../values/crypto/hash-algorithm-name.ts';
import { toPem } from '../../values/crypto/pem.ts';
import { exportDer, publicHalf } from '../../values/crypto/provider.ts';
import { checkKeySize, partOfData, Rsa } from '../../values/crypto/rsa.ts';
import { imported } from '../../values/crypto/rsa-import.ts';
import type { RsaEncryptionPadding, RsaSignaturePadding } from '../../values/crypto/rsa-padding.ts';
import {
  demandPrivate,
  fromXml,
  keyOf,
  parametersOf,
  toXml,
  type RsaParameters,
} from '../../values/crypto/rsa-parameters.ts';
import { concrete, creator } from '../../values/crypto/types.ts';
import { clrThrow } from '../../values/exception.ts';

type Bytes = Uint8Array | null;
type Name = HashAlgorithmName;
type Signing = RsaSignaturePadding | null;

const notSupported = (): never => clrThrow('System.NotSupportedException', 'Method not supported.');
const wrapper = (bits: number): Rsa => new Rsa('RSAWrapper', bits);

/** System.Security.Cryptography.RSA: signs, verifies, encrypts, decrypts. */
export const RSA = typeDef('System.Security.Cryptography.RSA', {
  kind: 'class',
  abstract: true,
  base: 'AsymmetricAlgorithm',
  documented: 'all',
  members: {
    'static RSA Create()': () => wrapper(2048),
    'static RSA Create(int keySizeInBits)': (bits: number) => {
      checkKeySize(bits);
      return wrapper(bits);
    },
    'static RSA Create(RSAParameters parameters)': (parameters: RsaParameters) => {
      const rsa = wrapper(2048);
      rsa.key = keyOf(parameters);
      return rsa;
    },
    'static RSA Create(string algName)': creator('RSA'),
    'string KeyExchangeAlgorithm { get; }': () => 'RSA',
    'string SignatureAlgorithm { get; }': () => 'RSA',

    'byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': effect(
      'random',
      (self: Rsa, data: Bytes, name: Name, padding: Signing) => self.signData(data, name, padding),
    ),
    'byte[] SignData(byte[] data, int offset, int count, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)':
      effect('random', (self: Rsa, data: Bytes, offset: number, count: number, name: Name, padding: Signing) =>
        self.signData(partOfData(data, offset, count), name, padding),
      ),
    'byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': effect(
      'random',
      (self: Rsa, hash: Bytes, name: Name, padding: Signing) => self.signHash(hash, name, padding),
    ),
    'bool VerifyData(byte[] data, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      self: Rsa,
      data: Bytes,
      signature: Bytes,
      name: Name,
      padding: Signing,
    ) => self.verifyData(data, signature, name, padding),
    'bool VerifyData(byte[] data, int offset, int count, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)':
      (self: Rsa, data: Bytes, offset: number, count: number, signature: Bytes, name: Name, padding: Signing) =>
        self.verifyData(partOfData(data, offset, count), signature, name, padding),
    'bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      self: Rsa,
      hash: Bytes,
      signature: Bytes,
      name: Name,
      padding: Signing,
    ) => self.verifyHash(hash, signature, name, padding),
    'byte[] Encrypt(byte[] data, RSAEncryptionPadding padding)': effect(
      'random',
      (self: Rsa, data: Bytes, padding: RsaEncryptionPadding | null) => self.encrypt(data, padding),
    ),
    'byte[] Decrypt(byte[] data, RSAEncryptionPadding padding)': (
      self: Rsa,
      data: Bytes,
      padding: RsaEncryptionPadding | null,
    ) => self.decrypt(data, padding),
    'byte[] EncryptValue(byte[] rgb)': notSupported,
    'byte[] DecryptValue(byte[] rgb)': notSupported,

    'RSAParameters ExportParameters(bool includePrivateParameters)': (self: Rsa, secret: boolean) =>
      parametersOf(self.key, secret),
    'void ImportParameters(RSAParameters parameters)': (self: Rsa, parameters: RsaParameters) =>
      void (self.key = keyOf(parameters)),
    'string ToXmlString(bool includePrivateParameters)': (self: Rsa, secret: boolean) => toXml(self.key, secret),
    'void FromXmlString(string xmlString)': (self: Rsa, xml: string | null) => void (self.key = fromXml(xml)),
    'byte[] ExportRSAPrivateKey()': (self: Rsa) => exportDer(demandPrivate(self.key), 'pkcs1'),
    'byte[] ExportRSAPublicKey()': (self: Rsa) => exportDer(publicHalf(self.key), 'pkcs1'),
    'string ExportRSAPrivateKeyPem()': (self: Rsa) =>
      toPem('RSA PRIVATE KEY', exportDer(demandPrivate(self.key), 'pkcs1')),
    'string ExportRSAPublicKeyPem()': (self: Rsa) => toPem('RSA PUBLIC KEY', exportDer(publicHalf(self.key), 'pkcs1')),
    'void ImportRSAPrivateKey(byte[] source, out int bytesRead)': imported('pkcs1', true),
    'void ImportRSAPublicKey(byte[] source, out int bytesRead)': imported('pkcs1', false),

    'void ImportRSAPrivateKey(ReadOnlySpan<byte> source, out int bytesRead)': missing,
    'void ImportRSAPublicKey(ReadOnlySpan<byte> source, out int bytesRead)': missing,
    'byte[] SignData(Stream data, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': missing,
    'bool VerifyData(Stream data, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)':
      missing,
    'bool VerifyData(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)':
      missing,
    'bool VerifyHash(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)':
      missing,
    'bool TryDecrypt(ReadOnlySpan<byte> data, Span<byte> destination, RSAEncryptionPadding padding, out int bytesWritten)':
      missing,
    'bool TryEncrypt(ReadOnlySpan<byte> data, Span<byte> destination, RSAEncryptionPadding padding, out int bytesWritten)':
      missing,
    'bool TryExportRSAPrivateKey(Span<byte> destination, out int bytesWritten)': missing,
    'bool TryExportRSAPublicKey(Span<byte> destination, out int bytesWritten)': missing,
    'bool TrySignData(ReadOnlySpan<byte> data, Span<byte> destination, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding, out int bytesWritten)':
      missing,
    'bool TrySignHash(ReadOnlySpan<byte> hash, Span<byte> destination, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding, out int bytesWritten)':
      missing,
  },
});

/** What `Create` and certificates give. */
export const RSAWrapper = concrete('RSAWrapper', 'RSA', null, 'none', {
  'string ToString()': () => 'System.Security.Cryptography.RSAOpenSsl',
});
/** The service runs on Windows, where a certificate's key is an RSACng, and policies cast it to that. */
export const RSACng = concrete('RSACng', 'RSA', null);
export const RSAOpenSsl = concrete('RSAOpenSsl', 'RSACng', null);
