import { typeDef } from '../../types/define.ts';
import { createByName } from '../../values/crypto/crypto-config.ts';
import { oidOfName } from '../../values/crypto/oid.ts';
import { argumentNull } from '../../values/exception.ts';

/** System.Security.Cryptography.CryptoConfig: of use for the OIDs that the old RSA class asks for. */
export const CryptoConfig = typeDef('System.Security.Cryptography.CryptoConfig', {
  kind: 'class',
  documented: 'none',
  members: {
    'static object CreateFromName(string name)': createByName,
    'static string MapNameToOID(string name)': (name: string | null) => oidOfName(name ?? argumentNull('name')),
  },
});
