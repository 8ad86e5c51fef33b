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

const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const OPEN = 40;
const CLOSE = 41;
const CURRENCY = 0xa4;

/** `keepZeros`: zeros at the end of a fraction count (decimal's scale); without, they do not (integers take `1.00`). */
export function scanNumber(text: string, style: number, keepZeros: boolean): ScannedNumber | null {
  const allows = (flag: number): boolean => (style & flag) !== 0;
  let i = 0;
  let c = 0;
  const at = (n: number): number => ((i = n), (c = n < text.length ? text.charCodeAt(n) : 0));
  at(0);

  let signed = false;
  let parens = false;
  let negative = false;
  let currency = allows(Styles.AllowCurrencySymbol); // still allowed to come
  let currencySeen = false;
  for (; ; at(i + 1)) {
    // White space is skipped, but not between a sign and the number.
    if (isWhite(c) && allows(Styles.AllowLeadingWhite) && !(signed && !currencySeen)) continue;
    if ((c === PLUS || c === MINUS) && allows(Styles.AllowLeadingSign) && !signed) {
      signed = true;
      negative = c === MINUS;
    } else if (c === OPEN && allows(Styles.AllowParentheses) && !signed) {
      signed = parens = negative = true;
    } else if (c === CURRENCY && currency) {
      currencySeen = true;
      currency = false;
    } else break;
  }

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
    if (c === POINT && allows(Styles.AllowDecimalPoint) && !point) point = true;
    else if (!(c === COMMA && allows(Styles.AllowThousands) && anyDigit && !point)) break;
  }
  if (!anyDigit) return null;

  if ((c === 69 || c === 101) && allows(Styles.AllowExponent)) {
    const m = /[eE]([+-]?\d+)/y;
    m.lastIndex = i;
    const found = m.exec(text);
    if (found !== null) {
      const exponent = Number(found[1]);
      if (Math.abs(exponent) >= 1e9) scale = 0;
      scale += Math.max(-2147483647, Math.min(2147483647, exponent));
      at(m.lastIndex);
    }
  }

  for (; ; at(i + 1)) {
    if (isWhite(c) && allows(Styles.AllowTrailingWhite)) continue;
    if ((c === PLUS || c === MINUS) && allows(Styles.AllowTrailingSign) && !signed) {
      signed = true;
      negative = c === MINUS;
    } else if (c === CLOSE && parens) parens = false;
    else if (c === CURRENCY && currency) currency = false;
    else break;
  }
  if (parens || !/^\0*$/.test(text.slice(i))) return null;
  return { digits: keepZeros ? digits : withoutTail(digits, 48), scale, negative, point };
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
