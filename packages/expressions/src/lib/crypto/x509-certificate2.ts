import { accessors, typeDef } from '../../types/define.ts';
import { X509Certificate } from '../../values/crypto/certificate.ts';
import { isTrusted } from '../../values/crypto/certificate-chain.ts';
import { certificateFrom, kindOfFile, readCertificate } from '../../values/crypto/certificate-file.ts';
import { longText, shortText } from '../../values/crypto/certificate-text.ts';
import { cryptographic, platformNotSupported } from '../../values/crypto/errors.ts';
import { Oid } from '../../values/crypto/oid.ts';
import { argumentNull } from '../../values/exception.ts';
import { outOfReach } from './x509-certificate.ts';

type Bytes = Uint8Array | null;
type Certificate = X509Certificate;
const from = (raw: Bytes, password: string | null = null): Certificate => certificateFrom(raw, password);

/** X509ContentType by what a file is. */
const CONTENT = { der: 1, pem: 1, pfx: 3 } as const;

/** System.Security.Cryptography.X509Certificates.X509Certificate2. */
export const X509Certificate2 = typeDef('System.Security.Cryptography.X509Certificates.X509Certificate2', {
  kind: 'class',
  base: 'X509Certificate',
  documented: 'all',
  key: (value: Certificate) => value.identity,
  members: {
    ...outOfReach,
    'static X509ContentType GetCertContentType(string fileName)': () =>
      cryptographic('error:10000080:BIO routines::no such file'),
    'static X509ContentType GetCertContentType(byte[] rawData)': (raw: Bytes) => {
      const kind = kindOfFile(raw ?? argumentNull('rawData'));
      return kind === null ? cryptographic('Error occurred during a cryptographic operation.') : CONTENT[kind];
    },

    'new()': () => new X509Certificate(null),
    'new(byte[] rawData)': (raw: Bytes) => from(raw),
    'new(byte[] rawData, string password)': from,
    'new(byte[] rawData, string password, X509KeyStorageFlags keyStorageFlags)': from,
    'new(X509Certificate certificate)': (c: Certificate | null) => (c ?? argumentNull('cert')).as('X509Certificate2'),
    'static X509Certificate2 CreateFromPem(string certPem)': (pem: string | null) => readCertificate(pem ?? ''),
    'static X509Certificate2 CreateFromPem(string certPem, string keyPem)': (cert: string | null, key: string | null) =>
      readCertificate(`${cert ?? ''}\n${key ?? ''}`),

    'bool Archived { get; set; }': accessors(
      (self: Certificate) => self.archived,
      (self: Certificate, value: boolean) => void (self.archived = value),
    ),
    'string FriendlyName { get; set; }': accessors(
      (self: Certificate) => self.friendlyName,
      (self: Certificate, value: string | null) => void (self.friendlyName = value ?? ''),
    ),
    'X509ExtensionCollection Extensions { get; }': (self: Certificate) => self.extensions,
    'bool HasPrivateKey { get; }': (self: Certificate) => self.hasPrivateKey,
    'X500DistinguishedName IssuerName { get; }': (self: Certificate) => self.issuerName,
    'X500DistinguishedName SubjectName { get; }': (self: Certificate) => self.subjectName,
    'DateTime NotAfter { get; }': (self: Certificate) => self.facts.notAfter,
    'DateTime NotBefore { get; }': (self: Certificate) => self.facts.notBefore,
    'AsymmetricAlgorithm PrivateKey { get; set; }': accessors(
      (self: Certificate) => self.privateKey,
      // .NET refuses too: a certificate that has the key is another object (CopyWithPrivateKey)
      () => platformNotSupported(),
    ),
    'PublicKey PublicKey { get; }': (self: Certificate) => self.publicKey,
    'byte[] RawData { get; }': (self: Certificate) => self.raw,
    'string SerialNumber { get; }': (self: Certificate) => self.serialText,
    'Oid SignatureAlgorithm { get; }': (self: Certificate) => new Oid(self.facts.signatureAlgorithm),
    'string Thumbprint { get; }': (self: Certificate) => self.hashText(),
    'int Version { get; }': (self: Certificate) => self.facts.version,
    'string GetNameInfo(X509NameType nameType, bool forIssuer)': (
      self: Certificate,
      kind: number,
      forIssuer: boolean,
    ) => self.nameInfo(kind, forIssuer),
    'string ExportCertificatePem()': (self: Certificate) => self.pem,
    // the chain is built from what is at hand: nothing is fetched, revocation is not asked for
    'bool Verify()': isTrusted,
    'string ToString()': (self: Certificate) => (self.isEmpty ? self.clrName : shortText(self)),
    'string ToString(bool verbose)': (self: Certificate, verbose: boolean) =>
      self.isEmpty ? self.clrName : verbose ? longText(self) : shortText(self),
    'void Reset()': (self: Certificate) => self.reset(),
  },
});
