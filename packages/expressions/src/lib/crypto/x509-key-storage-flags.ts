import { enumRows, typeDef } from '../../types/define.ts';

/** Where Windows keeps the private key; accepted, and of no effect. */
export const X509KeyStorageFlags = typeDef('System.Security.Cryptography.X509Certificates.X509KeyStorageFlags', {
  kind: 'enum',
  flags: true,
  documented: 'none',
  members: enumRows({
    DefaultKeySet: 0,
    UserKeySet: 1,
    MachineKeySet: 2,
    Exportable: 4,
    UserProtected: 8,
    PersistKeySet: 16,
    EphemeralKeySet: 32,
  }),
});
