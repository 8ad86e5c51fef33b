import { hashFamily } from '../../values/crypto/hash-family.ts';

/** System.Security.Cryptography.SHA512 and the classes behind it. */
export const {
  algorithm: SHA512,
  implementation: SHA512Implementation,
  managed: SHA512Managed,
  provider: SHA512CryptoServiceProvider,
} = hashFamily('SHA512');
