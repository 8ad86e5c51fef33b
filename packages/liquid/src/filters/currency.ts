import { dotnet } from '@sluice/expressions';
import { decimalIn, decimalOf, STYLES, textOf } from '../values/convert.ts';
import { isReal } from './number.ts';
import type { Filters } from './signature.ts';

/** `ToString("C")`: in the invariant culture (¤1,234.50), or in the one that a language tag names. Texts are read as amounts. */
const format = dotnet.member('System.Decimal', 'string ToString(string format, IFormatProvider provider)');
const culture = dotnet.member('System.Globalization.CultureInfo', 'new(string name)');

function currency(input: unknown, languageTag: string | null): unknown {
  const amount = isReal(input) ? decimalOf(input) : decimalIn(input, STYLES.Currency);
  return amount === null ? textOf(input) : format(amount, 'C', culture(languageTag?.trim() ?? ''));
}

export const currencyFilters: Filters = { 'string Currency(object input, string languageTag = null)': currency };
