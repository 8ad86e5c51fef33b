/** Unicode's general category of a code point, as the number of .NET's `UnicodeCategory`. */

const NAMES = 'Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Cn'.split(' ');
/** Compiled when a character is the first to get so far. */
const patterns: RegExp[] = [];

const UNKNOWN = 255;
const known = new Uint8Array(0x10000).fill(UNKNOWN);

export function categoryOf(codePoint: number): number {
  if (codePoint > 0xffff) return find(codePoint);
  const category = known[codePoint]!;
  return category === UNKNOWN ? (known[codePoint] = find(codePoint)) : category;
}

function find(codePoint: number): number {
  const text = String.fromCodePoint(codePoint);
  return NAMES.findIndex((name, i) => (patterns[i] ??= new RegExp(`^\\p{${name}}$`, 'u')).test(text));
}

const LETTERS = 0b11111;
const DIGIT = 1 << 8;
const bits = (codePoint: number): number => 1 << categoryOf(codePoint);

export const isLetter = (c: number): boolean => (bits(c) & LETTERS) !== 0;
export const isDigit = (c: number): boolean => (bits(c) & DIGIT) !== 0;
export const isLetterOrDigit = (c: number): boolean => (bits(c) & (LETTERS | DIGIT)) !== 0;
export const isNumber = (c: number): boolean => (bits(c) & (0b111 << 8)) !== 0;
export const isSeparator = (c: number): boolean => (bits(c) & (0b111 << 11)) !== 0;
export const isControl = (c: number): boolean => c <= 0x1f || (c >= 0x7f && c <= 0x9f);
export const isPunctuation = (c: number): boolean => (bits(c) & (0b1111111 << 18)) !== 0;
export const isSymbol = (c: number): boolean => (bits(c) & (0b1111 << 25)) !== 0;
export const isUpper = (c: number): boolean => categoryOf(c) === 0;
export const isLower = (c: number): boolean => categoryOf(c) === 1;
