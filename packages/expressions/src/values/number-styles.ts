import { argument } from './exception.ts';

/** `System.Globalization.NumberStyles`: what text a number's Parse takes. */
export const Styles = {
  None: 0,
  AllowLeadingWhite: 1,
  AllowTrailingWhite: 2,
  AllowLeadingSign: 4,
  Integer: 7,
  AllowTrailingSign: 8,
  AllowParentheses: 16,
  AllowDecimalPoint: 32,
  AllowThousands: 64,
  Number: 111,
  AllowExponent: 128,
  Float: 167,
  AllowCurrencySymbol: 256,
  Currency: 383,
  Any: 511,
  AllowHexSpecifier: 512,
  HexNumber: 515,
  AllowBinarySpecifier: 1024,
  BinaryNumber: 1027,
} as const;

/** The default style of Parse for float and double. */
export const FLOAT_DEFAULT: number = Styles.Float | Styles.AllowThousands;

const RADIX = Styles.AllowHexSpecifier | Styles.AllowBinarySpecifier;

/** Throws ArgumentException for flags that do not exist or do not go together, before any text is read. */
export function checkIntegerStyle(style: number): void {
  if ((style & ~2047) !== 0) argument('An undefined NumberStyles value is being used.', 'style');
  if ((style & RADIX) === 0) return;
  if ((style & ~Styles.HexNumber) !== 0 && (style & ~Styles.BinaryNumber) !== 0)
    argument(
      'With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the only other valid bits that can be combined into the enum value must be AllowLeadingWhite and AllowTrailingWhite.',
      'style',
    );
}

export function checkFloatStyle(style: number): void {
  if ((style & ~2047) !== 0) argument('An undefined NumberStyles value is being used.', 'style');
  if ((style & RADIX) !== 0)
    argument(
      'The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on floating point data types.',
      'style',
    );
}
