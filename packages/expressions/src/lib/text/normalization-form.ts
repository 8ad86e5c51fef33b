import { enumRows, typeDef } from '../../types/define.ts';

export const SystemNormalizationForm = typeDef('System.Text.NormalizationForm', {
  kind: 'enum',
  documented: 'none',
  members: enumRows({ FormC: 1, FormD: 2, FormKC: 5, FormKD: 6 }),
});
