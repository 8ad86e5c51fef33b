import { typeDef } from '../../types/define.ts';
import { integerType } from './integer-rows.ts';

/** `uint`: what every integer type has, for its size. */
export const SystemUInt32 = typeDef(
  'System.UInt32',
  integerType('UInt32', { keyword: 'uint', phrase: 'a UInt32', bits: 32, signed: false, typeCode: 10 }),
);
