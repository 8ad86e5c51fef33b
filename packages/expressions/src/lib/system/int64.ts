import { typeDef } from '../../types/define.ts';
import { integerType } from './integer-rows.ts';

/** `long`: what every integer type has, for its size. */
export const SystemInt64 = typeDef(
  'System.Int64',
  integerType('Int64', { keyword: 'long', phrase: 'an Int64', bits: 64, signed: true, typeCode: 11 }),
);
