import { ENCODINGS } from '../encoding.ts';
import { TAG, writeDer, writeOid } from './der.ts';
import { pad, PADDING } from './padding.ts';
import { derive } from './pfx.ts';
import { cipher, digest, exportDer, hmac, pbkdf2, type RsaKey } from './provider.ts';
import { randomBytes } from './random.ts';

/** PKCS #12 as .NET writes it: AES-256 with a key from PBKDF2 for the private key, the certificate in the clear, a MAC over all. */
const ROUNDS = 2000;

const oid = (text: string): Uint8Array => writeOid(text)!;
const sequence = (...contents: Uint8Array[]): Uint8Array => writeDer(TAG.Sequence, ...contents);
const octets = (bytes: Uint8Array): Uint8Array => writeDer(TAG.OctetString, bytes);
const integer = (n: number): Uint8Array => writeDer(TAG.Integer, n < 0x80 ? [n] : [n >> 8, n & 255]);
const explicit = (content: Uint8Array): Uint8Array => writeDer(0xa0, content);
const NULL = writeDer(TAG.Null, []);
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), NULL);

const dataContent = (bytes: Uint8Array): Uint8Array => sequence(oid('1.2.840.113549.1.7.1'), explicit(octets(bytes)));
const bag = (id: number, value: Uint8Array, attributes: Uint8Array): Uint8Array =>
  sequence(oid(`1.2.840.113549.1.12.10.1.${id}`), explicit(value), attributes);

export function writePfx(certificate: Uint8Array, key: RsaKey | null, password: string): Uint8Array {
  const id = digest('sha1', certificate);
  const localKey = writeDer(TAG.Set, sequence(oid('1.2.840.113549.1.9.21'), writeDer(TAG.Set, octets(id))));
  const certificateBag = bag(3, sequence(oid('1.2.840.113549.1.9.22.1'), explicit(octets(certificate))), localKey);
  const bags = [certificateBag, ...(key === null ? [] : [bag(2, encryptedKey(key, password), localKey)])];
  const safe = sequence(...bags.map((b) => dataContent(sequence(b))));
  return sequence(integer(3), dataContent(safe), mac(safe, password));
}

function encryptedKey(key: RsaKey, password: string): Uint8Array {
  const salt = randomBytes(8);
  const iv = randomBytes(16);
  const secret = pbkdf2(ENCODINGS.UTF8.codec.encode(password), salt, ROUNDS, 32, 'sha256');
  const plain = pad(exportDer(key, 'pkcs8'), 16, PADDING.PKCS7);
  const derivation = sequence(
    oid('1.2.840.113549.1.5.12'),
    sequence(octets(salt), integer(ROUNDS), sequence(oid('1.2.840.113549.2.9'), NULL)),
  );
  const encryption = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv));
  const algorithm = sequence(oid('1.2.840.113549.1.5.13'), sequence(derivation, encryption));
  return sequence(algorithm, octets(cipher('aes-256-cbc', secret, iv, false).update(plain)));
}

function mac(content: Uint8Array, password: string): Uint8Array {
  const salt = randomBytes(20);
  const key = derive('sha256', ENCODINGS.BigEndianUnicode.codec.encode(`${password}\0`), salt, ROUNDS, 3, 32);
  return sequence(sequence(SHA256, octets(hmac('sha256', key, content))), octets(salt), integer(ROUNDS));
}
