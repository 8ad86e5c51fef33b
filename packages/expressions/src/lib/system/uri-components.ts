import { enumRows, typeDef } from '../../types/define.ts';
import { URI_COMPONENTS } from '../../values/uri-components.ts';

export const SystemUriComponents = typeDef('System.UriComponents', {
  kind: 'enum',
  flags: true,
  documented: 'none',
  members: enumRows(URI_COMPONENTS),
});
