import { enumRows, typeDef } from '../../types/define.ts';

export const ProductState = typeDef('Sluice.ProductState', {
  kind: 'enum',
  documented: 'all',
  extension: true,
  members: enumRows({ NotPublished: 0, Published: 1 }),
});
