import { CLR } from '../clr.ts';
import { argument, argumentNull } from '../exception.ts';
import { cryptographic, platformNotSupported } from './errors.ts';
import { PADDING, type Padding } from './padding.ts';
import { randomBytes } from './random.ts';
import {
  AES,
  DES,
  isLegal,
  isSemiWeakDesKey,
  isWeakDesKey,
  isWeakTripleDesKey,
  MODE,
  RC2,
  TRIPLE_DES,
  type SizeRange,
  type SymmetricFacts,
} from './symmetric-facts.ts';
import { CryptoTransform } from './transform.ts';

const BAD_KEY_SIZE = 'Specified key is not a valid size for this algorithm.';
const BAD_IV = 'Specified initialization vector (IV) does not match the block size for this algorithm.';

/** Each class: its algorithm, and the feedback size that it begins with. */
const CLASSES: Readonly<Record<string, readonly [facts: SymmetricFacts, feedback: number]>> = {
  AesImplementation: [AES, 8],
  AesCryptoServiceProvider: [AES, 8],
  AesManaged: [AES, 8],
  RijndaelManaged: [AES, 128],
  DesImplementation: [DES, 8],
  DESCryptoServiceProvider: [DES, 8],
  TripleDesImplementation: [TRIPLE_DES, 8],
  TripleDESCryptoServiceProvider: [TRIPLE_DES, 8],
  RC2Implementation: [RC2, 64],
  RC2CryptoServiceProvider: [RC2, 64],
};

/** A new object of the class (without its namespace). */
export const symmetric = (className: string): SymmetricAlgorithm => new SymmetricAlgorithm(className);

/** System.Security.Cryptography.SymmetricAlgorithm: a key, an initialization vector and a way to use them. */
export class SymmetricAlgorithm {
  readonly facts: SymmetricFacts;
  private readonly className: string;
  private ownKey: Uint8Array | null = null;
  private ownIv: Uint8Array | null = null;
  private bits: number;
  private feedback: number;
  private cipherMode: number = MODE.CBC;
  private paddingMode: Padding = PADDING.PKCS7;

  constructor(className: string) {
    const [facts, feedback] = CLASSES[className]!;
    this.className = className;
    this.facts = facts;
    this.feedback = feedback;
    this.bits = facts.keySize;
  }

  get [CLR](): string {
    return `System.Security.Cryptography.${this.className}`;
  }

  // ---- settings

  get blockSize(): number {
    return this.facts.blockSize;
  }
  set blockSize(size: number) {
    if (size === this.facts.blockSize) return;
    if (this.className === 'RijndaelManaged' && (size === 192 || size === 256))
      platformNotSupported('BlockSize must be 128 in this implementation.');
    cryptographic('Specified block size is not valid for this algorithm.');
  }
  get blockSizes(): SizeRange {
    return { min: this.facts.blockSize, max: this.facts.blockSize, skip: 0 };
  }

  get keySize(): number {
    return this.bits;
  }
  set keySize(size: number) {
    if (!isLegal(size, this.facts.keySizes)) cryptographic(BAD_KEY_SIZE);
    this.bits = size;
    this.ownKey = null;
  }

  get feedbackSize(): number {
    return this.feedback;
  }
  set feedbackSize(size: number) {
    if (size <= 0 || size > this.blockSize || size % 8 !== 0)
      cryptographic('Specified feedback size is not valid for this algorithm.');
    this.feedback = size;
  }

  get mode(): number {
    return this.cipherMode;
  }
  set mode(mode: number) {
    if (mode !== MODE.CBC && mode !== MODE.ECB && mode !== MODE.CFB)
      cryptographic('Specified cipher mode is not valid for this algorithm.');
    this.cipherMode = mode;
  }

  get padding(): number {
    return this.paddingMode;
  }
  set padding(padding: number) {
    if (padding < PADDING.None || padding > PADDING.ISO10126)
      cryptographic('Specified padding mode is not valid for this algorithm.');
    this.paddingMode = padding as Padding;
  }

  // ---- key and initialization vector: copies in and out; made up where nobody has set them

