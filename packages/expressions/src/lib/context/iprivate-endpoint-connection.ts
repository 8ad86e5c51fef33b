import type { PrivateEndpointConnectionView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

/** The private endpoint that the request came through. */
export const IPrivateEndpointConnection = typeDef('Sluice.IPrivateEndpointConnection', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string GroupId { get; }': (self: PrivateEndpointConnectionView) => self.groupId,
    'string MemberName { get; }': (self: PrivateEndpointConnectionView) => self.memberName,
    'string Name { get; }': (self: PrivateEndpointConnectionView) => self.name,
  },
});
