import { typeDef } from '../../types/define.ts';
import { guarded } from '../../values/guard.ts';
import { aggregation } from './aggregation.ts';
import { conversion } from './conversion.ts';
import { elements } from './elements.ts';
import { filtering } from './filtering.ts';
import { generation } from './generation.ts';
import { grouping } from './grouping.ts';
import { numeric } from './numeric.ts';
import { ordering } from './ordering.ts';
import { partitioning } from './partitioning.ts';
import { projection } from './projection.ts';
import { quantifying } from './quantifying.ts';
import { sets } from './sets.ts';

/** System.Linq.Enumerable: LINQ over every sequence. Its rows stand in files by what they do. */
export const SystemEnumerable = typeDef('System.Linq.Enumerable', {
  kind: 'static class',
  documented: 'all',
  members: guarded({
    ...filtering,
    ...projection,
    ...partitioning,
    ...sets,
    ...elements,
    ...quantifying,
    ...grouping,
    ...ordering,
    ...conversion,
    ...aggregation,
    ...numeric,
    ...generation,
  }),
});
