import type { X509Certificate } from './certificate.ts';
import { cryptographic, platformNotSupported } from './errors.ts';
import { writePfx } from './pfx-writer.ts';
import { charge } from '../run.ts';

/** X509ContentType. */
const CERT = 1;
const SERIALIZED_CERT = 2;
const PFX = 3;
const SERIALIZED_STORE = 4;

/** `Export`: the certificate itself, or PKCS #12 with its private key where it has one. */
export function exported(certificate: X509Certificate, type: number, password: string | null = null): Uint8Array {
  switch (type) {
    case CERT:
      return certificate.raw;
    case PFX:
      charge(50_000);
      return writePfx(certificate.raw, certificate.secretKey, password ?? '');
    case SERIALIZED_CERT:
    case SERIALIZED_STORE:
      return platformNotSupported(
        'X509ContentType.SerializedCert and X509ContentType.SerializedStore are not supported on Unix.',
      );
    default:
      return cryptographic('Invalid content type.');
  }
}
