import { within } from './dotnet.ts';
import type { X509Certificate } from './values/crypto/certificate.ts';
import { certificateFrom } from './values/crypto/certificate-file.ts';
import { certificateOf } from './values/crypto/certificate-source.ts';
import { toPem } from './values/crypto/pem.ts';
import { exportDer } from './values/crypto/provider.ts';
import { ClrException } from './values/exception.ts';
import { LimitReached, type Ambient } from './values/run.ts';

/**
 * Certificates as a TLS handshake takes them, from what policies and hosts hold: as .NET reads them, whatever the
 * TLS library behind the host would make of the file. What cannot be read is an answer, too.
 */
export interface HandshakeCertificate {
  /** Hexadecimal digits in upper case. */
  readonly thumbprint: string;
  /** The certificate and, where it is known, its private key. */
  readonly pem: string;
}

export type HandshakeAnswer = HandshakeCertificate | { readonly error: string };

/** `new X509Certificate2(file, password)`. */
export const fileInHandshake = (file: Uint8Array, password: string | null, ambient: Ambient): HandshakeAnswer =>
  answered(ambient, () => {
    const certificate = certificateFrom(file, password);
    return certificate.isEmpty ? { error: 'It is empty.' } : shown(certificate, pemOf(certificate));
  });

/** One that the host has installed; `owner` lives as long as the source, which is read once. */
export const sourceInHandshake = (owner: object, source: string | Uint8Array, ambient: Ambient): HandshakeAnswer =>
  answered(ambient, () => {
    const certificate = certificateOf(owner, source)!;
    // PEM may hold what .NET has no use for: a key of another kind, the certificates of its issuers
    const isPem = typeof source === 'string' && source.includes('-----BEGIN ');
    return shown(certificate, isPem ? source : pemOf(certificate));
  });

const shown = (certificate: X509Certificate, pem: string): HandshakeCertificate => ({
  thumbprint: certificate.hashText(),
  pem,
});

function pemOf(certificate: X509Certificate): string {
  const { secretKey } = certificate;
  const key = secretKey === null ? '' : `${toPem('PRIVATE KEY', exportDer(secretKey, 'pkcs8'))}\n`;
  return `${certificate.pem}\n${key}`;
}

function answered(ambient: Ambient, read: () => HandshakeAnswer): HandshakeAnswer {
  try {
    return within(ambient, undefined, read);
  } catch (e) {
    if (e instanceof ClrException || e instanceof LimitReached) return { error: e.message };
    throw e;
  }
}
