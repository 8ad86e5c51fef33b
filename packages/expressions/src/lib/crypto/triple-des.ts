import { symmetricClass, symmetricImplementation, symmetricType } from '../../values/crypto/symmetric-family.ts';
import { isWeakTripleDesKey } from '../../values/crypto/symmetric-facts.ts';

export const TripleDES = symmetricType('TripleDES', 'TripleDesImplementation', {
  'static bool IsWeakKey(byte[] rgbKey)': isWeakTripleDesKey,
});
export const TripleDesImplementation = symmetricImplementation('TripleDesImplementation', 'TripleDES');
export const TripleDESCryptoServiceProvider = symmetricClass('TripleDESCryptoServiceProvider', 'TripleDES');
