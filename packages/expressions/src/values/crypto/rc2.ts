import type { Cipher } from './provider.ts';

/**
 * RC2 (RFC 2268), which OpenSSL has retired but old PKCS #12 files and .NET's RC2 still use: 64-bit blocks, chained
 * (CBC) where there is an initialization vector.
 */

/** The digits of pi as RFC 2268 shuffles them: a permutation of the bytes. */
const PI_TABLE =
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2' +
  '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
  '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
  '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
  '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec' +
  'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
  '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9' +
  '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad';
const PI = Uint8Array.from(PI_TABLE.match(/../g)!, (h) => parseInt(h, 16));

function expandKey(key: Uint8Array, effectiveBits: number): Uint16Array {
  const l = new Uint8Array(128);
  l.set(key);
  for (let i = key.length; i < 128; i++) l[i] = PI[(l[i - 1]! + l[i - key.length]!) & 255]!;
  const t8 = (effectiveBits + 7) >> 3;
  l[128 - t8] = PI[l[128 - t8]! & (255 >> (8 * t8 - effectiveBits))]!;
  for (let i = 127 - t8; i >= 0; i--) l[i] = PI[l[i + 1]! ^ l[i + t8]!]!;
  return Uint16Array.from({ length: 64 }, (_, i) => l[2 * i]! | (l[2 * i + 1]! << 8));
}

const SHIFTS = [1, 2, 3, 5] as const;
/** Rounds after which the words are mashed. */
const MASHES: ReadonlySet<number> = new Set([4, 10]);

function encryptBlock(r: Uint16Array, k: Uint16Array): void {
  for (let round = 0; round < 16; round++) {
    for (let i = 0; i < 4; i++) {
      const [a, b, c] = [r[(i + 3) & 3]!, r[(i + 2) & 3]!, r[(i + 1) & 3]!];
      const x = (r[i]! + k[round * 4 + i]! + (a & b) + (~a & c)) & 0xffff;
      r[i] = (x << SHIFTS[i]!) | (x >> (16 - SHIFTS[i]!));
    }
    if (MASHES.has(round)) for (let i = 0; i < 4; i++) r[i] = r[i]! + k[r[(i + 3) & 3]! & 63]!;
  }
}

function decryptBlock(r: Uint16Array, k: Uint16Array): void {
  for (let round = 15; round >= 0; round--) {
    if (MASHES.has(round)) for (let i = 3; i >= 0; i--) r[i] = r[i]! - k[r[(i + 3) & 3]! & 63]!;
    for (let i = 3; i >= 0; i--) {
      const [a, b, c] = [r[(i + 3) & 3]!, r[(i + 2) & 3]!, r[(i + 1) & 3]!];
      const x = (r[i]! >> SHIFTS[i]!) | (r[i]! << (16 - SHIFTS[i]!));
      r[i] = x - k[round * 4 + i]! - (a & b) - (~a & c);
    }
  }
}

export function rc2Cipher(key: Uint8Array, effectiveBits: number, iv: Uint8Array | null, decrypt: boolean): Cipher {
  const k = expandKey(key, effectiveBits);
  const words = new Uint16Array(4);
  let chain = iv?.slice() ?? null;
  const update = (bytes: Uint8Array): Uint8Array => {
    const out = new Uint8Array(bytes.length);
    for (let at = 0; at < bytes.length; at += 8) {
      const block = bytes.slice(at, at + 8);
      if (chain !== null && !decrypt) for (let i = 0; i < 8; i++) block[i]! ^= chain[i]!;
      for (let i = 0; i < 4; i++) words[i] = block[2 * i]! | (block[2 * i + 1]! << 8);
      if (decrypt) decryptBlock(words, k);
      else encryptBlock(words, k);
      for (let i = 0; i < 4; i++) {
        out[at + 2 * i] = words[i]!;
        out[at + 2 * i + 1] = words[i]! >> 8;
      }
      if (chain === null) continue;
      if (decrypt) for (let i = 0; i < 8; i++) out[at + i]! ^= chain[i]!;
      chain = decrypt ? block : out.slice(at, at + 8);
    }
    return out;
  };
  return { update };
}
