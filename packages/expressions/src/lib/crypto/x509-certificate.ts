import { missing, typeDef, type Row } from '../../types/define.ts';
import { toHex } from '../../values/base64.ts';
import { X509Certificate as Certificate } from '../../values/crypto/certificate.ts';
import { cryptographic, platformNotSupported } from '../../values/crypto/errors.ts';
import { exported } from '../../values/crypto/certificate-export.ts';
import { certificateFrom } from '../../values/crypto/certificate-file.ts';
import { dateText, shortText } from '../../values/crypto/certificate-text.ts';
import type { HashAlgorithmName } from '../../values/crypto/hash-algorithm-name.ts';
import { argumentNull } from '../../values/exception.ts';

type Bytes = Uint8Array | null;
const CLASS = 'X509Certificate';
const from = (raw: Bytes, password: string | null = null): Certificate => certificateFrom(raw, password).as(CLASS);
const hashName = (name: HashAlgorithmName): string =>
  name.name === null || name.name === '' ? argumentNull('hashAlgorithm') : name.name;

const hashCode = (self: Certificate): number => new DataView(self.hash().buffer).getInt32(0);
const same = (a: Certificate, b: Certificate | null): boolean => b !== null && a.identity === b.identity;

const noSuchFile = (): never => cryptographic('error:10000080:BIO routines::no such file');
const immutable = (): never =>
  platformNotSupported('X509Certificate is immutable on this platform. Use the equivalent constructor instead.');

/** An expression has no files, so none of them is there; no secure strings; and no certificate changes once it is read. */
export const outOfReach: Readonly<Record<string, Row>> = {
  'new(string fileName)': noSuchFile,
  'new(string fileName, string password)': noSuchFile,
  'new(string fileName, string password, X509KeyStorageFlags keyStorageFlags)': noSuchFile,
  'new(string fileName, SecureString password)': missing,
  'new(string fileName, SecureString password, X509KeyStorageFlags keyStorageFlags)': missing,
  'new(byte[] rawData, SecureString password)': missing,
  'new(byte[] rawData, SecureString password, X509KeyStorageFlags keyStorageFlags)': missing,
  'new(IntPtr handle)': missing,
  'void Import(byte[] rawData)': immutable,
  'void Import(byte[] rawData, string password, X509KeyStorageFlags keyStorageFlags)': immutable,
  'void Import(byte[] rawData, SecureString password, X509KeyStorageFlags keyStorageFlags)': missing,
  'void Import(string fileName)': immutable,
  'void Import(string fileName, string password, X509KeyStorageFlags keyStorageFlags)': immutable,
  'void Import(string fileName, SecureString password, X509KeyStorageFlags keyStorageFlags)': missing,
};

/** System.Security.Cryptography.X509Certificates.X509Certificate. */
export const X509Certificate = typeDef('System.Security.Cryptography.X509Certificates.X509Certificate', {
  kind: 'class',
  interfaces: ['IDisposable'],
  documented: 'all',
  key: (value: Certificate) => value.identity,
  members: {
    ...outOfReach,
    'new(SerializationInfo info, StreamingContext context)': missing,
    'static X509Certificate CreateFromCertFile(string filename)': noSuchFile,
    'static X509Certificate CreateFromSignedFile(string filename)': noSuchFile,
    'IntPtr Handle { get; }': (self: Certificate) => (self.isEmpty ? 0n : BigInt(hashCode(self) >>> 0) | 1n),
    'bool TryGetCertHash(HashAlgorithmName hashAlgorithm, Span<byte> destination, out int bytesWritten)': missing,
    'byte[] Export(X509ContentType contentType, SecureString password)': missing,

    'new()': () => new Certificate(null, null, CLASS),
    'new(byte[] data)': (raw: Bytes) => from(raw),
    'new(byte[] rawData, string password)': from,
    'new(byte[] rawData, string password, X509KeyStorageFlags keyStorageFlags)': from,
    'new(X509Certificate cert)': (c: Certificate | null) => (c ?? argumentNull('cert')).as(CLASS),

    'string Issuer { get; }': (self: Certificate) => self.issuerName.name,
    'string Subject { get; }': (self: Certificate) => self.subjectName.name,
    'byte[] GetCertHash()': (self: Certificate) => self.hash(),
    'byte[] GetCertHash(HashAlgorithmName hashAlgorithm)': (self: Certificate, name: HashAlgorithmName) =>
      self.hash(hashName(name)),
    'string GetCertHashString()': (self: Certificate) => self.hashText(),
    'string GetCertHashString(HashAlgorithmName hashAlgorithm)': (self: Certificate, name: HashAlgorithmName) =>
      self.hashText(hashName(name)),
    'string GetEffectiveDateString()': (self: Certificate) => dateText(self.facts.notBefore),
    'string GetExpirationDateString()': (self: Certificate) => dateText(self.facts.notAfter),
    'string GetFormat()': () => 'X509',
    'string GetKeyAlgorithm()': (self: Certificate) => self.facts.keyAlgorithm,
    'byte[] GetKeyAlgorithmParameters()': (self: Certificate) => self.facts.keyParameters.slice(),
    'string GetKeyAlgorithmParametersString()': (self: Certificate) => toHex(self.facts.keyParameters),
    'byte[] GetPublicKey()': (self: Certificate) => self.facts.keyValue.slice(),
    'string GetPublicKeyString()': (self: Certificate) => toHex(self.facts.keyValue),
    'byte[] GetRawCertData()': (self: Certificate) => self.raw,
    'string GetRawCertDataString()': (self: Certificate) => toHex(self.facts.raw),
    'byte[] GetSerialNumber()': (self: Certificate) => self.facts.serial.toReversed(),
    'string GetSerialNumberString()': (self: Certificate) => self.serialText,
    'byte[] Export(X509ContentType contentType)': exported,
    'byte[] Export(X509ContentType contentType, string password)': exported,

    'bool Equals(X509Certificate other)': same,
    'bool Equals(object obj)': (self: Certificate, other: unknown) => other instanceof Certificate && same(self, other),
    'int GetHashCode()': (self: Certificate) => (self.isEmpty ? 0 : hashCode(self)),
    'string ToString()': (self: Certificate) => self.clrName,
    'string ToString(bool fVerbose)': (self: Certificate, verbose: boolean) =>
      !verbose || self.isEmpty ? self.clrName : shortText(self),
    'void Dispose()': () => undefined,
    'void Reset()': (self: Certificate) => self.reset(),
    'string GetIssuerName()': (self: Certificate) => self.issuerName.decode(0),
    'string GetName()': (self: Certificate) => self.subjectName.decode(0),
  },
});
