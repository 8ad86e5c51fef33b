import { enumRows, typeDef } from '../../types/define.ts';
import { Midpoint } from '../../values/math-round.ts';

export const SystemMidpointRounding = typeDef('System.MidpointRounding', {
  kind: 'enum',
  documented: 'all',
  members: enumRows(Midpoint),
});
