import { CLR } from '../clr.ts';
import { argumentNull, ClrException } from '../exception.ts';
import { charge } from '../run.ts';
import { notNegative, notOver } from '../text-guard.ts';
import { CRYPTOGRAPHIC, cryptographic, disposed } from './errors.ts';
import { hashFacts, type HashFacts } from './hash-facts.ts';
import type { HashAlgorithmName } from './hash-algorithm-name.ts';
import {
  digest,
  isPrivate,
  keyBits,
  newRsaKey,
  privateOperation,
  publicHalf,
  publicOperation,
  type RsaKey,
} from './provider.ts';
import {
  encryptionBlock,
  isPssBlock,
  isSignatureBlock,
  oaepBlock,
  openEncryptionBlock,
  openOaepBlock,
  pssBlock,
  signatureBlock,
} from './rsa-encoding.ts';
import { isLegal, type SizeRange } from './symmetric-facts.ts';
import type { RsaEncryptionPadding, RsaSignaturePadding } from './rsa-padding.ts';

type Bytes = Uint8Array | null;

/** Steps that an operation costs: the work grows with the cube of the size, that of a new key with its fourth power. */
const pay = (bits: number, steps: number, power: number): void => charge(Math.ceil(steps * (bits / 2048) ** power));

/** System.Security.Cryptography.RSA: a key pair, or its public half; made up when first used where none was imported. */
export class Rsa {
  private readonly className: string;
  private held: RsaKey | null;
  private bits: number;
  private gone = false;

  constructor(className: string, bits: number, key: RsaKey | null = null) {
    this.className = className;
    this.bits = bits;
    this.held = key;
  }

  get [CLR](): string {
    return `System.Security.Cryptography.${this.className}`;
  }

  /** Whether it is the older class, which knows the older paddings only. */
  get isProvider(): boolean {
    return this.className === 'RSACryptoServiceProvider';
  }

  get key(): RsaKey {
    if (this.gone) return disposed('System.Security.Cryptography.RSAOpenSsl');
    if (this.held === null) {
      pay(this.bits, 100_000, 4);
      this.held = newRsaKey(this.bits);
    }
    return this.held;
  }
  set key(key: RsaKey) {
    if (this.gone) disposed('System.Security.Cryptography.RSAOpenSsl');
    this.held = key;
    this.bits = keyBits(key);
  }

  /** A whole number of bytes, in bits. */
  get keySize(): number {
    return this.size * 8;
  }
  set keySize(bits: number) {
    checkKeySize(bits);
    if (bits === this.bits) return;
    this.bits = bits;
    this.held = null;
  }

  get publicOnly(): boolean {
    return this.held !== null && !isPrivate(this.held);
  }

  dispose(): void {
    this.gone = true;
  }

  // ---- signatures

  signData(data: Bytes, name: HashAlgorithmName, padding: RsaSignaturePadding | null): Uint8Array {
    if (data === null) return argumentNull('data');
    const hash = namedHash(name);
    return this.signHash(hashed(hash, data), name, padding);
  }

  signHash(digested: Bytes, name: HashAlgorithmName, padding: RsaSignaturePadding | null): Uint8Array {
    if (digested === null) return argumentNull('hash');
    const hash = namedHash(name);
    this.checkPadding(padding ?? argumentNull('padding'));
    if (digested.length !== hash.bits / 8)
      return cryptographic('error:1C8000A6:Provider routines::invalid digest length');
    const { key, size } = this;
    const block =
      padding!.mode === 0
        ? signatureBlock(hash, digested, size)
        : leftPadded(pssBlock(hash, digested, this.bits), size);
    return this.private(key, block, 'error:1C880004:Provider routines::RSA lib');
  }

  verifyData(data: Bytes, signature: Bytes, name: HashAlgorithmName, padding: RsaSignaturePadding | null): boolean {
    if (data === null) return argumentNull('data');
    if (signature === null) return argumentNull('signature');
    return this.verifyHash(hashed(namedHash(name), data), signature, name, padding);
  }

