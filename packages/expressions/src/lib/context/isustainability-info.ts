import type { SustainabilityView } from '../../context.ts';
import { enumRows, typeDef } from '../../types/define.ts';
import { declaredMembers } from '../../types/registry.ts';

/** How clean the region's electricity is: categories of grams of CO2 per kWh. Names are the toolkit's; the reference has none. */
export const CarbonIntensityCategory = typeDef('Sluice.CarbonIntensityCategory', {
  kind: 'enum',
  documented: 'all',
  extension: true,
  members: enumRows({ NotAvailable: 0, VeryLow: 1, Low: 2, Medium: 3, High: 4, VeryHigh: 5 }),
});

export const ISustainabilityInfo = typeDef('Sluice.ISustainabilityInfo', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'CarbonIntensityCategory CurrentCarbonIntensity { get; }': (self: SustainabilityView) =>
      declaredMembers(CarbonIntensityCategory, self.currentCarbonIntensity)[0]?.constant?.value ?? 0,
  },
});
