import { ENCODINGS } from '../encoding.ts';
import { charge } from '../run.ts';
import { oidText, parts, readDer, smallInteger, TAG, type Der } from './der.ts';
import { cryptographic } from './errors.ts';
import { cipher, digest, exportDer, hmac, importDer, pbkdf2, publicHalf, type RsaKey } from './provider.ts';
import { rc2Cipher } from './rc2.ts';
import { readCertificateFacts } from './certificate-reader.ts';

/**
 * PKCS #12 (RFC 7292), the `.pfx` of certificates with private keys: read, with the encryptions that .NET, Windows, Key
 * Vault and OpenSSL write. Deriving keys is paid for by its rounds, so that no file makes an evaluation hang.
 */
const WRONG = 'The certificate data cannot be read with the provided password, the password may be incorrect.';
const wrong = (): never => cryptographic(WRONG);

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED = '1.2.840.113549.1.7.6';
const BAG = '1.2.840.113549.1.12.10.1.';
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  // as pseudorandom functions of PBKDF2
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const payForRounds = (rounds: number): void => charge(Number.isNaN(rounds) ? 0 : rounds * 10);

/** A password in the two spellings of PKCS #12 and PKCS #5. */
interface Password {
  /** UTF-16, big-endian, with a zero at the end. */
  readonly bmp: Uint8Array;
  readonly utf8: Uint8Array;
}
const passwordOf = (text: string): Password => ({
  bmp: ENCODINGS.BigEndianUnicode.codec.encode(`${text}\0`),
  utf8: ENCODINGS.UTF8.codec.encode(text),
});
const NO_PASSWORD: Password = { bmp: new Uint8Array(0), utf8: new Uint8Array(0) };

interface Contents {
  readonly certificates: Uint8Array[];
  readonly keys: RsaKey[];
}

