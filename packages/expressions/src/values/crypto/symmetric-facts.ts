import type { Cipher } from './provider.ts';
import { cipher } from './provider.ts';
import { rc2Cipher } from './rc2.ts';

/** The symmetric algorithms of the library: sizes in bits, as .NET gives them, and what encrypts. */
export interface SizeRange {
  readonly min: number;
  readonly max: number;
  readonly skip: number;
}

/** System.Security.Cryptography.CipherMode, those that .NET has an implementation of. */
export const MODE = { CBC: 1, ECB: 2, CFB: 4 } as const;

export interface SymmetricFacts {
  readonly name: 'AES' | 'DES' | 'TripleDES' | 'RC2';
  readonly keySizes: SizeRange;
  readonly keySize: number;
  readonly blockSize: number;
  /** Feedback sizes that CFB works with. */
  readonly feedback: readonly number[];
  begin(mode: number, feedback: number, key: Uint8Array, iv: Uint8Array | null, decrypt: boolean): Cipher;
}

const fixed = (size: number): SizeRange => ({ min: size, max: size, skip: 0 });
export const isLegal = (size: number, { min, max, skip }: SizeRange): boolean =>
  size >= min && size <= max && (skip === 0 ? size === min : (size - min) % skip === 0);

/** OpenSSL's name of a mode. */
const suffix = (mode: number, feedback: number): string =>
  mode === MODE.ECB ? 'ecb' : mode === MODE.CBC ? 'cbc' : feedback === 8 ? 'cfb8' : 'cfb';

function repeated(key: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i++) out[i] = key[i % key.length]!;
  return out;
}

/** DES is triple DES with one key three times, two-key triple DES with the first key again. */
const des: SymmetricFacts['begin'] = (mode, feedback, key, iv, decrypt) =>
  cipher(`des-ede3-${suffix(mode, feedback)}`, repeated(key, 24), mode === MODE.ECB ? null : iv, decrypt);

export const AES: SymmetricFacts = {
  name: 'AES',
  keySizes: { min: 128, max: 256, skip: 64 },
  keySize: 256,
  blockSize: 128,
  feedback: [8, 128],
  begin: (mode, feedback, key, iv, decrypt) =>
    cipher(`aes-${key.length * 8}-${suffix(mode, feedback)}`, key, mode === MODE.ECB ? null : iv, decrypt),
};
export const DES: SymmetricFacts = {
  name: 'DES',
  keySizes: fixed(64),
  keySize: 64,
  blockSize: 64,
  feedback: [8],
  begin: des,
};
export const TRIPLE_DES: SymmetricFacts = {
  name: 'TripleDES',
  keySizes: { min: 128, max: 192, skip: 64 },
  keySize: 192,
  blockSize: 64,
  feedback: [8, 64],
  begin: des,
};
export const RC2: SymmetricFacts = {
  name: 'RC2',
  keySizes: { min: 40, max: 1024, skip: 8 },
  keySize: 128,
  blockSize: 64,
  feedback: [],
  begin: (mode, _, key, iv, decrypt) => rc2Cipher(key, key.length * 8, mode === MODE.ECB ? null : iv, decrypt),
};

const hexKeys = (...keys: string[]): ReadonlySet<string> => new Set(keys);
const WEAK = hexKeys('0101010101010101', 'fefefefefefefefe', '1f1f1f1f0e0e0e0e', 'e0e0e0e0f1f1f1f1');
const SEMI_WEAK = hexKeys(
  ...[
    '01fe01fe01fe01fe',
    'fe01fe01fe01fe01',
    '1fe01fe00ef10ef1',
    'e01fe01ff10ef10e',
    '01e001e001f101f1',
    'e001e001f101f101',
  ],
  ...[
    '1ffe1ffe0efe0efe',
    'fe1ffe1ffe0efe0e',
    '011f011f010e010e',
    '1f011f010e010e01',
    'e0fee0fef1fef1fe',
    'fee0fee0fef1fef1',
  ],
);

/** The key with its parity bits made odd, as hexadecimal digits. */
function withOddParity(key: Uint8Array): string {
  let out = '';
  for (const byte of key) {
    let ones = 0;
    for (let bits = byte >> 1; bits > 0; bits >>= 1) ones += bits & 1;
    out += ((byte & 0xfe) | (ones % 2 === 0 ? 1 : 0)).toString(16).padStart(2, '0');
  }
  return out;
}

/** Keys with which encrypting twice gives the message back, or two keys undo each other. */
export const isWeakDesKey = (key: Uint8Array): boolean => WEAK.has(withOddParity(key));
export const isSemiWeakDesKey = (key: Uint8Array): boolean => SEMI_WEAK.has(withOddParity(key));

/** Triple DES with two equal keys beside each other is DES. */
export function isWeakTripleDesKey(key: Uint8Array): boolean {
  const parts = withOddParity(key).match(/.{16}/g) ?? [];
  return parts[0] === parts[1] || (parts.length === 3 && parts[1] === parts[2]);
}
