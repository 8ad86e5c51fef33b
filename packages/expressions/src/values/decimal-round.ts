import { Decimal, pow10 } from './decimal.ts';
import { argument, argumentOutOfRange } from './exception.ts';
import { Midpoint } from './math-round.ts';

/** Rounding of decimals: to whole numbers, or to decimals by a `MidpointRounding`. Fewer decimals than asked for stay as they are. */

export const decimalTruncate = (d: Decimal): Decimal =>
  d.scale === 0 ? d : new Decimal(d.mantissa / pow10(d.scale), 0);

export const decimalFloor = (d: Decimal): Decimal => decimalRound(d, 0, Midpoint.ToNegativeInfinity);

export const decimalCeiling = (d: Decimal): Decimal => decimalRound(d, 0, Midpoint.ToPositiveInfinity);

export function decimalRound(d: Decimal, decimals = 0, mode: number = Midpoint.ToEven): Decimal {
  if (decimals < 0 || decimals > 28)
    return argumentOutOfRange('decimals', 'Decimal can only round to between 0 and 28 digits of precision.');
  if (mode >>> 0 > Midpoint.ToPositiveInfinity) return invalidMode(mode);
  if (d.scale <= decimals) return d;
  const unit = pow10(d.scale - decimals);
  const rest = d.mantissa % unit;
  const whole = d.mantissa / unit;
  return new Decimal(rest === 0n ? whole : whole + step(rest, unit, (whole & 1n) === 1n, mode), decimals);
}

/** What the cut off rest adds to the truncated number: -1, 0 or 1. */
function step(rest: bigint, unit: bigint, odd: boolean, mode: number): bigint {
  const away = rest < 0n ? -1n : 1n;
  const twice = rest * away * 2n;
  switch (mode) {
    case Midpoint.ToEven:
      return twice > unit || (twice === unit && odd) ? away : 0n;
    case Midpoint.AwayFromZero:
      return twice >= unit ? away : 0n;
    case Midpoint.ToNegativeInfinity:
      return rest < 0n ? -1n : 0n;
    case Midpoint.ToPositiveInfinity:
      return rest > 0n ? 1n : 0n;
    default:
      return 0n;
  }
}

const invalidMode = (mode: number): never =>
  argument(`The value '${mode}' is not valid for this usage of the type MidpointRounding.`, 'mode');
