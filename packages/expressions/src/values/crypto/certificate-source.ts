import { MappedDictionary } from '../read-only-dictionary.ts';
import type { X509Certificate } from './certificate.ts';
import { readCertificate } from './certificate-file.ts';

/** Certificates of the host, PEM or DER: read when an expression asks for one, and once for as long as the source is the same. */
type Source = string | Uint8Array;

const read = new WeakMap<object, Map<Source, X509Certificate>>();

export function certificateOf(owner: object, source: Source | null): X509Certificate | null {
  if (source === null) return null;
  let known = read.get(owner);
  if (known === undefined) read.set(owner, (known = new Map<Source, X509Certificate>()));
  let certificate = known.get(source);
  if (certificate === undefined) known.set(source, (certificate = readCertificate(source)));
  return certificate;
}

export const certificatesOf = (sources: ReadonlyMap<string, Source>): MappedDictionary<Source, X509Certificate> =>
  new MappedDictionary(sources, 'System.Security.Cryptography.X509Certificates.X509Certificate2', (source) =>
    certificateOf(sources, source)!,
  );
