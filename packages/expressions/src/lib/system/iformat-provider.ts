import { typeDef } from '../../types/define.ts';
import { getFormat } from '../globalization/format-info.ts';

/** What cultures and format infos are to `ToString` and `Parse`. */
export const IFormatProvider = typeDef('System.IFormatProvider', {
  kind: 'interface',
  documented: 'none',
  members: { 'object GetFormat(Type formatType)': getFormat },
});
