// Uri, WebUtility, IPAddress and the cryptographic types whose answers do not depend on a random key.
import { members } from './_members.mjs';

const security = [
  'HashAlgorithm',
  'HashAlgorithmName',
  'HMAC',
  'KeyedHashAlgorithm',
  'RSASignaturePadding',
  'RSAEncryptionPadding',
  'CipherMode',
  'PaddingMode',
  'Oid',
  'SHA1Managed',
  'SHA256Managed',
  'SHA384Managed',
  'SHA512Managed',
];

export const cases = members(
  [
    'System.Uri',
    'System.UriPartial',
    'System.Net.WebUtility',
    'System.Net.IPAddress',
    'System.Random',
    ...security.map((name) => `System.Security.Cryptography.${name}`),
    'System.Security.Cryptography.X509Certificates.X509ContentType',
    'System.Security.Cryptography.X509Certificates.X509NameType',
  ],
  4,
  /SerializeEncode/,
);
