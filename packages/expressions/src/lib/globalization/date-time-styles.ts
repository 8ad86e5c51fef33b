import { enumRows, typeDef } from '../../types/define.ts';

/** System.Globalization.DateTimeStyles: how Parse treats white space and zones. */
export const SystemDateTimeStyles = typeDef('System.Globalization.DateTimeStyles', {
  kind: 'enum',
  documented: 'none',
  flags: true,
  members: enumRows({
    None: 0,
    AllowLeadingWhite: 1,
    AllowTrailingWhite: 2,
    AllowInnerWhite: 4,
    AllowWhiteSpaces: 7,
    NoCurrentDateDefault: 8,
    AdjustToUniversal: 16,
    AssumeLocal: 32,
    AssumeUniversal: 64,
    RoundtripKind: 128,
  }),
});
