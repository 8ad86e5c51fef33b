import { argument, argumentOutOfRange } from './exception.ts';

/** Rounding of double and float, with .NET's arithmetic: scale by a power of ten, round, scale back, error included. */

/** `System.MidpointRounding`. */
export const Midpoint = {
  ToEven: 0,
  AwayFromZero: 1,
  ToZero: 2,
  ToNegativeInfinity: 3,
  ToPositiveInfinity: 4,
} as const;

/** To the nearest whole number, ties to even; -0.4 gives -0. */
export function roundHalfEven(value: number): number {
  const whole = Math.trunc(value);
  const rest = Math.abs(value - whole);
  if (rest > 0.5 || (rest === 0.5 && whole % 2 !== 0)) return value < 0 ? whole - 1 : whole + 1;
  return whole;
}

export function roundTo(value: number, mode: number): number {
  switch (mode) {
    case Midpoint.ToEven:
      return roundHalfEven(value);
    case Midpoint.AwayFromZero:
      return Math.trunc(value + sameSign(0.49999999999999994, value));
    case Midpoint.ToZero:
      return Math.trunc(value);
    case Midpoint.ToNegativeInfinity:
      return Math.floor(value);
    case Midpoint.ToPositiveInfinity:
      return Math.ceil(value);
    default:
      return argument(`The value '${mode}' is not valid for this usage of the type MidpointRounding.`, 'mode');
  }
}

const sameSign = (size: number, as: number): number => (as < 0 || Object.is(as, -0) ? -size : size);

/** `Math.Round(double, digits, mode)`. */
export function roundDouble(value: number, digits: number, mode: number = Midpoint.ToEven): number {
  if (digits < 0 || digits > 15)
    return argumentOutOfRange('digits', 'Rounding digits must be between 0 and 15, inclusive.');
  if (!(Math.abs(value) < 1e16)) return value;
  const power = Number(`1e${digits}`);
  return roundTo(value * power, mode) / power;
}

/** `MathF.Round(float, digits, mode)`. */
export function roundSingle(value: number, digits: number, mode: number = Midpoint.ToEven): number {
  if (digits < 0 || digits > 6)
    return argumentOutOfRange('digits', 'Rounding digits must be between 0 and 6, inclusive.');
  if (!(Math.abs(value) < 1e8)) return value;
  const power = Number(`1e${digits}`);
  return Math.fround(roundSingleTo(Math.fround(value * power), mode) / power);
}

export const roundSingleTo = (value: number, mode: number): number =>
  mode === Midpoint.AwayFromZero
    ? Math.trunc(Math.fround(value + sameSign(Math.fround(0.49999997), value)))
    : roundTo(value, mode);
