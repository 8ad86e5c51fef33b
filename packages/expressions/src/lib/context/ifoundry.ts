import type { FoundryView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

/** The model deployment that a request to Microsoft Foundry names. */
export const IFoundry = typeDef('Sluice.IFoundry', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: { 'string Deployment { get; }': (self: FoundryView) => self.deployment },
});
