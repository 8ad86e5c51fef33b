import { enumRows, typeDef } from '../../types/define.ts';

export const BackendType = typeDef('Sluice.BackendType', {
  kind: 'enum',
  documented: 'all',
  extension: true,
  members: enumRows({ Single: 0, Pool: 1 }),
});
