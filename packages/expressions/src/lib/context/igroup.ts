import type { GroupView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

export const IGroup = typeDef('Sluice.IGroup', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string Id { get; }': (self: GroupView) => self.id,
    'string Name { get; }': (self: GroupView) => self.name,
  },
});
