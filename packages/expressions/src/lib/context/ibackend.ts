import type { BackendView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

/** The backend entity that was chosen for the request. */
export const IBackend = typeDef('Sluice.IBackend', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string AzureRegion { get; }': (self: BackendView) => self.azureRegion,
    'string Id { get; }': (self: BackendView) => self.id,
    'BackendType Type { get; }': (self: BackendView) => (self.type === 'Pool' ? 1 : 0),
  },
});
