import type { NumberFormat } from './culture-format.ts';
import { Styles } from './number-styles.ts';

/**
 * Reads number text by NumberStyles into digits: .NET's state machine for everything but the plain cases. White space
 * is what .NET's number readers take (tab to carriage return, and space); NULs may follow. Null: not a number.
 */
export interface ScannedNumber {
  /** Without leading zeros; empty for zero. */
  readonly digits: string;
  /** The value is 0.digits × 10^scale. For zero: minus the decimals written. */
  readonly scale: number;
  readonly negative: boolean;
  readonly point: boolean;
}

const isWhite = (c: number): boolean => c === 32 || (c >= 9 && c <= 13);
const isDigit = (c: number): boolean => c >= 48 && c <= 57;

const HYPHEN = 45;
const OPEN = 40;
/** NumberNegativePattern `- n`: there white space may follow a sign. */
const SIGN_AND_SPACE = 2;
const CLOSE = 41;

/** A usual space stands for the narrow and no-break ones, which nobody types. */
function matches(text: string, at: number, symbol: string): boolean {
  for (let i = 0; i < symbol.length; i++) {
    const c = symbol.charCodeAt(i);
    const found = text.charCodeAt(at + i);
    if (found !== c && !(found === 32 && (c === 0xa0 || c === 0x202f))) return false;
  }
  return symbol !== '';
}

/** Signs that look like a hyphen may be written as one. */
const LIKE_HYPHEN = /^[\u2012\u207b\u208b\u2212\u2796\ufe63\uff0d]$/;
export const allowsHyphen = ({ negativeSign }: NumberFormat): boolean =>
  negativeSign !== '-' && LIKE_HYPHEN.test(negativeSign);

/** `keepZeros`: zeros at the end of a fraction count (decimal's scale); without, they do not (integers take `1.00`). */
export function scanNumber(text: string, style: number, keepZeros: boolean, info: NumberFormat): ScannedNumber | null {
  const allows = (flag: number): boolean => (style & flag) !== 0;
  let i = 0;
  let c = 0;
  const at = (n: number): number => ((i = n), (c = n < text.length ? text.charCodeAt(n) : 0));
  at(0);
  /** Steps to the last character of the symbol, where it stands here. */
  const take = (symbol: string): boolean => matches(text, i, symbol) && at(i + symbol.length - 1) >= 0;
  const takeAny = (symbols: readonly string[]): boolean => symbols.some(take);
  const hyphen = allowsHyphen(info);
  /** 1, -1, or 0 where no sign stands here. */
  const takeSign = (): number =>
    take(info.positiveSign) ? 1 : take(info.negativeSign) || (hyphen && c === HYPHEN) ? -1 : 0;

  let signed = false;
  let parens = false;
  let negative = false;
  let currency = allows(Styles.AllowCurrencySymbol); // still allowed to come
  let currencySeen = false;
  let sign = 0;
  for (; ; at(i + 1)) {
    // White space is skipped, but not between a sign and the number.
    const skips = !signed || currencySeen || info.numberNegativePattern === SIGN_AND_SPACE;
    if (skips && isWhite(c) && allows(Styles.AllowLeadingWhite)) continue;
    if (!signed && allows(Styles.AllowLeadingSign) && (sign = takeSign()) !== 0) {
      signed = true;
      negative = sign < 0;
    } else if (c === OPEN && allows(Styles.AllowParentheses) && !signed) {
      signed = parens = negative = true;
    } else if (currency && take(info.currencySymbol)) {
      currencySeen = true;
      currency = false;
    } else break;
  }

  const [points, commas] = separators(info, allows(Styles.AllowCurrencySymbol), currencySeen);
  let digits = '';
  let scale = 0;
  let anyDigit = false;
  let point = false;
  for (let run = i; ; at(i + 1)) {
    if (isDigit(c)) {
      anyDigit = true;
      if (c !== 48 || digits !== '' || run < i) {
        if (!point) scale++;
        continue;
      }
      // A leading zero: no digit, but it counts after the point.
      if (point) scale--;
      run = i + 1;
      continue;
    }
    digits += text.slice(run, i);
    run = i + 1;
    if (!point && allows(Styles.AllowDecimalPoint) && takeAny(points)) point = true;
    else if (point || !anyDigit || !allows(Styles.AllowThousands) || !takeAny(commas)) break;
    run = i + 1;
  }
  if (!anyDigit) return null;

  if ((c === 69 || c === 101) && allows(Styles.AllowExponent)) {
    const from = i;
    at(i + 1);
    if ((sign = takeSign()) !== 0) at(i + 1);
    const first = i;
    while (isDigit(c)) at(i + 1);
    if (i === first) at(from);
    else {
      const exponent = (sign < 0 ? -1 : 1) * Number(text.slice(first, i));
      if (Math.abs(exponent) >= 1e9) scale = 0;
      scale += Math.max(-2147483647, Math.min(2147483647, exponent));
    }
  }

  for (; ; at(i + 1)) {
    if (isWhite(c) && allows(Styles.AllowTrailingWhite)) continue;
    if (!signed && allows(Styles.AllowTrailingSign) && (sign = takeSign()) !== 0) {
      signed = true;
      negative = sign < 0;
    } else if (c === CLOSE && parens) parens = false;
    else if (currency && take(info.currencySymbol)) currency = false;
    else break;
  }
  if (parens || !/^\0*$/.test(text.slice(i))) return null;
  return { digits: keepZeros ? digits : withoutTail(digits, 48), scale, negative, point };
}

/** Where money is allowed, its own points and commas count, and, as long as no symbol was seen, those of numbers too. */
function separators(info: NumberFormat, money: boolean, seen: boolean): readonly [string[], string[]] {
  const ofNumbers = !money || !seen;
  return [
    [...(money ? [info.currencyDecimalSeparator] : []), ...(ofNumbers ? [info.numberDecimalSeparator] : [])],
    [...(money ? [info.currencyGroupSeparator] : []), ...(ofNumbers ? [info.numberGroupSeparator] : [])],
  ];
}

/** The text without the white space that the style allows around it. */
export function trimSpaces(text: string, style: number): string {
  let from = 0;
  let to = text.length;
  if ((style & Styles.AllowLeadingWhite) !== 0) while (from < to && isWhite(text.charCodeAt(from))) from++;
  if ((style & Styles.AllowTrailingWhite) !== 0) while (to > from && isWhite(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

/** The text without this character at its end; a loop, since a regular expression would be quadratic. */
export function withoutTail(text: string, code: number): string {
  let to = text.length;
  while (to > 0 && text.charCodeAt(to - 1) === code) to--;
  return text.slice(0, to);
}
