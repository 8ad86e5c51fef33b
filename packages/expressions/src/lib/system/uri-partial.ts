import { enumRows, typeDef } from '../../types/define.ts';
import { URI_PARTIAL } from '../../values/uri.ts';

export const SystemUriPartial = typeDef('System.UriPartial', {
  kind: 'enum',
  documented: 'all',
  members: enumRows(URI_PARTIAL),
});
