/** The bits of double and float, as `BitConverter`, `Math.BitIncrement` and `GetHashCode` see them. */
const view = new DataView(new ArrayBuffer(8));

/** NaN is .NET's own (`double.NaN`), with the sign bit set. */
export function doubleToBits(value: number): bigint {
  if (value !== value) return -0x8000000000000n;
  view.setFloat64(0, value);
  return view.getBigInt64(0);
}

export function bitsToDouble(bits: bigint): number {
  view.setBigInt64(0, BigInt.asIntN(64, bits));
  return view.getFloat64(0);
}

export function singleToBits(value: number): number {
  if (value !== value) return -0x400000;
  view.setFloat32(0, value);
  return view.getInt32(0);
}

export function bitsToSingle(bits: number): number {
  view.setInt32(0, bits);
  return view.getFloat32(0);
}

/** The next number up; infinity and NaN stay. */
export function bitIncrement(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  if (!(value < Infinity)) return value;
  return value === -Infinity ? -Number.MAX_VALUE : bitsToDouble(doubleToBits(value) + (value > 0 ? 1n : -1n));
}
export const bitDecrement = (value: number): number => -bitIncrement(-value);

/** Zeros share a hash, NaNs too. */
export function hashDouble(value: number): number {
  if (value === 0) return 0;
  view.setFloat64(0, value);
  return value !== value ? 0x7ff00000 : view.getInt32(0) ^ view.getInt32(4);
}

export const hashSingle = (value: number): number =>
  value === 0 ? 0 : value !== value ? 0x7f800000 : singleToBits(value);
