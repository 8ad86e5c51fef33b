import { typeDef } from '../../types/define.ts';
import { integerType } from './integer-rows.ts';

/** `short`: what every integer type has, for its size. */
export const SystemInt16 = typeDef(
  'System.Int16',
  integerType('Int16', { keyword: 'short', phrase: 'an Int16', bits: 16, signed: true, typeCode: 7 }),
);
