import { typeDef } from '../../types/define.ts';
import type { BigInteger } from '../../values/json/big-integer.ts';

/** What a JSON integer beyond Int64 becomes: it can be looked at, written and converted, not computed with. */
export const SystemBigInteger = typeDef('System.Numerics.BigInteger', {
  kind: 'struct',
  documented: 'none',
  key: (self: BigInteger) => self.value,
  compare: (a: BigInteger, b: BigInteger) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
  members: { 'string ToString()': (self: BigInteger) => String(self.value) },
});
