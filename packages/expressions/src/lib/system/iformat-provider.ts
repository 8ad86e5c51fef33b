import { typeDef } from '../../types/define.ts';

/** What cultures and format infos are to `ToString` and `Parse`, which take one and pass over it. */
export const IFormatProvider = typeDef('System.IFormatProvider', {
  kind: 'interface',
  documented: 'none',
  members: { 'object GetFormat(Type formatType)': () => null },
});
