import { toHex } from '../base64.ts';
import { formatDateTime } from '../date-format.ts';
import { NEW_LINE } from '../text-new-line.ts';
import type { DateTime } from '../date-time.ts';
import type { X509Certificate } from './certificate.ts';
import { friendlyName, type Oid } from './oid.ts';

/** `ToString()` and `ToString(true)` of a certificate. */
const section = (title: string, ...lines: readonly string[]): string =>
  [`[${title}]`, ...lines.map((line) => `  ${line}`)].join(NEW_LINE);

export const dateText = (date: DateTime): string => formatDateTime(date, 'G');

function names(certificate: X509Certificate, forIssuer: boolean): readonly string[] {
  const kinds = [
    ['Simple', 0],
    ['Email', 1],
    ['UPN', 2],
    ['DNS', 3],
  ] as const;
  return kinds.flatMap(([label, kind]) => {
    const name = certificate.nameInfo(kind, forIssuer);
    return name === '' ? [] : [`${label} Name: ${name}`];
  });
}

const joined = (sections: readonly string[]): string => sections.join(NEW_LINE + NEW_LINE) + NEW_LINE;

export function shortText(certificate: X509Certificate): string {
  const { facts } = certificate;
  return joined([
    section('Subject', certificate.subjectName.name),
    section('Issuer', certificate.issuerName.name),
    section('Serial Number', certificate.serialText),
    section('Not Before', dateText(facts.notBefore)),
    section('Not After', dateText(facts.notAfter)),
    section('Thumbprint', certificate.hashText()),
  ]);
}

const oidName = (oid: Oid | null): string => oid?.friendlyName ?? '';

export function longText(certificate: X509Certificate): string {
  const { facts, publicKey } = certificate;
  const algorithm = facts.signatureAlgorithm;
  const sections = [
    section('Version', `V${facts.version}`),
    section('Subject', certificate.subjectName.name, ...names(certificate, false)),
    section('Issuer', certificate.issuerName.name, ...names(certificate, true)),
    section('Serial Number', certificate.serialText),
    section('Not Before', dateText(facts.notBefore)),
    section('Not After', dateText(facts.notAfter)),
    section('Thumbprint', certificate.hashText()),
    section('Signature Algorithm', `${friendlyName(algorithm) ?? ''}(${algorithm})`),
    section(
      'Public Key',
      `Algorithm: ${oidName(publicKey.oid)}`,
      `Length: ${publicKey.rsa?.keySize ?? ''}`,
      `Key Blob: ${toHex(facts.keyValue)}`,
      `Parameters: ${toHex(facts.keyParameters)}`,
    ),
  ];
  if (certificate.hasPrivateKey) sections.push(`[Private Key]${NEW_LINE}`);
  if (facts.extensions.length > 0) {
    const lines = facts.extensions.map((x) => `* ${oidName(x.oid)}(${x.id}):${NEW_LINE}  ${x.format(false)}`);
    sections.push(['[Extensions]', ...lines].join(NEW_LINE));
  }
  return joined(sections);
}
