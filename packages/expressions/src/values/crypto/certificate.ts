import { toHex } from '../base64.ts';
import { CLR } from '../clr.ts';
import { argument, argumentNull, clrThrow, invalidOperation } from '../exception.ts';
import {
  alternativeNames,
  ISSUER_ALTERNATIVES,
  SUBJECT_ALTERNATIVES,
  X509ExtensionCollection,
  type AlternativeName,
} from './certificate-extension.ts';
import { emptyCertificate, readCertificateFacts, type CertificateFacts } from './certificate-reader.ts';
import { readDer } from './der.ts';
import { decodeName, X500DistinguishedName } from './distinguished-name.ts';
import { hashFacts } from './hash-facts.ts';
import { Oid } from './oid.ts';
import { toPem } from './pem.ts';
import { digest, exportDer, isPrivate, isRsa, publicHalf, type RsaKey } from './provider.ts';
import { opened, PublicKey } from './public-key.ts';
import type { Rsa } from './rsa.ts';

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

/** X509NameType and where each kind of name is looked for: among the alternative names, then in the name itself. */
const NAME_KINDS: readonly (readonly [alternative: AlternativeName['kind'], attribute: string | null])[] = [
  ['email', null], // SimpleName
  ['email', '1.2.840.113549.1.9.1'], // EmailName
  ['upn', null], // UpnName
  ['dns', '2.5.4.3'], // DnsName
  ['dns', null], // DnsFromAlternativeName
  ['uri', null], // UrlName
];

/**
 * System.Security.Cryptography.X509Certificates.X509Certificate and X509Certificate2: what a certificate says, and its
 * private key where that is known. One made of nothing refuses every question, as .NET's does.
 */
export class X509Certificate {
  private readonly className: 'X509Certificate' | 'X509Certificate2';
  private held: CertificateFacts | null;
  private secret: RsaKey | null;
  friendlyName = '';
  archived = false;

  constructor(
    raw: Uint8Array | null,
    secret: RsaKey | null = null,
    className: X509Certificate['className'] = 'X509Certificate2',
  ) {
    this.held = raw === null ? null : readCertificateFacts(raw);
    this.secret = secret;
    this.className = className;
  }

  get [CLR](): string {
    return this.clrName;
  }
  get clrName(): string {
    return `System.Security.Cryptography.X509Certificates.${this.className}`;
  }

  get isEmpty(): boolean {
    return this.held === null;
  }
  get facts(): CertificateFacts {
    return this.held ?? emptyCertificate();
  }

  get raw(): Uint8Array {
    return this.facts.raw.slice();
  }
  get subjectName(): X500DistinguishedName {
    return new X500DistinguishedName(this.facts.subject);
  }
  get issuerName(): X500DistinguishedName {
    return new X500DistinguishedName(this.facts.issuer);
  }
  /** Without the sign byte's redundancy: as it stands, in upper case. */
  get serialText(): string {
    return toHex(this.facts.serial);
  }
  get publicKey(): PublicKey {
    const { keyAlgorithm, keyParameters, keyValue } = this.facts;
    return new PublicKey(new Oid(keyAlgorithm), keyParameters, keyValue);
  }
  get extensions(): X509ExtensionCollection {
    return new X509ExtensionCollection(this.facts.extensions);
  }

  hash(algorithm = 'SHA1'): Uint8Array {
    return digest(hashFacts(algorithm).node, this.facts.raw);
  }
  hashText(algorithm?: string): string {
    return toHex(this.hash(algorithm));
  }

  /** `Reset()`: from now on it is one made of nothing. */
  reset(): void {
    this.held = null;
    this.secret = null;
  }

  // ---- keys

  get hasPrivateKey(): boolean {
    return this.facts !== null && this.secret !== null;
  }
  get secretKey(): RsaKey | null {
    return this.secret;
  }
  /** Null for a key of another algorithm. */
  get rsaPrivateKey(): Rsa | null {
    return this.facts !== null && this.secret !== null && isRsa(this.secret) ? opened(this.secret) : null;
  }
  get privateKey(): Rsa | null {
    if (!this.hasPrivateKey) return null;
    return (
      this.rsaPrivateKey ?? clrThrow('System.NotSupportedException', 'The certificate key algorithm is not supported.')
    );
  }

  withPrivateKey(key: Rsa | null): X509Certificate {
    if (key === null) return argumentNull('privateKey');
    if (this.hasPrivateKey) return invalidOperation('The certificate already has an associated private key.');
    const secret = key.key;
    if (!isPrivate(secret) || !equal(exportDer(publicHalf(secret), 'spki'), this.facts.keyInfo))
      return argument('The provided key does not match the public key for this certificate.', 'privateKey');
    return new X509Certificate(this.raw, secret);
  }

  /** The same certificate as an object of another class. */
  as(className: X509Certificate['className']): X509Certificate {
    return new X509Certificate(this.isEmpty ? null : this.raw, this.secret, className);
  }

  // ---- names

  nameInfo(kind: number, forIssuer: boolean): string {
    const { issuer, subject, extensions } = this.facts;
    const attributes = decodeName(forIssuer ? issuer : subject)
      .toReversed()
      .flat();
    if (kind === 0) {
      const simple = simpleName(attributes);
      if (simple !== null) return simple;
    }
    const [alternative, attribute] = NAME_KINDS[kind] ?? [null, null];
    if (alternative === null) return '';
    const id = forIssuer ? ISSUER_ALTERNATIVES : SUBJECT_ALTERNATIVES;
    for (const extension of extensions) {
      if (extension.id !== id) continue;
      const found = alternativeNames(readDer(extension.rawData)).find((n) => n.kind === alternative);
      if (found !== undefined) return found.text;
    }
    return attributes.find((a) => a.oid === attribute)?.value ?? '';
  }

  /** Certificates are the same that one issuer gave the same number. */
  get identity(): string {
    return this.held === null ? '' : `${toHex(this.held.issuer)} ${this.serialText}`;
  }

  get pem(): string {
    return toPem('CERTIFICATE', this.facts.raw);
  }
}

/** The common name, else the unit, the organisation, the mail address, whatever comes first. */
function simpleName(attributes: readonly { readonly oid: string; readonly value: string }[]): string | null {
  const last = (oid: string): string | undefined => attributes.findLast((a) => a.oid === oid)?.value;
  const common = attributes.find((a) => a.oid === '2.5.4.3')?.value;
  return common ?? last('2.5.4.11') ?? last('2.5.4.10') ?? last('1.2.840.113549.1.9.1') ?? attributes[0]?.value ?? null;
}
