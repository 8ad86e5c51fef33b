import type { KeyObject } from 'node:crypto';
import process from 'node:process';
import type * as crypto from 'node:crypto';

/**
 * The primitives, synchronous: the one file that knows whose they are. Bytes in, bytes out, always in arrays of their
 * own; names are OpenSSL's. A browser build replaces this file.
 */

type Node = typeof crypto;
let loaded: Node | null = null;
/** Fetched when it is needed, which is seldom where a policy is only checked: it takes milliseconds to load. */
const node = (): Node => (loaded ??= process.getBuiltinModule('node:crypto'));

/** Node's Buffers share memory when they are sliced; .NET's arrays do not. */
const own = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

// ---- hashes

export interface Hasher {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

export const digest = (name: string, bytes: Uint8Array): Uint8Array => own(node().hash(name, bytes, 'buffer'));

/** Keyed where there is a key (HMAC). */
export function hasher(name: string, key: Uint8Array | null): Hasher {
  const inner = key === null ? node().createHash(name) : node().createHmac(name, key);
  return {
    update: (bytes) => void inner.update(bytes),
    digest: () => own(inner.digest()),
  };
}

export const hmac = (name: string, key: Uint8Array, bytes: Uint8Array): Uint8Array =>
  own(node().createHmac(name, key).update(bytes).digest());

export const pbkdf2 = (
  password: Uint8Array,
  salt: Uint8Array,
  rounds: number,
  length: number,
  hash: string,
): Uint8Array => own(node().pbkdf2Sync(password, salt, rounds, length, hash));

// ---- ciphers

/** Whole blocks (single bytes in CFB8): padding is the caller's. */
export interface Cipher {
  update(bytes: Uint8Array): Uint8Array;
}

export function cipher(name: string, key: Uint8Array, iv: Uint8Array | null, decrypt: boolean): Cipher {
  const inner = decrypt ? node().createDecipheriv(name, key, iv) : node().createCipheriv(name, key, iv);
  inner.setAutoPadding(false);
  return { update: (bytes) => own(inner.update(bytes)) };
}

// ---- RSA

/** A key: what it stands for is only read through this file. */
export type RsaKey = KeyObject;
export type Jwk = Readonly<Record<'n' | 'e', string>> &
  Readonly<Partial<Record<'d' | 'p' | 'q' | 'dp' | 'dq' | 'qi', string>>>;

const raw = (key: RsaKey) => ({ key, padding: node().constants.RSA_NO_PADDING });

/** `m^e mod n`; as many bytes as the modulus has, in and out. */
export const publicOperation = (key: RsaKey, block: Uint8Array): Uint8Array =>
  own(node().publicEncrypt(raw(key), block));
/** `m^d mod n`. */
export const privateOperation = (key: RsaKey, block: Uint8Array): Uint8Array =>
  own(node().privateDecrypt(raw(key), block));

export const isPrivate = (key: RsaKey): boolean => key.type === 'private';
export const isRsa = (key: RsaKey): boolean => key.asymmetricKeyType === 'rsa';
export const keyBits = (key: RsaKey): number => key.asymmetricKeyDetails?.modulusLength ?? 0;
export const publicHalf = (key: RsaKey): RsaKey => (isPrivate(key) ? node().createPublicKey(key) : key);
export const newRsaKey = (bits: number): RsaKey =>
  node().generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
export const exportJwk = (key: RsaKey): Jwk => key.export({ format: 'jwk' }) as Jwk;
export const exportDer = (key: RsaKey, type: 'pkcs1' | 'pkcs8' | 'spki'): Uint8Array =>
  own(key.export({ type: type as 'pkcs1', format: 'der' }));

/** Null where the bytes are no such key. */
export function importDer(der: Uint8Array, type: 'pkcs1' | 'pkcs8' | 'spki', secret: boolean): RsaKey | null {
  const key = Buffer.from(der);
  return attempt(() =>
    secret
      ? node().createPrivateKey({ key, format: 'der', type: type as 'pkcs1' })
      : node().createPublicKey({ key, format: 'der', type: type as 'pkcs1' }),
  );
}

export const importJwk = (jwk: Jwk, secret: boolean): RsaKey | null =>
  attempt(() => {
    const key = { kty: 'RSA', ...jwk };
    return secret ? node().createPrivateKey({ key, format: 'jwk' }) : node().createPublicKey({ key, format: 'jwk' });
  });

function attempt<V>(make: () => V): V | null {
  try {
    return make();
  } catch {
    // Node throws its own errors, of many codes, for what is not a key.
    return null;
  }
}

// ---- certificates

/** Whether `issuer` (DER) has signed `certificate` (DER). */
export const isSignedBy = (certificate: Uint8Array, issuer: Uint8Array): boolean =>
  attempt(() => {
    const { X509Certificate: Certificate } = node();
    return new Certificate(certificate).verify(new Certificate(issuer).publicKey);
  }) ?? false;

/** The public roots that Node ships, as PEM; of another module that takes its time to load. */
export const publicRoots = (): readonly string[] => process.getBuiltinModule('node:tls').rootCertificates;
