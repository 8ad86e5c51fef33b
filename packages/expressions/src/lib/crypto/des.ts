import { symmetricClass, symmetricImplementation, symmetricType } from '../../values/crypto/symmetric-family.ts';
import { isSemiWeakDesKey, isWeakDesKey } from '../../values/crypto/symmetric-facts.ts';

export const DES = symmetricType('DES', 'DesImplementation', {
  'static bool IsWeakKey(byte[] rgbKey)': isWeakDesKey,
  'static bool IsSemiWeakKey(byte[] rgbKey)': isSemiWeakDesKey,
});
export const DesImplementation = symmetricImplementation('DesImplementation', 'DES');
export const DESCryptoServiceProvider = symmetricClass('DESCryptoServiceProvider', 'DES');
