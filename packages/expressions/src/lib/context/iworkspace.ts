import type { ContextView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

type WorkspaceView = NonNullable<ContextView['workspace']>;

export const IWorkspace = typeDef('Sluice.IWorkspace', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string Id { get; }': (self: WorkspaceView) => self.id,
    'string Name { get; }': (self: WorkspaceView) => self.name,
  },
});
