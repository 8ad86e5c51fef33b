import { ambient } from '../run.ts';
import { charge } from '../run.ts';
import { fromBase64 } from '../base64.ts';
import { UNIX_EPOCH_MS } from '../date-time-calendar.ts';
import type { X509Certificate } from './certificate.ts';
import { isSignedBy, publicRoots } from './provider.ts';
import { readCertificateFacts, type CertificateFacts } from './certificate-reader.ts';

/**
 * Whether a certificate is valid now and was issued by one of the public authorities that the platform ships. There is
 * no network and no store here: intermediate certificates are not fetched, revocation is not asked for.
 */
export function isTrusted(certificate: X509Certificate): boolean {
  const { facts } = certificate;
  charge(10_000);
  const now = UNIX_EPOCH_MS + ambient().now();
  if (!isCurrent(facts, now)) return false;
  const issuer = String(facts.issuer);
  return roots().some(
    (root) => String(root.subject) === issuer && isCurrent(root, now) && isSignedBy(facts.raw, root.raw),
  );
}

const isCurrent = ({ notBefore, notAfter }: CertificateFacts, now: number): boolean =>
  notBefore.ms <= now && now <= notAfter.ms;

let known: readonly CertificateFacts[] | undefined;
const roots = (): readonly CertificateFacts[] =>
  (known ??= publicRoots().map((pem) => readCertificateFacts(fromBase64(pem.replace(/-----[^-]+-----/g, '')))));
