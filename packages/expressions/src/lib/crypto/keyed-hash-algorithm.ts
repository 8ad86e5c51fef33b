import { accessors, typeDef } from '../../types/define.ts';
import type { Hmac } from '../../values/crypto/hash-algorithm.ts';
import { creator, noDefault } from '../../values/crypto/types.ts';

/** System.Security.Cryptography.KeyedHashAlgorithm: hashes with a key. */
export const KeyedHashAlgorithm = typeDef('System.Security.Cryptography.KeyedHashAlgorithm', {
  kind: 'class',
  abstract: true,
  base: 'HashAlgorithm',
  documented: 'all',
  members: {
    'static KeyedHashAlgorithm Create()': noDefault,
    'static KeyedHashAlgorithm Create(string algName)': creator('KeyedHashAlgorithm'),
    'byte[] Key { get; set; }': accessors(
      (self: Hmac) => self.keyBytes,
      (self: Hmac, key: Uint8Array | null) => void (self.keyBytes = key),
    ),
  },
});
