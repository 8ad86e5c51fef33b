import type { ApiView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

/** The API that was called. */
export const IContextApi = typeDef('Sluice.IContextApi', {
  kind: 'interface',
  interfaces: ['IApi'],
  documented: 'all',
  extension: true,
  members: {
    'bool IsCurrentRevision { get; }': (self: ApiView) => self.isCurrentRevision,
    'string Revision { get; }': (self: ApiView) => self.revision,
    'string Version { get; }': (self: ApiView) => self.version,
  },
});
