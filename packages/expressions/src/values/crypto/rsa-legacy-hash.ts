import { argument, argumentNull } from '../exception.ts';
import { RuntimeType } from '../runtime-type.ts';
import { cryptographic, INVALID_VALUE } from './errors.ts';
import { HashAlgorithm } from './hash-algorithm.ts';
import { HashAlgorithmName, hashNameOfOid } from './hash-algorithm-name.ts';
import { HASHES } from './hash-facts.ts';

/** How the old RSA class is told a hash: by name, by OID, by an object or a type of the algorithm. */
const UNKNOWN = 'Object identifier (OID) is unknown.';

const byName = (name: string): HashAlgorithmName | null => {
  const facts = Object.values(HASHES).find((h) => h.name === name.toUpperCase().replace(/^SHA-/, 'SHA'));
  return facts === undefined ? null : new HashAlgorithmName(facts.name);
};

export function hashOfArgument(halg: unknown): HashAlgorithmName {
  if (halg === null) return argumentNull('hashAlg');
  if (typeof halg === 'string') return hashOfOid(halg);
  if (halg instanceof HashAlgorithm) return new HashAlgorithmName(halg.facts.name);
  const type = halg instanceof RuntimeType ? halg.type : null;
  const named =
    type?.kind === 'named' ? /^(?:MD5|SHA1|SHA256|SHA384|SHA512)/.exec(type.def.simpleName)?.[0] : undefined;
  return (named === undefined ? null : byName(named)) ?? argument(INVALID_VALUE);
}

/** A name or an OID; SHA-1 where there is none. */
export const hashOfOid = (text: string | null): HashAlgorithmName =>
  text === null ? new HashAlgorithmName('SHA1') : (byName(text) ?? hashNameOfOid(text) ?? cryptographic(UNKNOWN));
