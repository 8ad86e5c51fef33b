import { cryptographic } from './errors.ts';
import { randomBytes } from './random.ts';

/** System.Security.Cryptography.PaddingMode, and what each does to the last block. */
export const PADDING = { None: 1, PKCS7: 2, Zeros: 3, ANSIX923: 4, ISO10126: 5 } as const;
export type Padding = (typeof PADDING)[keyof typeof PADDING];

/** The message with its last block completed to `block` bytes. */
export function pad(bytes: Uint8Array, block: number, mode: Padding): Uint8Array {
  const over = bytes.length % block;
  if (mode === PADDING.None && over !== 0) return cryptographic('The input data is not a complete block.');
  if (mode === PADDING.None || (mode === PADDING.Zeros && over === 0)) return bytes;
  const count = block - over;
  const padded = new Uint8Array(bytes.length + count);
  padded.set(bytes);
  if (mode === PADDING.PKCS7) padded.fill(count, bytes.length);
  else if (mode === PADDING.ISO10126) padded.set(randomBytes(count), bytes.length);
  if (mode !== PADDING.Zeros) padded[padded.length - 1] = count;
  return padded;
}

const bad = (): never => cryptographic('Padding is invalid and cannot be removed.');

/** Zeros stay: nobody can tell them from the message. */
export function unpad(bytes: Uint8Array, block: number, mode: Padding): Uint8Array {
  if (mode === PADDING.None || mode === PADDING.Zeros || bytes.length === 0) return bytes;
  const count = bytes[bytes.length - 1]!;
  if (count === 0 || count > block || count > bytes.length) return bad();
  const padding = bytes.subarray(bytes.length - count, bytes.length - 1);
  if (mode === PADDING.PKCS7 && padding.some((b) => b !== count)) return bad();
  if (mode === PADDING.ANSIX923 && padding.some((b) => b !== 0)) return bad();
  return bytes.slice(0, bytes.length - count);
}

/** Whether decryption holds back the last block, which may be padding. */
export const holdsBack = (mode: Padding): boolean => mode !== PADDING.None && mode !== PADDING.Zeros;
