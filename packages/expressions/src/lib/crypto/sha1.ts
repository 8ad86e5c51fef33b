import { hashFamily } from '../../values/crypto/hash-family.ts';

/** System.Security.Cryptography.SHA1 and the classes behind it. */
export const {
  algorithm: SHA1,
  implementation: SHA1Implementation,
  managed: SHA1Managed,
  provider: SHA1CryptoServiceProvider,
} = hashFamily('SHA1');
