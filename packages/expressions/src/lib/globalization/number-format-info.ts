import { accessors, typeDef, type Row } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { newArray } from '../../values/array-of.ts';
import type { ClrArray } from '../../values/array.ts';
import type { NumberFormat } from '../../values/culture-format.ts';
import { INVARIANT_NUMBERS, NumberFormatInfo, numbersOf } from '../../values/culture.ts';
import { argument, argumentNull } from '../../values/exception.ts';
import { getFormat, inRange, notEmpty, set } from './format-info.ts';

/** The properties of NumberFormatInfo: each a row that reads its field of the format, and writes it where that is allowed. */
const rows: Record<string, Row> = {};

type FieldOf<V> = { [K in keyof NumberFormat]: NumberFormat[K] extends V ? K : never }[keyof NumberFormat];

function property<K extends keyof NumberFormat>(
  type: string,
  name: string,
  field: K,
  check: (value: never) => NumberFormat[K],
  show: (value: NumberFormat[K]) => unknown = (value) => value,
): void {
  rows[`${type} ${name} { get; set; }`] = accessors(
    (self: NumberFormatInfo) => show(self.format[field]),
    (self: NumberFormatInfo, value: never) => set(self, field, check(value)),
  );
}

const given = (value: string | null): string => value ?? argumentNull('value');
const texts: Readonly<Record<string, FieldOf<string>>> = {
  CurrencyGroupSeparator: 'currencyGroupSeparator',
  CurrencySymbol: 'currencySymbol',
  NaNSymbol: 'nanSymbol',
  NegativeInfinitySymbol: 'negativeInfinitySymbol',
  NegativeSign: 'negativeSign',
  NumberGroupSeparator: 'numberGroupSeparator',
  PercentGroupSeparator: 'percentGroupSeparator',
  PercentSymbol: 'percentSymbol',
  PerMilleSymbol: 'perMilleSymbol',
  PositiveInfinitySymbol: 'positiveInfinitySymbol',
  PositiveSign: 'positiveSign',
};
for (const [name, field] of Object.entries(texts)) property('string', name, field, given);

const points: Readonly<Record<string, FieldOf<string>>> = {
  CurrencyDecimalSeparator: 'currencyDecimalSeparator',
  NumberDecimalSeparator: 'numberDecimalSeparator',
  PercentDecimalSeparator: 'percentDecimalSeparator',
};
for (const [name, field] of Object.entries(points)) property('string', name, field, notEmpty);

/** With the largest value that each takes. */
const numbers: Readonly<Record<string, readonly [FieldOf<number>, number]>> = {
  CurrencyDecimalDigits: ['currencyDecimalDigits', 99],
  CurrencyNegativePattern: ['currencyNegativePattern', 16],
  CurrencyPositivePattern: ['currencyPositivePattern', 3],
  NumberDecimalDigits: ['numberDecimalDigits', 99],
  NumberNegativePattern: ['numberNegativePattern', 4],
  PercentDecimalDigits: ['percentDecimalDigits', 99],
  PercentNegativePattern: ['percentNegativePattern', 11],
  PercentPositivePattern: ['percentPositivePattern', 3],
};
for (const [name, [field, most]] of Object.entries(numbers))
  property('int', name, field, (value: number) => inRange(value, most));

const groups: Readonly<Record<string, FieldOf<readonly number[]>>> = {
  CurrencyGroupSizes: 'currencyGroupSizes',
  NumberGroupSizes: 'numberGroupSizes',
  PercentGroupSizes: 'percentGroupSizes',
};
function checkSizes(value: ClrArray<number> | null): readonly number[] {
  const sizes = (value ?? argumentNull('value')).items;
  if (sizes.some((size, i) => size > 9 || size < (i < sizes.length - 1 ? 1 : 0)))
    return argument(
      'Every element in the value array should be between one and nine, except for the last element, which can be zero.',
      'value',
    );
  return [...sizes];
}
for (const [name, field] of Object.entries(groups))
  property('int[]', name, field, checkSizes, (sizes) => newArray(T.int(), [...sizes]));

const INVARIANT = new NumberFormatInfo(INVARIANT_NUMBERS, true);

export const SystemNumberFormatInfo = typeDef('System.Globalization.NumberFormatInfo', {
  kind: 'class',
  interfaces: ['IFormatProvider'],
  documented: 'none',
  members: {
    'new()': () => new NumberFormatInfo(INVARIANT_NUMBERS, false),
    'static NumberFormatInfo InvariantInfo { get; }': () => INVARIANT,
    'static NumberFormatInfo CurrentInfo { get; }': () => INVARIANT,
    'static NumberFormatInfo GetInstance(IFormatProvider formatProvider)': (provider: unknown) =>
      provider instanceof NumberFormatInfo ? provider : new NumberFormatInfo(numbersOf(provider), true),
    'static NumberFormatInfo ReadOnly(NumberFormatInfo nfi)': (nfi: NumberFormatInfo | null) =>
      nfi === null ? argumentNull('nfi') : nfi.isReadOnly ? nfi : new NumberFormatInfo(nfi.format, true),
    'bool IsReadOnly { get; }': (self: NumberFormatInfo) => self.isReadOnly,
    'object Clone()': (self: NumberFormatInfo) => new NumberFormatInfo(self.format, false),
    'object GetFormat(Type formatType)': getFormat,
    ...rows,
  },
});
