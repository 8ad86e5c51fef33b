import { argumentNull, nullReference } from '../exception.ts';
import { HashAlgorithm, Hmac } from './hash-algorithm.ts';
import { HASHES, type HashName } from './hash-facts.ts';
import { RandomNumberGenerator, randomBytes } from './random.ts';
import { Rsa } from './rsa.ts';
import { symmetric, SymmetricAlgorithm } from './symmetric.ts';

/** System.Security.Cryptography.CryptoConfig: algorithms by name, whatever its case, as .NET lists them. */
type Make = () => object;
const entries: [names: string, make: Make][] = [];
const add = (names: string, make: Make): void => void entries.push([names, make]);

const hash =
  (name: HashName, className: string): Make =>
  () =>
    new HashAlgorithm(className, HASHES[name]);
export const hmacOf =
  (name: HashName): Make =>
  () =>
    new Hmac(`HMAC${name}`, HASHES[name], randomBytes(HASHES[name].block));

add('SHA|SHA1|+SHA1|+SHA1CryptoServiceProvider|+HashAlgorithm', hash('SHA1', 'SHA1CryptoServiceProvider'));
add('+SHA1Managed', hash('SHA1', 'SHA1Managed'));
add('MD5|+MD5|+MD5CryptoServiceProvider', hash('MD5', 'MD5CryptoServiceProvider'));
for (const n of ['256', '384', '512'] as const) {
  add(`SHA${n}|SHA-${n}|+SHA${n}|+SHA${n}Managed`, hash(`SHA${n}`, `SHA${n}Managed`));
  add(`+SHA${n}CryptoServiceProvider`, hash(`SHA${n}`, `SHA${n}CryptoServiceProvider`));
}
for (const name of Object.keys(HASHES) as HashName[])
  add(`HMAC${name}|+HMAC${name}${name === 'SHA1' ? '|+HMAC|+KeyedHashAlgorithm' : ''}`, hmacOf(name));

add('AES|AesCryptoServiceProvider|+AesCryptoServiceProvider', () => symmetric('AesCryptoServiceProvider'));
add('AesManaged|+AesManaged', () => symmetric('AesManaged'));
add('Rijndael|+Rijndael|+RijndaelManaged|+SymmetricAlgorithm', () => symmetric('RijndaelManaged'));
add('DES|+DES|+DESCryptoServiceProvider', () => symmetric('DESCryptoServiceProvider'));
add('3DES|TripleDES|Triple DES|+TripleDES|+TripleDESCryptoServiceProvider', () =>
  symmetric('TripleDESCryptoServiceProvider'),
);
add('RC2|+RC2|+RC2CryptoServiceProvider', () => symmetric('RC2CryptoServiceProvider'));
add('RSA|+RSA|+RSACryptoServiceProvider|+AsymmetricAlgorithm', () => new Rsa('RSACryptoServiceProvider', 1024));
add(
  'RandomNumberGenerator|+RandomNumberGenerator|+RNGCryptoServiceProvider',
  () => new RandomNumberGenerator('RNGCryptoServiceProvider'),
);

const byName = new Map(
  entries.flatMap(([names, make]) =>
    names.split('|').map((n): [string, Make] => [n.replace('+', 'System.Security.Cryptography.').toLowerCase(), make]),
  ),
);

export function createByName(name: string | null): object | null {
  if (name === null) return argumentNull('name');
  return byName.get(name.toLowerCase())?.() ?? null;
}

/** The algorithm that `Encrypt("Aes", …)` names; NullReferenceException where nobody knows it. */
export function symmetricByName(name: string | null): SymmetricAlgorithm {
  const made = createByName(name);
  return made instanceof SymmetricAlgorithm ? made : nullReference();
}
