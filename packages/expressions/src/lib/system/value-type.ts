import { typeDef } from '../../types/define.ts';

/** The base of structs and enums; it adds nothing to what `object` has. */
export const SystemValueType = typeDef('System.ValueType', {
  kind: 'class',
  abstract: true,
  documented: 'none',
  members: {},
});
