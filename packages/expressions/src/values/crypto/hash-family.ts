import { constant, effect, missing, typeDef, type TypeDef } from '../../types/define.ts';
import { HashAlgorithm, hashData, Hmac, hmacData } from './hash-algorithm.ts';
import { HASHES, type HashName } from './hash-facts.ts';
import { randomBytes } from './random.ts';
import { concrete, creator } from './types.ts';

/** The types of one hash algorithm: `SHA256`, and the classes that its `Create` and constructors give. */
export interface HashFamily {
  readonly algorithm: TypeDef;
  readonly implementation: TypeDef;
  readonly managed: TypeDef;
  readonly provider: TypeDef;
}

const NAMESPACE = 'System.Security.Cryptography.';

export function hashFamily(name: HashName): HashFamily {
  const { bits } = HASHES[name];
  const made = (className: string) => () => new HashAlgorithm(className, HASHES[name]);
  const algorithm = typeDef(NAMESPACE + name, {
    kind: 'class',
    base: 'HashAlgorithm',
    documented: 'all',
    members: {
      [`static ${name} Create()`]: made(`${name}+Implementation`),
      [`static ${name} Create(string ${name === 'MD5' ? 'algName' : 'hashName'})`]: creator(name),
      'static byte[] HashData(byte[] source)': (source: Uint8Array | null) => hashData(name, source),
      'static byte[] HashData(Stream source)': missing,
      'static int HashSizeInBits { get; }': constant(bits),
      'static int HashSizeInBytes { get; }': constant(bits / 8),
    },
  });
  return {
    algorithm,
    implementation: concrete(`${name}+Implementation`, name, null),
    managed: concrete(`${name}Managed`, name, made(`${name}Managed`), 'all', {
      'void Initialize()': (self: HashAlgorithm) => self.initialize(),
    }),
    provider: concrete(`${name}CryptoServiceProvider`, name, made(`${name}CryptoServiceProvider`)),
  };
}

/** `HMACSHA256`: the keyed form. */
export function hmacType(name: HashName, more: Parameters<typeof concrete>[4] = {}): TypeDef {
  const className = `HMAC${name}`;
  const facts = HASHES[name];
  return typeDef(NAMESPACE + className, {
    kind: 'class',
    base: 'HMAC',
    documented: 'all',
    members: {
      'new()': effect('random', () => new Hmac(className, facts, randomBytes(facts.block))),
      'new(byte[] key)': (key: Uint8Array | null) => new Hmac(className, facts, key),
      'static byte[] HashData(byte[] key, byte[] source)': (key: Uint8Array | null, source: Uint8Array | null) =>
        hmacData(name, key, source),
      'static int HashSizeInBits { get; }': constant(facts.bits),
      'static int HashSizeInBytes { get; }': constant(facts.bits / 8),
      ...more,
    },
  });
}
