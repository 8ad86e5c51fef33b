import type { GatewayView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

/** `managed` is the id, and the instance's, of a gateway that the service runs itself. */
export const IGateway = typeDef('Sluice.IGateway', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string Id { get; }': (self: GatewayView) => self.id,
    'string InstanceId { get; }': (self: GatewayView) => self.instanceId,
    'bool IsManaged { get; }': (self: GatewayView) => self.isManaged,
  },
});
