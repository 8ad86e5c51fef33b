import { hashFamily } from '../../values/crypto/hash-family.ts';

/** System.Security.Cryptography.SHA384 and the classes behind it. */
export const {
  algorithm: SHA384,
  implementation: SHA384Implementation,
  managed: SHA384Managed,
  provider: SHA384CryptoServiceProvider,
} = hashFamily('SHA384');
