import { typeDef } from '../../types/define.ts';
import { integerType } from './integer-rows.ts';

/** `sbyte`: what every integer type has, for its size. */
export const SystemSByte = typeDef(
  'System.SByte',
  integerType('SByte', { keyword: 'sbyte', phrase: 'a signed byte', bits: 8, signed: true, typeCode: 5 }),
);
