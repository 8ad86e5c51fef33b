import { typeDef } from '../../types/define.ts';
import { integerType } from './integer-rows.ts';

/** `int`: what every integer type has, for its size. */
export const SystemInt32 = typeDef(
  'System.Int32',
  integerType('Int32', { keyword: 'int', phrase: 'an Int32', bits: 32, signed: true, typeCode: 9 }),
);
