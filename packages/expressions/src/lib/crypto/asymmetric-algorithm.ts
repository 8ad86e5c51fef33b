import { accessors, missing, typeDef } from '../../types/define.ts';
import { sizesOf } from '../../values/crypto/key-sizes.ts';
import { toPem } from '../../values/crypto/pem.ts';
import { exportDer, publicHalf } from '../../values/crypto/provider.ts';
import { RSA_SIZES, type Rsa } from '../../values/crypto/rsa.ts';
import { imported } from '../../values/crypto/rsa-import.ts';
import { demandPrivate, fromXml, toXml } from '../../values/crypto/rsa-parameters.ts';
import { creator, noDefault } from '../../values/crypto/types.ts';
import { keyFromPem } from '../../values/crypto/certificate-file.ts';
import { argumentNull } from '../../values/exception.ts';

const algorithm = (self: Rsa): string => (self.isProvider ? 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' : 'RSA');

/** System.Security.Cryptography.AsymmetricAlgorithm: of which RSA is the one kind that expressions have. */
export const AsymmetricAlgorithm = typeDef('System.Security.Cryptography.AsymmetricAlgorithm', {
  kind: 'class',
  abstract: true,
  interfaces: ['IDisposable'],
  documented: 'all',
  members: {
    'static AsymmetricAlgorithm Create()': noDefault,
    'static AsymmetricAlgorithm Create(string algName)': creator('AsymmetricAlgorithm'),
    'int KeySize { get; set; }': accessors(
      (self: Rsa) => self.keySize,
      (self: Rsa, bits: number) => void (self.keySize = bits),
    ),
    'KeySizes[] LegalKeySizes { get; }': () => sizesOf(RSA_SIZES),
    'string KeyExchangeAlgorithm { get; }': () => 'RSA',
    'string SignatureAlgorithm { get; }': algorithm,
    'string ToXmlString(bool includePrivateParameters)': (self: Rsa, secret: boolean) => toXml(self.key, secret),
    'void FromXmlString(string xmlString)': (self: Rsa, xml: string | null) => void (self.key = fromXml(xml)),
    'void ImportFromPem(string input)': (self: Rsa, pem: string | null) =>
      void (self.key = keyFromPem(pem ?? argumentNull('input'))),
    'byte[] ExportPkcs8PrivateKey()': (self: Rsa) => exportDer(demandPrivate(self.key), 'pkcs8'),
    'byte[] ExportSubjectPublicKeyInfo()': (self: Rsa) => exportDer(publicHalf(self.key), 'spki'),
    'string ExportPkcs8PrivateKeyPem()': (self: Rsa) =>
      toPem('PRIVATE KEY', exportDer(demandPrivate(self.key), 'pkcs8')),
    'string ExportSubjectPublicKeyInfoPem()': (self: Rsa) =>
      toPem('PUBLIC KEY', exportDer(publicHalf(self.key), 'spki')),
    'void Clear()': (self: Rsa) => self.dispose(),
    'void Dispose()': (self: Rsa) => self.dispose(),

    // ---- through spans: an array of bytes converts to one, so two of them are of use
    'void ImportPkcs8PrivateKey(byte[] source, out int bytesRead)': imported('pkcs8', true),
    'void ImportSubjectPublicKeyInfo(byte[] source, out int bytesRead)': imported('spki', false),
    'void ImportPkcs8PrivateKey(ReadOnlySpan<byte> source, out int bytesRead)': missing,
    'void ImportSubjectPublicKeyInfo(ReadOnlySpan<byte> source, out int bytesRead)': missing,
    'bool TryExportEncryptedPkcs8PrivateKey(ReadOnlySpan<byte> passwordBytes, PbeParameters pbeParameters, Span<byte> destination, out int bytesWritten)':
      missing,
    'bool TryExportEncryptedPkcs8PrivateKey(ReadOnlySpan<char> password, PbeParameters pbeParameters, Span<byte> destination, out int bytesWritten)':
      missing,
    'bool TryExportPkcs8PrivateKey(Span<byte> destination, out int bytesWritten)': missing,
    'bool TryExportSubjectPublicKeyInfo(Span<byte> destination, out int bytesWritten)': missing,
    'byte[] ExportEncryptedPkcs8PrivateKey(ReadOnlySpan<byte> passwordBytes, PbeParameters pbeParameters)': missing,
    'byte[] ExportEncryptedPkcs8PrivateKey(ReadOnlySpan<char> password, PbeParameters pbeParameters)': missing,
    'void ImportEncryptedPkcs8PrivateKey(ReadOnlySpan<byte> passwordBytes, ReadOnlySpan<byte> source, out int bytesRead)':
      missing,
    'void ImportEncryptedPkcs8PrivateKey(ReadOnlySpan<char> password, ReadOnlySpan<byte> source, out int bytesRead)':
      missing,
  },
});
