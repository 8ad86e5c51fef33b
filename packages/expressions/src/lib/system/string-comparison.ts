import { enumRows, typeDef } from '../../types/define.ts';
import { COMPARISON } from '../../values/collation.ts';

export const SystemStringComparison = typeDef('System.StringComparison', {
  kind: 'enum',
  documented: 'all',
  members: enumRows(COMPARISON),
});
