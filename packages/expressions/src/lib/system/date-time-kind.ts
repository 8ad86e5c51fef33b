import { enumRows, typeDef } from '../../types/define.ts';

/** System.DateTimeKind. */
export const SystemDateTimeKind = typeDef('System.DateTimeKind', {
  kind: 'enum',
  documented: ['Utc'],
  members: enumRows({ Unspecified: 0, Utc: 1, Local: 2 }),
});
