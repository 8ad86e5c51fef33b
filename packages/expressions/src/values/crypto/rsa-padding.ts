import { CLR } from '../clr.ts';
import { argumentNull } from '../exception.ts';
import { HashAlgorithmName, NO_HASH } from './hash-algorithm-name.ts';

/** System.Security.Cryptography.RSASignaturePadding and RSAEncryptionPadding: immutable, equal by what they say. */
export class RsaSignaturePadding {
  /** RSASignaturePaddingMode: Pkcs1, Pss. */
  readonly mode: 0 | 1;

  constructor(mode: 0 | 1) {
    this.mode = mode;
  }

  get [CLR](): string {
    return 'System.Security.Cryptography.RSASignaturePadding';
  }
  get text(): string {
    return this.mode === 0 ? 'Pkcs1' : 'Pss';
  }
}
export const SIGN_PKCS1 = new RsaSignaturePadding(0);
export const SIGN_PSS = new RsaSignaturePadding(1);

export class RsaEncryptionPadding {
  /** RSAEncryptionPaddingMode: Pkcs1, Oaep. */
  readonly mode: 0 | 1;
  readonly hash: HashAlgorithmName;

  constructor(mode: 0 | 1, hash: HashAlgorithmName) {
    this.mode = mode;
    this.hash = hash;
  }

  get [CLR](): string {
    return 'System.Security.Cryptography.RSAEncryptionPadding';
  }
  get text(): string {
    return this.mode === 0 ? 'Pkcs1' : `Oaep${this.hash.name}`;
  }
}
export const ENCRYPT_PKCS1 = new RsaEncryptionPadding(0, NO_HASH);
export const oaep = (hash: HashAlgorithmName): RsaEncryptionPadding =>
  hash.name === null || hash.name === '' ? argumentNull('hashAlgorithm') : new RsaEncryptionPadding(1, hash);
export const OAEP_SHA1 = oaep(new HashAlgorithmName('SHA1'));
