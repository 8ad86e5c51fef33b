import { hashFamily } from '../../values/crypto/hash-family.ts';

/** System.Security.Cryptography.SHA256 and the classes behind it. */
export const {
  algorithm: SHA256,
  implementation: SHA256Implementation,
  managed: SHA256Managed,
  provider: SHA256CryptoServiceProvider,
} = hashFamily('SHA256');
