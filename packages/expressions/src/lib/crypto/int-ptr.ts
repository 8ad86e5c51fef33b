import { constant, typeDef } from '../../types/define.ts';

/** System.IntPtr: handles of certificates, of which an expression can only see whether they are there. Held as a bigint. */
export const IntPtr = typeDef('System.IntPtr', {
  kind: 'struct',
  documented: 'none',
  zero: 0n,
  members: {
    'static IntPtr Zero { get; }': constant(0n),
    'bool Equals(object obj)': (self: bigint, other: unknown) => self === other,
    'int GetHashCode()': (self: bigint) => Number(BigInt.asIntN(32, self)),
    'string ToString()': String,
    'static bool operator ==(IntPtr value1, IntPtr value2)': (a: bigint, b: bigint) => a === b,
    'static bool operator !=(IntPtr value1, IntPtr value2)': (a: bigint, b: bigint) => a !== b,
  },
});
