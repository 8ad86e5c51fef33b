import { typeDef } from '../../types/define.ts';
import { formatObject } from '../../values/composite.ts';

export const IFormattable = typeDef('System.IFormattable', {
  kind: 'interface',
  documented: 'none',
  members: { 'string ToString(string format, IFormatProvider formatProvider)': formatObject },
});
