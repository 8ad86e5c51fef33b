import { cryptographic } from './errors.ts';
import { ClrException } from '../exception.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../date-time-calendar.ts';
import { checkedDays, DateTime, LOCAL } from '../date-time.ts';
import { CRYPTOGRAPHIC } from './errors.ts';
import { bitString, oidText, parts, readDer, smallInteger, TAG, type Der } from './der.ts';
import { extensionsOf, type X509Extension } from './certificate-extension.ts';

/** What a certificate (RFC 5280) says, read from its DER. */
export interface CertificateFacts {
  readonly raw: Uint8Array;
  readonly version: number;
  /** Most significant byte first. */
  readonly serial: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: DateTime;
  readonly notAfter: DateTime;
  readonly keyAlgorithm: string;
  /** DER; empty where there are none. */
  readonly keyParameters: Uint8Array;
  readonly keyValue: Uint8Array;
  /** Algorithm and value: SubjectPublicKeyInfo. */
  readonly keyInfo: Uint8Array;
  readonly extensions: readonly X509Extension[];
}

export function corrupted(): never {
  throw new ClrException(CRYPTOGRAPHIC, 'ASN1 corrupted data.');
}

export function readCertificateFacts(raw: Uint8Array): CertificateFacts {
  const whole = readDer(raw);
  const [body, algorithm] = parts(whole);
  const fields = [...parts(body)];
  if (whole?.tag !== TAG.Sequence || algorithm === undefined || fields.length < 6) return corrupted();
  const version = fields[0]!.tag === 0xa0 ? smallInteger(parts(fields.shift())[0]) + 1 : 1;
  const [serial, , issuer, validity, subject, keyInfo, ...rest] = fields;
  const [notBefore, notAfter] = parts(validity);
  const [keyAlgorithm, keyValue] = parts(keyInfo);
  const [keyOid, keyParameters] = parts(keyAlgorithm);
  if (serial?.tag !== TAG.Integer || keyInfo === undefined || keyValue?.tag !== TAG.BitString) return corrupted();
  return {
    raw: whole.whole.slice(),
    version,
    serial: serial.content.slice(),
    signatureAlgorithm: oidText(parts(algorithm)[0]),
    issuer: issuer!.whole.slice(),
    subject: subject!.whole.slice(),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    keyAlgorithm: oidText(keyOid),
    keyParameters: keyParameters?.whole.slice() ?? new Uint8Array(0),
    keyValue: bitString(keyValue).slice(),
    keyInfo: keyInfo.whole.slice(),
    extensions: extensionsOf(parts(rest.find((f) => f.tag === 0xa3))[0]),
  };
}

const TIME = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/** UTCTime (years 1950 to 2049) and GeneralizedTime; the local time zone is UTC. */
function timeOf(der: Der | undefined): DateTime {
  const m = TIME.exec(der === undefined ? '' : String.fromCharCode(...der.content.subarray(0, 20)));
  if (m === null) return corrupted();
  const [year, month, day, hour, minute, second] = m.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const full = der!.tag === TAG.UtcTime ? (year < 50 ? 2000 : 1900) + year : year;
  const time = hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND;
  return new DateTime(checkedDays(full, month, day) * MS_PER_DAY + time, 0, LOCAL);
}

export const emptyCertificate = (): never => cryptographic('m_safeCertContext is an invalid handle.');
