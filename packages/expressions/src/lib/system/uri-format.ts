import { enumRows, typeDef } from '../../types/define.ts';
import { URI_FORMAT } from '../../values/uri-escape.ts';

export const SystemUriFormat = typeDef('System.UriFormat', {
  kind: 'enum',
  documented: 'none',
  members: enumRows(URI_FORMAT),
});
