import { dotnet } from '@sluice/expressions';
import { isContainer, plainText, typeNameOf } from './text.ts';

/** `Convert.ToX(object)` for the values of a template. */

const converter = (to: string): ((value: unknown) => unknown) => {
  const convert = dotnet.member('System.Convert', `static ${to}(object value)`);
  return (value) =>
    isContainer(value)
      ? dotnet.invalidCast(`Unable to cast object of type '${typeNameOf(value)}' to type 'System.IConvertible'.`)
      : convert(value);
};

/** Null is 0. */
export const int32Of = converter('int ToInt32') as (value: unknown) => number;
export const doubleOf = converter('double ToDouble') as (value: unknown) => number;
export const decimalOf = converter('decimal ToDecimal');

const tryReader = (typeName: string, keyword: string): ((text: string, styles: number) => unknown) => {
  const tryParse = dotnet.member(
    typeName,
    `static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out ${keyword} result)`,
  );
  return (text, styles) => {
    const result = { value: null as unknown };
    return tryParse(text, styles, null, result) === true ? result.value : null;
  };
};
const readDecimal = tryReader('System.Decimal', 'decimal');
const readDouble = tryReader('System.Double', 'double');

/** `input.ToString()`, where null has none. */
export const textOf = (value: unknown): string => (value === null ? dotnet.nullReference() : plainText(value));

/** The decimal that the text of a value says under the NumberStyles; null where it says none. */
export const decimalIn = (value: unknown, styles: number): unknown => readDecimal(textOf(value), styles);
export const doubleIn = (value: unknown, styles: number): number | null =>
  readDouble(textOf(value), styles) as number | null;

/** System.Globalization.NumberStyles. */
export const STYLES = { Number: 111, Currency: 383, Any: 511 } as const;
