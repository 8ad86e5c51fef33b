import { typeDef } from '../../types/define.ts';
import { integerType } from './integer-rows.ts';

/** `ulong`: what every integer type has, for its size. */
export const SystemUInt64 = typeDef(
  'System.UInt64',
  integerType('UInt64', { keyword: 'ulong', phrase: 'a UInt64', bits: 64, signed: false, typeCode: 12 }),
);
