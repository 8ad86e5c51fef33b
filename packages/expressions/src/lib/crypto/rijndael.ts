import { symmetricClass, symmetricType } from '../../values/crypto/symmetric-family.ts';

/** AES under its old name, with blocks of 128 bits only. */
export const Rijndael = symmetricType('Rijndael', 'RijndaelManaged');
export const RijndaelManaged = symmetricClass('RijndaelManaged', 'Rijndael');
