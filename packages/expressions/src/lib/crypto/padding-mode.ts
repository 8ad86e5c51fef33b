import { enumRows, typeDef } from '../../types/define.ts';
import { PADDING } from '../../values/crypto/padding.ts';

export const PaddingMode = typeDef('System.Security.Cryptography.PaddingMode', {
  kind: 'enum',
  documented: 'all',
  members: enumRows(PADDING),
});
