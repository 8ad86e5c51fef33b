import { typeDef } from '../../types/define.ts';
import { formatObject } from '../../values/composite.ts';

/** The provider has no say: only the invariant culture exists. */
export const IFormattable = typeDef('System.IFormattable', {
  kind: 'interface',
  documented: 'none',
  members: { 'string ToString(string format, IFormatProvider formatProvider)': formatObject },
});
