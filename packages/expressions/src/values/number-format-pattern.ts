import type { NumberFormat } from './culture-format.ts';
import type { NumberBuffer } from './number-format-buffer.ts';

/**
 * What cultures lay out differently: groups of digits, and where sign and symbol stand around a number that is rounded
 * already. In a pattern `n` is the number, `$` the symbol, `-` the sign; the position in the list is the one that
 * NumberFormatInfo counts by.
 */
const CURRENCY = ['$n', 'n$', '$ n', 'n $'];
// prettier-ignore
const NEGATIVE_CURRENCY = [
  '($n)', '-$n', '$-n', '$n-', '(n$)', '-n$', 'n-$', 'n$-', '-n $', '-$ n', 'n $-', '$ n-', '$ -n', 'n- $', '($ n)', '(n $)',
  '$- n',
];
const PERCENT = ['n $', 'n$', '$n', '$ n'];
// prettier-ignore
const NEGATIVE_PERCENT = [
  '-n $', '-n$', '-$n', '$-n', '$n-', 'n-$', 'n$-', '-$ n', 'n $-', '$ n-', '$ -n', 'n- $',
];
const NEGATIVE_NUMBER = ['(n)', '-n', '- n', 'n-', 'n -'];

function laidOut(pattern: string, number: string, symbol: string, { negativeSign }: NumberFormat): string {
  let out = '';
  for (const c of pattern) out += c === 'n' ? number : c === '$' ? symbol : c === '-' ? negativeSign : c;
  return out;
}

/** `C`. */
export function currency(number: NumberBuffer, decimals: number, info: NumberFormat): string {
  const { currencyDecimalSeparator: point, currencyGroupSeparator: comma, currencyGroupSizes: sizes } = info;
  const pattern = number.negative
    ? NEGATIVE_CURRENCY[info.currencyNegativePattern]!
    : CURRENCY[info.currencyPositivePattern]!;
  return laidOut(pattern, fixed(number, decimals, point, comma, sizes), info.currencySymbol, info);
}

/** `P`; the number is a hundredfold already. */
export function percent(number: NumberBuffer, decimals: number, info: NumberFormat): string {
  const { percentDecimalSeparator: point, percentGroupSeparator: comma, percentGroupSizes: sizes } = info;
  const pattern = number.negative
    ? NEGATIVE_PERCENT[info.percentNegativePattern]!
    : PERCENT[info.percentPositivePattern]!;
  return laidOut(pattern, fixed(number, decimals, point, comma, sizes), info.percentSymbol, info);
}

/** `N`. */
export function grouped(number: NumberBuffer, decimals: number, info: NumberFormat): string {
  const { numberDecimalSeparator: point, numberGroupSeparator: comma, numberGroupSizes: sizes } = info;
  const text = fixed(number, decimals, point, comma, sizes);
  return number.negative ? laidOut(NEGATIVE_NUMBER[info.numberNegativePattern]!, text, '', info) : text;
}

/** Digits, with as many decimals, in groups where sizes are given. */
export function fixed(
  { digits, scale }: NumberBuffer,
  decimals: number,
  point: string,
  comma = '',
  sizes: readonly number[] = [],
): string {
  const whole = scale > 0 ? digits.slice(0, scale).padEnd(scale, '0') : '0';
  const head = sizes.length === 0 ? whole : inGroups(whole, comma, sizes);
  if (decimals === 0) return head;
  const fraction = scale >= 0 ? digits.slice(scale) : '0'.repeat(Math.min(-scale, decimals)) + digits;
  return head + point + fraction.padEnd(decimals, '0');
}

function inGroups(digits: string, comma: string, sizes: readonly number[]): string {
  const groups: string[] = [];
  let end = digits.length;
  for (let i = 0; end > 0; i++) {
    const size = sizes[Math.min(i, sizes.length - 1)]! || end;
    groups.push(digits.slice(Math.max(end - size, 0), end));
    end -= size;
  }
  return groups.reverse().join(comma);
}

/** Whether a group ends `position` digits before the point, so that a comma stands there if more digits come. */
export function endsGroup(position: number, sizes: readonly number[]): boolean {
  let rest = position;
  let i = 0;
  for (; i < sizes.length - 1; i++) {
    const size = sizes[i]!;
    if (rest <= size) return rest === size;
    rest -= size;
  }
  const last = sizes[i] ?? 0;
  return last > 0 && rest % last === 0;
}