  get key(): Uint8Array {
    return this.currentKey().slice();
  }
  set key(key: Uint8Array | null) {
    const { facts } = this;
    const isDes = facts === DES || facts === TRIPLE_DES;
    const given = key ?? (isDes ? argumentNull('value') : cryptographic(BAD_KEY_SIZE));
    if (!this.validKeySize(given.length * 8)) (isDes ? argument : cryptographic)(BAD_KEY_SIZE);
    this.refuseWeak(given);
    if (facts === TRIPLE_DES && isWeakTripleDesKey(given)) weak('weak', 'TripleDES');
    this.bits = given.length * 8;
    this.ownKey = given.slice();
  }

  get iv(): Uint8Array {
    return this.currentIv().slice();
  }
  set iv(iv: Uint8Array | null) {
    const given = iv ?? argumentNull('value');
    if (given.length * 8 !== this.blockSize) cryptographic(BAD_IV);
    this.ownIv = given.slice();
  }

  validKeySize(bits: number): boolean {
    return isLegal(bits, this.facts.keySizes);
  }

  generateKey(): void {
    do this.ownKey = randomBytes(this.bits / 8);
    while (this.facts === DES && (isWeakDesKey(this.ownKey) || isSemiWeakDesKey(this.ownKey)));
  }
  generateIv(): void {
    this.ownIv = randomBytes(this.blockSize / 8);
  }

  private currentKey(): Uint8Array {
    if (this.ownKey === null) this.generateKey();
    return this.ownKey!;
  }
  private currentIv(): Uint8Array {
    if (this.ownIv === null) this.generateIv();
    return this.ownIv!;
  }

  private refuseWeak(key: Uint8Array): void {
    if (this.facts !== DES) return;
    if (isWeakDesKey(key)) weak('weak', 'DES');
    if (isSemiWeakDesKey(key)) weak('semi-weak', 'DES');
  }

  // ---- use

  /** `CreateEncryptor()`, `CreateDecryptor()`. */
  ownTransform(decrypt: boolean): CryptoTransform {
    return this.transform(decrypt, this.currentKey(), this.currentIv());
  }

  /** `CreateEncryptor(key, iv)`, `CreateDecryptor(key, iv)`. */
  transform(decrypt: boolean, key: Uint8Array | null, iv: Uint8Array | null): CryptoTransform {
    if (key === null) return argumentNull('rgbKey');
    if (!this.validKeySize(key.length * 8)) return argument(BAD_KEY_SIZE, 'rgbKey');
    if (iv !== null && iv.length * 8 !== this.blockSize) return argument(BAD_IV, 'rgbIV');
    this.refuseWeak(key);
    return this.with(this.cipherMode, this.paddingMode, this.feedback, decrypt, key, iv);
  }

  /** `EncryptCbc` and its like: the own key, the rest as given. */
  once(
    decrypt: boolean,
    input: Uint8Array | null,
    mode: number,
    iv: Uint8Array | null,
    padding: number,
    feedback = 8,
  ): Uint8Array {
    if (input === null) return argumentNull(decrypt ? 'ciphertext' : 'plaintext');
    if (mode !== MODE.ECB && iv === null) return argumentNull('iv');
    if (iv !== null && iv.length * 8 !== this.blockSize) return argument(BAD_IV, 'iv');
    return this.with(mode, padding as Padding, feedback, decrypt, this.currentKey(), iv).finalBlock(input);
  }

  private with(
    mode: number,
    padding: Padding,
    feedback: number,
    decrypt: boolean,
    key: Uint8Array,
    iv: Uint8Array | null,
  ): CryptoTransform {
    const { facts } = this;
    if (mode === MODE.CFB && !facts.feedback.includes(feedback))
      return cryptographic(`The specified feedback size '${feedback}' for CipherMode 'CFB' is not supported.`);
    if (mode !== MODE.ECB && iv === null)
      return cryptographic('The cipher mode specified requires that an initialization vector (IV) be used.');
    const [usedKey, usedIv] = [key.slice(), iv?.slice() ?? null];
    return new CryptoTransform({
      begin: () => facts.begin(mode, feedback, usedKey, usedIv, decrypt),
      decrypt,
      padding,
      block: facts.blockSize / 8,
      padTo: (mode === MODE.CFB ? feedback : facts.blockSize) / 8,
    });
  }
}

const weak = (how: string, name: string): never =>
  cryptographic(`Specified key is a known ${how} key for '${name}' and cannot be used.`);
