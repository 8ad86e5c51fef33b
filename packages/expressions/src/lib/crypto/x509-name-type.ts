import { enumRows, typeDef } from '../../types/define.ts';

export const X509NameType = typeDef('System.Security.Cryptography.X509Certificates.X509NameType', {
  kind: 'enum',
  documented: 'all',
  members: enumRows({
    SimpleName: 0,
    EmailName: 1,
    UpnName: 2,
    DnsName: 3,
    DnsFromAlternativeName: 4,
    UrlName: 5,
  }),
});
