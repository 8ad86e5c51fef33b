import { enumRows, typeDef } from '../../types/define.ts';
import { URI_KIND } from '../../values/uri.ts';

export const SystemUriKind = typeDef('System.UriKind', {
  kind: 'enum',
  documented: 'none',
  members: enumRows(URI_KIND),
});
