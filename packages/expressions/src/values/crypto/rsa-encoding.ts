import { cryptographic } from './errors.ts';
import type { HashFacts } from './hash-facts.ts';
import { digest } from './provider.ts';
import { randomBytes, RandomNumberGenerator } from './random.ts';

/**
 * The paddings of RSA (PKCS #1 v2.2, RFC 8017): encodings of a message in a block of the size of the modulus. Random
 * parts come from the host, so that a run can be repeated.
 */
const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

function mask(hash: HashFacts, seed: Uint8Array, target: Uint8Array): void {
  const block = new Uint8Array(seed.length + 4);
  block.set(seed);
  const size = hash.bits / 8;
  for (let at = 0, counter = 0; at < target.length; at += size, counter++) {
    new DataView(block.buffer).setUint32(seed.length, counter);
    const stream = digest(hash.node, block);
    for (let i = 0; i < size && at + i < target.length; i++) target[at + i]! ^= stream[i]!;
  }
}

// ---- signatures

/** EMSA-PKCS1-v1_5. */
export function signatureBlock(hash: HashFacts, digested: Uint8Array, size: number): Uint8Array {
  const info = [...hash.digestInfo, ...digested];
  if (size < info.length + 11) return cryptographic('The key is too small for the hash.');
  const block = new Uint8Array(size).fill(0xff);
  block.set([0, 1]);
  block.set([0, ...info], size - info.length - 1);
  return block;
}

/** EMSA-PSS; the salt is as long as the hash. `bits` is the length of the modulus. */
export function pssBlock(hash: HashFacts, digested: Uint8Array, bits: number): Uint8Array {
  const length = Math.ceil((bits - 1) / 8);
  const size = hash.bits / 8;
  if (length < 2 * size + 2) return cryptographic('The key is too small for the hash.');
  const salt = randomBytes(size);
  const check = pssCheck(hash, digested, salt);
  const block = new Uint8Array(length);
  block[length - 2 * size - 2] = 1;
  block.set(salt, length - 2 * size - 1);
  mask(hash, check, block.subarray(0, length - size - 1));
  block[0]! &= 0xff >> (8 * length - (bits - 1));
  block.set(check, length - size - 1);
  block[length - 1] = 0xbc;
  return block;
}

export function isPssBlock(hash: HashFacts, digested: Uint8Array, encoded: Uint8Array, bits: number): boolean {
  const length = Math.ceil((bits - 1) / 8);
  const block = encoded.slice(encoded.length - length);
  const size = hash.bits / 8;
  if (digested.length !== size || length < 2 * size + 2 || block[length - 1] !== 0xbc) return false;
  const check = block.slice(length - size - 1, length - 1);
  const data = block.subarray(0, length - size - 1);
  mask(hash, check, data);
  data[0]! &= 0xff >> (8 * length - (bits - 1));
  const start = length - 2 * size - 2;
  if (data.subarray(0, start).some((b) => b !== 0) || data[start] !== 1) return false;
  return equal(pssCheck(hash, digested, data.slice(start + 1)), check);
}

function pssCheck(hash: HashFacts, digested: Uint8Array, salt: Uint8Array): Uint8Array {
  const input = new Uint8Array(8 + digested.length + salt.length);
  input.set(digested, 8);
  input.set(salt, 8 + digested.length);
  return digest(hash.node, input);
}

export const isSignatureBlock = (hash: HashFacts, digested: Uint8Array, block: Uint8Array): boolean =>
  digested.length === hash.bits / 8 &&
  block.length >= digested.length + hash.digestInfo.length + 11 &&
  equal(signatureBlock(hash, digested, block.length), block);

// ---- encryption

const tooLarge = (): never => cryptographic('error:0200006E:rsa routines::data too large for key size');

/** EME-PKCS1-v1_5. */
export function encryptionBlock(data: Uint8Array, size: number): Uint8Array {
  if (data.length > size - 11) return tooLarge();
  const block = new Uint8Array(size);
  block[1] = 2;
  new RandomNumberGenerator('RandomNumberGenerator').fillNonZero(block.subarray(2, size - data.length - 1));
  block.set(data, size - data.length);
  return block;
}

export function openEncryptionBlock(block: Uint8Array): Uint8Array {
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10)
    return cryptographic('error:02000072:rsa routines::padding check failed');
  return block.slice(end + 1);
}

/** EME-OAEP with an empty label; one hash for the label and for the mask. */
export function oaepBlock(hash: HashFacts, data: Uint8Array, size: number): Uint8Array {
  const h = hash.bits / 8;
  if (data.length > size - 2 * h - 2) return tooLarge();
  const block = new Uint8Array(size);
  const seed = block.subarray(1, h + 1);
  const rest = block.subarray(h + 1);
  seed.set(randomBytes(h));
  rest.set(digest(hash.node, new Uint8Array(0)));
  rest[rest.length - data.length - 1] = 1;
  rest.set(data, rest.length - data.length);
  mask(hash, seed.slice(), rest);
  mask(hash, rest.slice(), seed);
  return block;
}

export function openOaepBlock(hash: HashFacts, encoded: Uint8Array): Uint8Array {
  const h = hash.bits / 8;
  const bad = (): never => cryptographic('error:02000079:rsa routines::oaep decoding error');
  if (encoded.length < 2 * h + 2) return bad();
  const block = encoded.slice();
  const seed = block.subarray(1, h + 1);
  const rest = block.subarray(h + 1);
  mask(hash, rest.slice(), seed);
  mask(hash, seed.slice(), rest);
  const one = rest.findIndex((b, i) => i >= h && b !== 0);
  const label = digest(hash.node, new Uint8Array(0));
  if (block[0] !== 0 || !equal(rest.slice(0, h), label) || one < 0 || rest[one] !== 1) return bad();
  return rest.slice(one + 1);
}
