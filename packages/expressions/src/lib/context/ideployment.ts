import type { DeploymentView } from '../../context.ts';
import { effect, typeDef } from '../../types/define.ts';
import { named } from '../../values/context-value.ts';
import { certificatesOf } from '../../values/crypto/certificate-source.ts';

/** The service and the gateway that the exchange runs in. */
export const IDeployment = typeDef('Sluice.IDeployment', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'IGateway Gateway { get; }': (self: DeploymentView) => named('Sluice.IGateway', self.gateway),
    'string GatewayId { get; }': (self: DeploymentView) => self.gatewayId,
    'string Region { get; }': (self: DeploymentView) => self.region,
    'string ServiceId { get; }': (self: DeploymentView) => self.serviceId,
    'string ServiceName { get; }': (self: DeploymentView) => self.serviceName,
    'IReadOnlyDictionary<string, X509Certificate2> Certificates { get; }': effect(
      'certificate',
      (self: DeploymentView) => certificatesOf(self.certificates),
    ),
    'ISustainabilityInfo SustainabilityInfo { get; }': (self: DeploymentView) =>
      named('Sluice.ISustainabilityInfo', self.sustainabilityInfo ?? null),
  },
});