  verifyHash(digested: Bytes, signature: Bytes, name: HashAlgorithmName, padding: RsaSignaturePadding | null): boolean {
    if (digested === null) return argumentNull('hash');
    if (signature === null) return argumentNull('signature');
    const hash = namedHash(name);
    this.checkPadding(padding ?? argumentNull('padding'));
    const { key } = this;
    if (signature.length !== this.size) return false;
    const block = this.public(key, signature);
    if (block === null) return false;
    return padding!.mode === 0 ? isSignatureBlock(hash, digested, block) : isPssBlock(hash, digested, block, this.bits);
  }

  // ---- encryption

  encrypt(data: Bytes, padding: RsaEncryptionPadding | null): Uint8Array {
    if (data === null) return argumentNull('data');
    this.checkPadding(padding ?? argumentNull('padding'));
    const { key, size } = this;
    const block = padding!.mode === 0 ? encryptionBlock(data, size) : oaepBlock(oaepHash(padding!), data, size);
    return this.public(key, block) ?? cryptographic('error:02000084:rsa routines::data too large for modulus');
  }

  decrypt(data: Bytes, padding: RsaEncryptionPadding | null): Uint8Array {
    if (data === null) return argumentNull('data');
    this.checkPadding(padding ?? argumentNull('padding'));
    const { key } = this;
    if (data.length !== this.size)
      return cryptographic('The length of the data to decrypt is not valid for the size of this key.');
    const block = this.private(key, data, 'error:020000B3:rsa routines::missing private key');
    return padding!.mode === 0 ? openEncryptionBlock(block) : openOaepBlock(oaepHash(padding!), block);
  }

  /** Bytes of the modulus. */
  private get size(): number {
    return Math.ceil(this.bits / 8);
  }

  private private(key: RsaKey, block: Uint8Array, noKey: string): Uint8Array {
    if (!isPrivate(key)) return cryptographic(noKey);
    pay(this.bits, 50_000, 3);
    try {
      return privateOperation(key, block);
    } catch (e) {
      // OpenSSL's own words, as .NET gives them
      throw new ClrException(CRYPTOGRAPHIC, e instanceof Error ? e.message : String(e));
    }
  }

  /** Null where the block, as a number, is not below the modulus. */
  private public(key: RsaKey, block: Uint8Array): Uint8Array | null {
    pay(this.bits, 2_000, 2);
    try {
      return publicOperation(publicHalf(key), block);
    } catch {
      return null;
    }
  }

  private checkPadding(padding: RsaSignaturePadding | RsaEncryptionPadding): void {
    if (!this.isProvider || padding.mode === 0 || ('hash' in padding && padding.hash.name === 'SHA1')) return;
    cryptographic('Specified padding mode is not valid for this algorithm.');
  }
}

const namedHash = (name: HashAlgorithmName): HashFacts =>
  name.name === null || name.name === '' ? argumentNull('hashAlgorithm') : hashFacts(name.name);
const oaepHash = (padding: RsaEncryptionPadding): HashFacts => hashFacts(padding.hash.name ?? '');

function hashed(hash: HashFacts, data: Uint8Array): Uint8Array {
  charge(data.length >> 6);
  return digest(hash.node, data);
}

function leftPadded(block: Uint8Array, size: number): Uint8Array {
  if (block.length === size) return block;
  const out = new Uint8Array(size);
  out.set(block, size - block.length);
  return out;
}

export const RSA_SIZES: SizeRange = { min: 512, max: 16384, skip: 8 };
export function checkKeySize(bits: number): void {
  if (!isLegal(bits, RSA_SIZES)) cryptographic('Specified key is not a valid size for this algorithm.');
}

/** `offset` and `count` of `SignData` and `VerifyData`. */
export function partOfData(data: Bytes, offset: number, count: number): Uint8Array {
  if (data === null) return argumentNull('data');
  notNegative('offset', offset);
  notOver('offset', offset, data.length);
  notNegative('count', count);
  notOver('count', count, data.length - offset);
  return data.subarray(offset, offset + count);
}
