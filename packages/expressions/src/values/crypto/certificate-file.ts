import { fromBase64 } from '../base64.ts';
import { ENCODINGS } from '../encoding.ts';
import { clrThrow, ClrException } from '../exception.ts';
import { X509Certificate } from './certificate.ts';
import { corrupted } from './certificate-reader.ts';
import { parts, readDer, TAG } from './der.ts';
import { CRYPTOGRAPHIC } from './errors.ts';
import { readPfx } from './pfx.ts';
import { importDer, type RsaKey } from './provider.ts';

/** Certificates as files hold them: DER, PEM (with a private key perhaps), PKCS #12. */
export type FileKind = 'der' | 'pem' | 'pfx' | null;

const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([\sA-Za-z0-9+/=]*)-----END \1-----/g;

export function kindOfFile(bytes: Uint8Array): FileKind {
  if (ENCODINGS.Latin1.codec.decode(bytes.subarray(0, 4096)).includes('-----BEGIN ')) return 'pem';
  const [first, second] = parts(readDer(bytes));
  if (first?.tag === TAG.Integer && first.content[0] === 3 && second?.tag === TAG.Sequence) return 'pfx';
  return first?.tag === TAG.Sequence ? 'der' : null;
}

/** `new X509Certificate2(rawData, password)`; CryptographicException for what is no certificate. */
export function certificateFrom(bytes: Uint8Array | null, password: string | null = null): X509Certificate {
  if (bytes === null || bytes.length === 0) return new X509Certificate(null);
  switch (kindOfFile(bytes)) {
    case 'pem':
      // a private key beside the certificate is passed over
      return new X509Certificate(pemBlocks(ENCODINGS.Latin1.codec.decode(bytes)).certificate ?? corrupted());
    case 'pfx': {
      const { certificate, key } = readPfx(bytes, password);
      return certificate === null ? corrupted() : new X509Certificate(certificate, key);
    }
    default:
      return new X509Certificate(bytes);
  }
}

/** What a host hands in: PEM with or without a private key, the Base64 of a file, or a file. */
export function readCertificate(source: string | Uint8Array): X509Certificate {
  if (typeof source !== 'string') return certificateFrom(source);
  const { certificate, key } = pemBlocks(source);
  return certificate === null ? certificateFrom(fromBase64(source)) : new X509Certificate(certificate, key);
}

function pemBlocks(text: string): { readonly certificate: Uint8Array | null; readonly key: RsaKey | null } {
  let certificate: Uint8Array | null = null;
  let key: RsaKey | null = null;
  for (const [, label, content] of text.matchAll(PEM)) {
    const bytes = fromBase64(content!);
    if (label === 'CERTIFICATE') certificate ??= bytes;
    else if (label === 'PRIVATE KEY') key ??= importDer(bytes, 'pkcs8', true);
    else if (label === 'RSA PRIVATE KEY') key ??= importDer(bytes, 'pkcs1', true);
  }
  return { certificate, key };
}

const NO_KEY =
  'No supported key formats were found. Check that the input represents the contents of a PEM-encoded key file, not the path to such a file.';

/** `RSA.ImportFromPem`: the one key of the text. */
export function keyFromPem(text: string): RsaKey {
  for (const [, label, content] of text.matchAll(PEM)) {
    const form = KEY_FORMS[label!];
    if (form === undefined) continue;
    const key = importDer(fromBase64(content!), ...form);
    if (key?.asymmetricKeyType === 'rsa') return key;
    throw new ClrException(CRYPTOGRAPHIC, 'Key is not a valid public or private key.');
  }
  return clrThrow('System.ArgumentException', `${NO_KEY} (Parameter 'input')`);
}
const KEY_FORMS: Readonly<Record<string, readonly ['pkcs1' | 'pkcs8' | 'spki', boolean]>> = {
  'PRIVATE KEY': ['pkcs8', true],
  'RSA PRIVATE KEY': ['pkcs1', true],
  'PUBLIC KEY': ['spki', false],
  'RSA PUBLIC KEY': ['pkcs1', false],
};
