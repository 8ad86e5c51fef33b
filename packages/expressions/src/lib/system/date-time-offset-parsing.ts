import { missing, type Row } from '../../types/define.ts';
import { type DateTimeOffset, MIN_DATE_TIME_OFFSET } from '../../values/date-time-offset.ts';
import { toDateTimeOffset } from '../../values/date-parse-draft.ts';
import { parsers } from '../../values/date-parsers.ts';

const { parse, parseExact, parseExactOf, tryParse, tryParseExact, tryParseExactOf } = parsers<DateTimeOffset>(
  toDateTimeOffset,
  MIN_DATE_TIME_OFFSET,
  { text: 'input', styles: 'styles', exactStyles: 'styles', keepsOffset: true },
);

/** The rows of System.DateTimeOffset that read text. A date or year that the text lacks is taken from the clock. */
export const dateTimeOffsetParsing: Readonly<Record<string, Row>> = {
  'static DateTimeOffset Parse(string input)': parse,
  'static DateTimeOffset Parse(string input, IFormatProvider formatProvider)': parse,
  'static DateTimeOffset Parse(string input, IFormatProvider formatProvider, DateTimeStyles styles)': parse,
  'static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider)': parseExact,
  'static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider, DateTimeStyles styles)':
    parseExact,
  'static DateTimeOffset ParseExact(string input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles)':
    parseExactOf,
  'static bool TryParse(string input, out DateTimeOffset result)': (input, result) => tryParse(input, null, 0, result),
  'static bool TryParse(string s, IFormatProvider provider, out DateTimeOffset result)': (s, provider, result) =>
    tryParse(s, provider, 0, result),
  'static bool TryParse(string input, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
    tryParse,
  'static bool TryParseExact(string input, string format, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
    tryParseExact,
  'static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
    tryParseExactOf,

  'static DateTimeOffset Parse(ReadOnlySpan<char> input, IFormatProvider formatProvider = null, DateTimeStyles styles = 0)':
    missing,
  'static DateTimeOffset ParseExact(ReadOnlySpan<char> input, ReadOnlySpan<char> format, IFormatProvider formatProvider, DateTimeStyles styles = 0)':
    missing,
  'static DateTimeOffset ParseExact(ReadOnlySpan<char> input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles = 0)':
    missing,
  'static bool TryParse(ReadOnlySpan<char> input, out DateTimeOffset result)': missing,
  'static bool TryParse(ReadOnlySpan<char> input, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
    missing,
  'static bool TryParseExact(ReadOnlySpan<char> input, ReadOnlySpan<char> format, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
    missing,
  'static bool TryParseExact(ReadOnlySpan<char> input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)':
    missing,
};
