import { typeDef } from '../../types/define.ts';
import { integerType } from './integer-rows.ts';

/** `byte`: what every integer type has, for its size. */
export const SystemByte = typeDef(
  'System.Byte',
  integerType('Byte', { keyword: 'byte', phrase: 'an unsigned byte', bits: 8, signed: false, typeCode: 6 }),
);
