import { missing, type Row } from '../../types/define.ts';
import { type DateTime, MIN_DATE_TIME } from '../../values/date-time.ts';
import { toDateTime } from '../../values/date-parse-draft.ts';
import { parsers } from '../../values/date-parsers.ts';

const { parse, parseExact, parseExactOf, tryParse, tryParseExact, tryParseExactOf } = parsers<DateTime>(
  toDateTime,
  MIN_DATE_TIME,
  { text: 's', styles: 'styles', exactStyles: 'style', keepsOffset: false },
);

/** The rows of System.DateTime that read text. A date or year that the text lacks is taken from the clock. */
export const dateTimeParsing: Readonly<Record<string, Row>> = {
  'static DateTime Parse(string s)': parse,
  'static DateTime Parse(string s, IFormatProvider provider)': parse,
  'static DateTime Parse(string s, IFormatProvider provider, DateTimeStyles styles)': parse,
  'static DateTime ParseExact(string s, string format, IFormatProvider provider)': parseExact,
  'static DateTime ParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style)': parseExact,
  'static DateTime ParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style)':
    parseExactOf,
  'static bool TryParse(string s, out DateTime result)': (s, result) => tryParse(s, null, 0, result),
  'static bool TryParse(string s, IFormatProvider provider, out DateTime result)': (s, provider, result) =>
    tryParse(s, provider, 0, result),
  'static bool TryParse(string s, IFormatProvider provider, DateTimeStyles styles, out DateTime result)': tryParse,
  'static bool TryParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style, out DateTime result)':
    tryParseExact,
  'static bool TryParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style, out DateTime result)':
    tryParseExactOf,

  'static DateTime Parse(ReadOnlySpan<char> s, IFormatProvider provider = null, DateTimeStyles styles = 0)': missing,
  'static DateTime ParseExact(ReadOnlySpan<char> s, ReadOnlySpan<char> format, IFormatProvider provider, DateTimeStyles style = 0)':
    missing,
  'static DateTime ParseExact(ReadOnlySpan<char> s, string[] formats, IFormatProvider provider, DateTimeStyles style = 0)':
    missing,
  'static bool TryParse(ReadOnlySpan<char> s, out DateTime result)': missing,
  'static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, DateTimeStyles styles, out DateTime result)':
    missing,
  'static bool TryParseExact(ReadOnlySpan<char> s, ReadOnlySpan<char> format, IFormatProvider provider, DateTimeStyles style, out DateTime result)':
    missing,
  'static bool TryParseExact(ReadOnlySpan<char> s, string[] formats, IFormatProvider provider, DateTimeStyles style, out DateTime result)':
    missing,
};