/** The certificate that has the private key, and the key; the first one where none has. */
export function readPfx(
  bytes: Uint8Array,
  text: string | null,
): { certificate: Uint8Array | null; key: RsaKey | null } {
  const [, safe, mac] = parts(readDer(bytes));
  const content = contentOf(safe);
  if (content === null) return wrong();
  const passwords = text === null || text === '' ? [NO_PASSWORD, passwordOf('')] : [passwordOf(text)];
  const password = mac === undefined ? passwords[0] : passwords.find((p) => isRight(mac, content, p));
  if (password === undefined) return wrong();
  const contents: Contents = { certificates: [], keys: [] };
  for (const info of parts(readDer(content))) readBags(openContent(info, password), password, contents);
  for (const key of contents.keys) {
    const info = exportDer(publicHalf(key), 'spki');
    const certificate = contents.certificates.find((c) => same(readCertificateFacts(c).keyInfo, info));
    if (certificate !== undefined) return { certificate, key };
  }
  return { certificate: contents.certificates[0] ?? null, key: null };
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

/** The octets of a ContentInfo that holds data. */
function contentOf(info: Der | undefined): Uint8Array | null {
  const [type, wrapped] = parts(info);
  return oidText(type) === DATA ? octets(parts(wrapped)[0]) : null;
}

/** A string of octets may come in pieces. */
function octets(der: Der | undefined): Uint8Array | null {
  if (der === undefined) return null;
  if ((der.tag & 0x20) === 0) return der.content;
  const pieces = parts(der).flatMap((p) => [...p.content]);
  return Uint8Array.from(pieces);
}

function isRight(mac: Der, content: Uint8Array, password: Password): boolean {
  const [info, salt, rounds] = parts(mac);
  const [algorithm, expected] = parts(info);
  const hash = HASHES[oidText(parts(algorithm)[0])];
  if (hash === undefined || expected === undefined || salt === undefined) return false;
  const key = derive(
    hash,
    password.bmp,
    salt.content,
    rounds === undefined ? 1 : smallInteger(rounds),
    3,
    expected.content.length,
  );
  return same(hmac(hash, key, content), expected.content);
}

function openContent(info: Der, password: Password): Uint8Array {
  const [type, wrapped] = parts(info);
  if (oidText(type) !== ENCRYPTED) return contentOf(info) ?? wrong();
  const [, inner] = parts(parts(wrapped)[0]);
  const [, algorithm, encrypted] = parts(inner);
  return decrypt(algorithm, octets(encrypted) ?? wrong(), password);
}

function readBags(content: Uint8Array, password: Password, into: Contents): void {
  for (const bag of parts(readDer(content))) {
    const [id, wrapped] = parts(bag);
    const [value] = parts(wrapped);
    switch (oidText(id)) {
      case `${BAG}1`:
        addKey(value?.whole, into);
        break;
      case `${BAG}2`: {
        const [algorithm, encrypted] = parts(value);
        addKey(decrypt(algorithm, encrypted?.content ?? wrong(), password), into);
        break;
      }
      case `${BAG}3`: {
        const certificate = octets(parts(parts(value)[1])[0]);
        if (certificate !== null) into.certificates.push(certificate.slice());
      }
    }
  }
}

function addKey(pkcs8: Uint8Array | undefined, into: Contents): void {
  const key = pkcs8 === undefined ? null : importDer(pkcs8, 'pkcs8', true);
  if (key !== null) into.keys.push(key);
}

// ---- encryption

function decrypt(algorithm: Der | undefined, encrypted: Uint8Array, password: Password): Uint8Array {
  const [id, parameters] = parts(algorithm);
  const oid = oidText(id);
  const plain =
    oid === '1.2.840.113549.1.5.13'
      ? pbes2(parameters, encrypted, password)
      : pbe(oid, parameters, encrypted, password);
  const count = plain.at(-1) ?? 0;
  return count === 0 || count > plain.length ? wrong() : plain.slice(0, plain.length - count);
}

const CIPHERS: Readonly<Record<string, readonly [name: string, keyLength: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};

function pbes2(parameters: Der | undefined, encrypted: Uint8Array, password: Password): Uint8Array {
  const [derivation, encryption] = parts(parameters);
  const [salt, rounds, ...rest] = parts(parts(derivation)[1]);
  const [cipherId, iv] = parts(encryption);
  const known = CIPHERS[oidText(cipherId)];
  const function_ = rest.find((p) => p.tag === TAG.Sequence);
  const hash = function_ === undefined ? 'sha1' : HASHES[oidText(parts(function_)[0])];
  const count = smallInteger(rounds);
  if (known === undefined || hash === undefined || salt === undefined || iv === undefined || !(count > 0))
    return wrong();
  payForRounds(count);
  const [name, length] = known;
  if (encrypted.length % iv.content.length !== 0) return wrong();
  return cipher(name, pbkdf2(password.utf8, salt.content, count, length, hash), iv.content, true).update(encrypted);
}

/** The encryptions of PKCS #12 itself, with SHA-1: key length in bytes, and RC2 or triple DES. */
const OWN: Readonly<Record<string, readonly [keyLength: number, rc2: boolean]>> = {
  '1.2.840.113549.1.12.1.3': [24, false],
  '1.2.840.113549.1.12.1.4': [16, false],
  '1.2.840.113549.1.12.1.5': [16, true],
  '1.2.840.113549.1.12.1.6': [5, true],
};

function pbe(oid: string, parameters: Der | undefined, encrypted: Uint8Array, password: Password): Uint8Array {
  const known = OWN[oid];
  const [salt, rounds] = parts(parameters);
  if (known === undefined || salt === undefined || encrypted.length % 8 !== 0) return wrong();
  const [length, rc2] = known;
  const count = smallInteger(rounds);
  const key = derive('sha1', password.bmp, salt.content, count, 1, length);
  const iv = derive('sha1', password.bmp, salt.content, count, 2, 8);
  if (rc2) return rc2Cipher(key, length * 8, iv, true).update(encrypted);
  const full = length === 24 ? key : Uint8Array.from([...key, ...key.subarray(0, 8)]);
  return cipher('des-ede3-cbc', full, iv, true).update(encrypted);
}

/** The key derivation of RFC 7292, appendix B.2. `id`: 1 key, 2 initialization vector, 3 MAC. */
export function derive(
  hash: string,
  password: Uint8Array,
  salt: Uint8Array,
  rounds: number,
  id: number,
  length: number,
): Uint8Array {
  if (!(rounds > 0)) return wrong();
  payForRounds(rounds);
  const v = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const filled = (bytes: Uint8Array): Uint8Array =>
    Uint8Array.from({ length: v * Math.ceil(bytes.length / v) }, (_, i) => bytes[i % bytes.length]!);
  const input = Uint8Array.from([...filled(salt), ...filled(password)]);
  const out = new Uint8Array(length);
  for (let at = 0; ;) {
    let block = new Uint8Array(v + input.length).fill(id, 0, v);
    block.set(input, v);
    for (let i = 0; i < rounds; i++) block = digest(hash, block) as Uint8Array<ArrayBuffer>;
    out.set(block.subarray(0, length - at), at);
    at += block.length;
    if (at >= length) return out;
    // every block of the input grows by the result plus one, as a number
    for (let start = 0; start < input.length; start += v) {
      let carry = 1;
      for (let i = v - 1; i >= 0; i--) {
        carry += input[start + i]! + block[i % block.length]!;
        input[start + i] = carry;
        carry >>= 8;
      }
    }
  }
}
