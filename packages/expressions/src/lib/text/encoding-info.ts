import { typeDef } from '../../types/define.ts';
import type { EncodingInfo } from '../../values/encoding-info.ts';

export const SystemEncodingInfo = typeDef('System.Text.EncodingInfo', {
  kind: 'class',
  documented: 'none',
  members: {
    'int CodePage { get; }': (self: EncodingInfo) => self.encoding.facts.codePage,
    'string Name { get; }': (self: EncodingInfo) => self.encoding.facts.webName,
    'string DisplayName { get; }': (self: EncodingInfo) => self.encoding.facts.displayName,
    'Encoding GetEncoding()': (self: EncodingInfo) => self.encoding,
  },
});
