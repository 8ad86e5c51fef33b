import { enumRows, typeDef } from '../../types/define.ts';
import { TypeCode } from '../../values/convert-code.ts';

export const SystemTypeCode = typeDef('System.TypeCode', {
  kind: 'enum',
  documented: 'none',
  members: enumRows(TypeCode),
});
