import { enumRows, typeDef } from '../../types/define.ts';

export const CipherMode = typeDef('System.Security.Cryptography.CipherMode', {
  kind: 'enum',
  documented: 'all',
  members: enumRows({ CBC: 1, ECB: 2, OFB: 3, CFB: 4, CTS: 5 }),
});
