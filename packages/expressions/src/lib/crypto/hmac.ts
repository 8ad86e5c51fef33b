import { accessors, effect, typeDef } from '../../types/define.ts';
import { platformNotSupported } from '../../values/crypto/errors.ts';
import { Hmac } from '../../values/crypto/hash-algorithm.ts';
import { hmacType } from '../../values/crypto/hash-family.ts';
import { HASHES } from '../../values/crypto/hash-facts.ts';
import { creator, noDefault } from '../../values/crypto/types.ts';
import { KeyedHashAlgorithm } from './keyed-hash-algorithm.ts';

/** System.Security.Cryptography.HMAC and its algorithms. */
export const HMAC = typeDef('System.Security.Cryptography.HMAC', {
  kind: 'class',
  abstract: true,
  base: 'KeyedHashAlgorithm',
  documented: 'all',
  members: {
    'static HMAC Create()': noDefault,
    'static HMAC Create(string algorithmName)': effect('random', creator('HMAC')),
    'byte[] Key { get; set; }': KeyedHashAlgorithm.members['byte[] Key { get; set; }']!,
    'string HashName { get; set; }': accessors(
      (self: Hmac) => self.facts.name,
      (self: Hmac, name: string | null) => void (self.hashName = name),
    ),
    'void Initialize()': (self: Hmac) => self.initialize(),
  },
});

/** .NET has kept the switch of the old framework, which can only stay off. */
const legacy = {
  'bool ProduceLegacyHmacValues { get; set; }': accessors(
    () => false,
    (_: Hmac, on: boolean) => {
      if (on) platformNotSupported();
    },
  ),
};

export const HMACMD5 = hmacType('MD5');
export const HMACSHA1 = hmacType('SHA1', {
  'new(byte[] key, bool useManagedSha1)': (key: Uint8Array | null) => new Hmac('HMACSHA1', HASHES.SHA1, key),
});
export const HMACSHA256 = hmacType('SHA256');
export const HMACSHA384 = hmacType('SHA384', legacy);
export const HMACSHA512 = hmacType('SHA512', legacy);
