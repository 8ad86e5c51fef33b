import { CLR } from '../clr.ts';
import { argumentNull } from '../exception.ts';
import { cryptographic, platformNotSupported } from './errors.ts';

/** System.Security.Cryptography.Oid: an object identifier and its friendly name, as .NET on Linux knows them. */

const NAMES: Readonly<Record<string, string>> = {
  // algorithms
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.4': 'md5RSA',
  '1.2.840.113549.1.1.5': 'sha1RSA',
  '1.2.840.113549.1.1.10': 'RSASSA-PSS',
  '1.2.840.113549.1.1.11': 'sha256RSA',
  '1.2.840.113549.1.1.12': 'sha384RSA',
  '1.2.840.113549.1.1.13': 'sha512RSA',
  '1.2.840.10040.4.1': 'DSA',
  '1.2.840.10045.2.1': 'ECC',
  '1.2.840.10045.3.1.7': 'ECDSA_P256',
  '1.3.132.0.34': 'ECDSA_P384',
  '1.3.132.0.35': 'ECDSA_P521',
  '1.2.840.10045.4.1': 'sha1ECDSA',
  '1.2.840.10045.4.3.2': 'sha256ECDSA',
  '1.2.840.10045.4.3.3': 'sha384ECDSA',
  '1.2.840.10045.4.3.4': 'sha512ECDSA',
  '1.3.101.112': 'ED25519',
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.1.2': 'aes128',
  '2.16.840.1.101.3.4.1.22': 'aes192',
  '2.16.840.1.101.3.4.1.42': 'aes256',
  '1.2.840.113549.3.7': '3des',
  '1.2.840.113549.3.2': 'rc2',
  '1.3.14.3.2.7': 'des',
  '1.2.840.113549.1.7.1': 'pkcs7-data',
  // attributes of distinguished names
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'S',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'PostalCode',
  '2.5.4.42': 'G',
  '2.5.4.43': 'I',
  '2.5.4.44': 'generationQualifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'userId',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'E',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionCountryName',
  // extensions of certificates
  '2.5.29.14': 'X509v3 Subject Key Identifier',
  '2.5.29.15': 'X509v3 Key Usage',
  '2.5.29.17': 'X509v3 Subject Alternative Name',
  '2.5.29.19': 'X509v3 Basic Constraints',
  '2.5.29.31': 'X509v3 CRL Distribution Points',
  '2.5.29.32': 'X509v3 Certificate Policies',
  '2.5.29.35': 'X509v3 Authority Key Identifier',
  '2.5.29.37': 'X509v3 Extended Key Usage',
  '1.3.6.1.5.5.7.1.1': 'Authority Information Access',
  '1.3.6.1.4.1.11129.2.4.2': 'CT Precertificate SCTs',
  // key usages
  '1.3.6.1.5.5.7.3.1': 'TLS Web Server Authentication',
  '1.3.6.1.5.5.7.3.2': 'TLS Web Client Authentication',
  '1.3.6.1.5.5.7.3.3': 'Code Signing',
  '1.3.6.1.5.5.7.3.4': 'E-mail Protection',
  '1.3.6.1.5.5.7.3.8': 'Time Stamping',
  '1.3.6.1.5.5.7.3.9': 'OCSP Signing',
  '1.3.6.1.4.1.311.20.2.3': 'Microsoft User Principal Name',
  '1.3.6.1.4.1.311.10.3.4': 'Microsoft Encrypted File System',
};
const byName = new Map(Object.entries(NAMES).map(([value, name]): [string, string] => [name.toLowerCase(), value]));

export const friendlyName = (value: string): string | null => (Object.hasOwn(NAMES, value) ? NAMES[value]! : null);
export const oidOfName = (name: string): string | null => byName.get(name.toLowerCase()) ?? null;

export class Oid {
  private id: string | null;
  private friendly: string | null;

  constructor(value: string | null, friendly: string | null = null) {
    this.id = value;
    this.friendly = friendly;
  }

  get [CLR](): string {
    return 'System.Security.Cryptography.Oid';
  }

  get value(): string | null {
    return this.id;
  }
  /** A value that is there stays. */
  set value(value: string | null) {
    if (this.id !== null && this.id !== value)
      platformNotSupported('The OID value cannot be changed from its current value.');
    this.id = value;
  }

  get friendlyName(): string | null {
    return this.friendly ?? (this.id === null ? null : friendlyName(this.id));
  }
  set friendlyName(name: string | null) {
    if (this.friendly !== null && this.friendly !== name)
      platformNotSupported('The OID friendly name cannot be changed from its current value.');
    this.friendly = name;
    this.id ??= name === null ? null : oidOfName(name);
  }
}

/** `new Oid(text)`: a value, or a name that has one. */
export function oidOf(text: string | null): Oid {
  const value = text ?? argumentNull('friendlyName');
  return new Oid(/^\d+(\.\d+)+$/.test(value) ? value : (oidOfName(value) ?? value));
}

export const copyOfOid = (oid: Oid | null): Oid =>
  oid === null ? argumentNull('oid') : new Oid(oid.value, oid.friendlyName);

export function oidFromFriendlyName(name: string | null): Oid {
  const value = oidOfName(name ?? argumentNull('friendlyName'));
  return value === null ? cryptographic('No OID value matches this name.') : new Oid(value, name);
}
export function oidFromValue(value: string | null): Oid {
  const name = friendlyName(value ?? argumentNull('oidValue'));
  return name === null ? cryptographic('The OID value is invalid.') : new Oid(value, name);
}
