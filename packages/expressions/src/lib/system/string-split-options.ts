import { enumRows, typeDef } from '../../types/define.ts';
import { SPLIT_OPTIONS } from '../../values/text-split.ts';

export const SystemStringSplitOptions = typeDef('System.StringSplitOptions', {
  kind: 'enum',
  flags: true,
  documented: ['None', 'RemoveEmptyEntries'],
  members: enumRows(SPLIT_OPTIONS),
});
