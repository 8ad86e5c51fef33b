import { typeDef } from '../../types/define.ts';
import { integerType } from './integer-rows.ts';

/** `ushort`: what every integer type has, for its size. */
export const SystemUInt16 = typeDef(
  'System.UInt16',
  integerType('UInt16', { keyword: 'ushort', phrase: 'a UInt16', bits: 16, signed: false, typeCode: 8 }),
);
