/** Signs of doubles, that of a zero included. */
const isNegative = (value: number): boolean => value < 0 || Object.is(value, -0);

export const sameSignAs = (size: number, like: number): number => (isNegative(like) ? -Math.abs(size) : Math.abs(size));

/** By magnitude; of two equal ones the positive is the greater. NaN is the greatest. */
export function compareMagnitude(x: number, y: number): number {
  if (Number.isNaN(x)) return 1;
  if (Number.isNaN(y)) return -1;
  const difference = Math.abs(x) - Math.abs(y);
  if (Math.abs(x) !== Math.abs(y)) return difference;
  return isNegative(x) ? (isNegative(y) ? 0 : -1) : isNegative(y) ? 1 : 0;
}
