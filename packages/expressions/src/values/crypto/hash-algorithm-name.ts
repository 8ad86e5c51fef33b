import { CLR } from '../clr.ts';
import { clrThrow } from '../exception.ts';
import { CRYPTOGRAPHIC } from './errors.ts';
import { HASHES } from './hash-facts.ts';

/** System.Security.Cryptography.HashAlgorithmName: a name, known or not; null in the zero value. */
export class HashAlgorithmName {
  readonly name: string | null;

  constructor(name: string | null) {
    this.name = name;
  }

  get [CLR](): string {
    return 'System.Security.Cryptography.HashAlgorithmName';
  }
}

export const NO_HASH = new HashAlgorithmName(null);

export const hashNameOfOid = (oid: string | null): HashAlgorithmName | null => {
  const facts = Object.values(HASHES).find((h) => h.oid === oid);
  return facts === undefined ? null : new HashAlgorithmName(facts.name);
};

export const unknownHashOid = (oid: string): never =>
  clrThrow(CRYPTOGRAPHIC, `The specified OID (${oid}) does not represent a known hash algorithm.`);
