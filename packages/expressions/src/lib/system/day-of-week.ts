import { enumRows, typeDef } from '../../types/define.ts';

/** System.DayOfWeek: what `DateTime.DayOfWeek` gives. */
export const SystemDayOfWeek = typeDef('System.DayOfWeek', {
  kind: 'enum',
  documented: 'none',
  members: enumRows({ Sunday: 0, Monday: 1, Tuesday: 2, Wednesday: 3, Thursday: 4, Friday: 5, Saturday: 6 }),
});
