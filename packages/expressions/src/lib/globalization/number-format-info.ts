import { typeDef, type Row } from '../../types/define.ts';
import { newArray } from '../../values/array-of.ts';
import { INVARIANT_NUMBERS } from '../../values/culture.ts';
import { T } from '../../types/registry.ts';

/** The invariant culture's symbols, as the formats of numbers use them. */
const TEXTS: Readonly<Record<string, string>> = {
  CurrencyDecimalSeparator: '.',
  CurrencyGroupSeparator: ',',
  CurrencySymbol: '¤',
  NaNSymbol: 'NaN',
  NegativeInfinitySymbol: '-Infinity',
  NegativeSign: '-',
  NumberDecimalSeparator: '.',
  NumberGroupSeparator: ',',
  PercentDecimalSeparator: '.',
  PercentGroupSeparator: ',',
  PercentSymbol: '%',
  PerMilleSymbol: '‰',
  PositiveInfinitySymbol: 'Infinity',
  PositiveSign: '+',
};
const NUMBERS: Readonly<Record<string, number>> = {
  CurrencyDecimalDigits: 2,
  CurrencyNegativePattern: 0,
  CurrencyPositivePattern: 0,
  NumberDecimalDigits: 2,
  NumberNegativePattern: 1,
  PercentDecimalDigits: 2,
  PercentNegativePattern: 0,
  PercentPositivePattern: 0,
};

const rows: Record<string, Row> = {};
for (const [name, text] of Object.entries(TEXTS)) rows[`string ${name} { get; }`] = () => text;
for (const [name, value] of Object.entries(NUMBERS)) rows[`int ${name} { get; }`] = () => value;
for (const name of ['CurrencyGroupSizes', 'NumberGroupSizes', 'PercentGroupSizes'])
  rows[`int[] ${name} { get; }`] = () => newArray(T.int(), [3]);

export const SystemNumberFormatInfo = typeDef('System.Globalization.NumberFormatInfo', {
  kind: 'class',
  interfaces: ['IFormatProvider'],
  documented: 'none',
  members: {
    'static NumberFormatInfo InvariantInfo { get; }': () => INVARIANT_NUMBERS,
    'static NumberFormatInfo CurrentInfo { get; }': () => INVARIANT_NUMBERS,
    'bool IsReadOnly { get; }': () => true,
    ...rows,
  },
});
