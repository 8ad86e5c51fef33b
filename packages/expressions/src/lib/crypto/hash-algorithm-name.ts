import { constant, typeDef, type Row } from '../../types/define.ts';
import type { Ref } from '../../values/clr.ts';
import {
  HashAlgorithmName as Name,
  hashNameOfOid,
  NO_HASH,
  unknownHashOid,
} from '../../values/crypto/hash-algorithm-name.ts';
import { argumentNull } from '../../values/exception.ts';
import { hashOf } from '../../values/object.ts';

const named = (...names: string[]): Record<string, Row> =>
  Object.fromEntries(
    names.map((name) => [`static HashAlgorithmName ${name.replace('-', '_')} { get; }`, constant(new Name(name))]),
  );
const same = (a: Name, b: Name): boolean => a.name === b.name;

/** System.Security.Cryptography.HashAlgorithmName. */
export const HashAlgorithmName = typeDef('System.Security.Cryptography.HashAlgorithmName', {
  kind: 'struct',
  interfaces: ['IEquatable<HashAlgorithmName>'],
  documented: 'all',
  zero: NO_HASH,
  key: (value: Name) => value.name,
  members: {
    ...named('MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512', 'SHA3-256', 'SHA3-384', 'SHA3-512'),
    'new(string name)': (name: string | null) => new Name(name),
    'string Name { get; }': (self: Name) => self.name,
    'static HashAlgorithmName FromOid(string oidValue)': (oid: string | null) =>
      hashNameOfOid(oid ?? argumentNull('oidValue')) ?? unknownHashOid(oid!),
    'static bool TryFromOid(string oidValue, out HashAlgorithmName value)': (oid: string | null, value: Ref<Name>) => {
      const found = hashNameOfOid(oid ?? argumentNull('oidValue'));
      value.value = found ?? NO_HASH;
      return found !== null;
    },
    'bool Equals(HashAlgorithmName other)': same,
    'bool Equals(object obj)': (self: Name, other: unknown) => other instanceof Name && same(self, other),
    'int GetHashCode()': (self: Name) => hashOf(self.name),
    'string ToString()': (self: Name) => self.name ?? '',
    'static bool operator ==(HashAlgorithmName left, HashAlgorithmName right)': same,
    'static bool operator !=(HashAlgorithmName left, HashAlgorithmName right)': (a: Name, b: Name) => !same(a, b),
  },
});
