import { symmetricClass, symmetricImplementation, symmetricType } from '../../values/crypto/symmetric-family.ts';

export const Aes = symmetricType('Aes', 'AesImplementation');
export const AesImplementation = symmetricImplementation('AesImplementation', 'Aes');
export const AesManaged = symmetricClass('AesManaged', 'Aes');
export const AesCryptoServiceProvider = symmetricClass('AesCryptoServiceProvider', 'Aes');
