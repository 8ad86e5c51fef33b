import type { AzureVnetInfoView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

/** The virtual network that the request came through; the toolkit has it, the reference does not. */
export const IAzureVnetInfo = typeDef('Sluice.IAzureVnetInfo', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'int PrivateLinkId { get; }': (self: AzureVnetInfoView) => self.privateLinkId,
    'string SnatVip { get; }': (self: AzureVnetInfoView) => self.snatVip,
    'int SubnetId { get; }': (self: AzureVnetInfoView) => self.subnetId,
    'int VnetTrafficTag { get; }': (self: AzureVnetInfoView) => self.vnetTrafficTag,
  },
});
