import { hashFamily } from '../../values/crypto/hash-family.ts';

/** System.Security.Cryptography.MD5 and the classes behind it; .NET has no MD5Managed. */
export const {
  algorithm: MD5,
  implementation: MD5Implementation,
  provider: MD5CryptoServiceProvider,
} = hashFamily('MD5');
