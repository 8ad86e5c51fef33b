import { enumRows, typeDef } from '../../types/define.ts';

export const SystemBase64FormattingOptions = typeDef('System.Base64FormattingOptions', {
  kind: 'enum',
  documented: 'none',
  flags: true,
  members: enumRows({ None: 0, InsertLineBreaks: 1 }),
});
