import type { SymmetricAlgorithm } from '../../values/crypto/symmetric.ts';
import { symmetricClass, symmetricImplementation, symmetricType } from '../../values/crypto/symmetric-family.ts';

export const RC2 = symmetricType('RC2', 'RC2Implementation', {
  'int EffectiveKeySize { get; }': (self: SymmetricAlgorithm) => self.keySize,
});
export const RC2Implementation = symmetricImplementation('RC2Implementation', 'RC2');
export const RC2CryptoServiceProvider = symmetricClass('RC2CryptoServiceProvider', 'RC2');
