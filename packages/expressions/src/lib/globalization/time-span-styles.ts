import { enumRows, typeDef } from '../../types/define.ts';

/** System.Globalization.TimeSpanStyles: the sign of what a custom format reads. */
export const SystemTimeSpanStyles = typeDef('System.Globalization.TimeSpanStyles', {
  kind: 'enum',
  documented: 'none',
  flags: true,
  members: enumRows({ None: 0, AssumeNegative: 1 }),
});
