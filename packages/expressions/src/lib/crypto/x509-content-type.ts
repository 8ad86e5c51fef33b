import { enumRows, typeDef } from '../../types/define.ts';

export const X509ContentType = typeDef('System.Security.Cryptography.X509Certificates.X509ContentType', {
  kind: 'enum',
  documented: 'all',
  members: enumRows({
    Unknown: 0,
    Cert: 1,
    SerializedCert: 2,
    Pfx: 3,
    Pkcs12: 3,
    SerializedStore: 4,
    Pkcs7: 5,
    Authenticode: 6,
  }),
});
