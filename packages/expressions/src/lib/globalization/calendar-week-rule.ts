import { enumRows, typeDef } from '../../types/define.ts';

/** System.Globalization.CalendarWeekRule: which week is the first of a year. */
export const SystemCalendarWeekRule = typeDef('System.Globalization.CalendarWeekRule', {
  kind: 'enum',
  documented: 'none',
  members: enumRows({ FirstDay: 0, FirstFullWeek: 1, FirstFourDayWeek: 2 }),
});
