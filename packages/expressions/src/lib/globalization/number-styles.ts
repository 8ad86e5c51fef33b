import { enumRows, typeDef } from '../../types/define.ts';
import { Styles } from '../../values/number-styles.ts';

export const SystemNumberStyles = typeDef('System.Globalization.NumberStyles', {
  kind: 'enum',
  documented: 'none',
  flags: true,
  members: enumRows(Styles),
});
