import { argument, argumentOutOfRange, format, overflow } from './exception.ts';
import { tooLarge, type IntegerType } from './number-parse.ts';

/**
 * `Convert.ToInt32(text, fromBase)` and `Convert.ToString(value, toBase)`: bases 2, 8, 10 and 16. In the bases other
 * than 10 text is the two's complement of the type. No white space, no signs but in base 10, `0x` in base 16.
 */
function checkBase(base: number): void {
  if (base !== 2 && base !== 8 && base !== 10 && base !== 16) argument('Invalid Base.');
}

export function parseInBase(text: string | null, base: number, type: IntegerType): bigint {
  checkBase(base);
  if (text === null) return 0n;
  if (text === '')
    // .NET hands its message over as the parameter's name.
    return argumentOutOfRange('Index was out of range. Must be non-negative and less than the size of the collection.');
  const minus = text.startsWith('-');
  if (minus && base !== 10) return argument('String cannot contain a minus sign if the base is not 10.');
  if (minus && !type.signed)
    return overflow('The string was being parsed as an unsigned number and could not have a negative sign.');
  let i = minus || text.startsWith('+') ? 1 : 0;
  if (base === 16 && /^0x/i.test(text.slice(i, i + 2))) i += 2;

  // .NET reads the small types as 32 bits and narrows them afterwards.
  const bits = Math.max(type.bits, 32);
  const decimal = base === 10 && type.signed;
  const limit = decimal ? 1n << BigInt(bits - 1) : (1n << BigInt(bits)) - 1n;
  const limitPhrase = `${decimal ? 'an Int' : 'a UInt'}${bits}`;
  let value = 0n;
  const from = i;
  for (; i < text.length; i++) {
    const digit = parseInt(text[i]!, base);
    if (Number.isNaN(digit)) break;
    value = value * BigInt(base) + BigInt(digit);
    if (value > limit) return overflow(tooLarge(limitPhrase));
  }
  if (i === from) return format('Could not find any recognizable digits.');
  if (i < text.length) return format('Additional non-parsable characters are at the end of the string.');
  return narrow(minus ? -value : value, decimal, type);
}

function narrow(value: bigint, decimal: boolean, { bits, signed, phrase }: IntegerType): bigint {
  const unsigned = BigInt.asUintN(bits, value);
  if (decimal) return BigInt.asIntN(bits, value) === value ? value : overflow(tooLarge(phrase));
  if (unsigned !== value) return overflow(tooLarge(phrase));
  return signed ? BigInt.asIntN(bits, value) : value;
}

export function toBase(value: number | bigint, base: number, bits: 8 | 16 | 32 | 64): string {
  checkBase(base);
  return base === 10 || value >= 0 ? value.toString(base) : BigInt.asUintN(bits, BigInt(value)).toString(base);
}
