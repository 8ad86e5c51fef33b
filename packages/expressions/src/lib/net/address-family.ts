import { enumRows, typeDef } from '../../types/define.ts';
import { INTERNETWORK, INTERNETWORK_V6 } from '../../values/ip-address.ts';

/** Those members that an address can have, and the usual others. */
export const SystemAddressFamily = typeDef('System.Net.Sockets.AddressFamily', {
  kind: 'enum',
  documented: 'none',
  members: enumRows({
    Unknown: -1,
    Unspecified: 0,
    Unix: 1,
    InterNetwork: INTERNETWORK,
    InterNetworkV6: INTERNETWORK_V6,
  }),
});
