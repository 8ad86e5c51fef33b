import { enumRows, typeDef } from '../../types/define.ts';
import { HOST_NAME_TYPE } from '../../values/uri-host.ts';

export const SystemUriHostNameType = typeDef('System.UriHostNameType', {
  kind: 'enum',
  documented: 'none',
  members: enumRows(HOST_NAME_TYPE),
});
