import { missing, type Row } from '../../types/define.ts';
import type { ClrArray } from '../../values/array.ts';
import type { Ref } from '../../values/clr.ts';
import { datesOf } from '../../values/culture.ts';
import { argument, argumentNull, ClrException } from '../../values/exception.ts';
import { parseSpan, parseSpanExact, type SpanOutcome } from '../../values/time-span-parse.ts';
import { TimeSpan, ZERO_SPAN } from '../../values/time-span.ts';

type Text = string | null;
type Formats = ClrArray<Text> | null;

function checkStyles(styles: number): number {
  return styles === 0 || styles === 1 ? styles : argument('An undefined TimeSpanStyles value is being used.', 'styles');
}

function demand(found: SpanOutcome): TimeSpan {
  if (found instanceof ClrException) throw found;
  return found;
}

function attempt(found: SpanOutcome | null, result: Ref<TimeSpan>): boolean {
  const ok = found instanceof TimeSpan;
  result.value = ok ? found : ZERO_SPAN;
  return ok;
}

/** Of a culture, the point before the fraction. */
const pointOf = (provider: unknown): string => datesOf(provider).numberDecimalSeparator;

const parse = (text: Text, provider?: unknown): TimeSpan =>
  text === null ? argumentNull('input') : demand(parseSpan(text, pointOf(provider)));

function parseExact(text: Text, format: Text, provider: unknown, styles = 0): TimeSpan {
  const checked = checkStyles(styles);
  if (text === null) return argumentNull('input');
  if (format === null) return argumentNull('format');
  return demand(parseSpanExact(text, format, checked, pointOf(provider)));
}

function anyFormat(text: string, formats: ClrArray<Text>, styles: number, point: string): SpanOutcome {
  const failed = (message: string): ClrException => new ClrException('System.FormatException', message);
  const last = failed(`String '${text}' was not recognized as a valid TimeSpan.`);
  if (text === '') return last;
  if (formats.items.length === 0) return failed('No format specifiers were provided.');
  for (const format of formats.items) {
    if (format === null || format === '') return failed(`Format specifier '' was invalid.`);
    const found = parseSpanExact(text, format, styles, point);
    if (found instanceof TimeSpan) return found;
  }
  return last;
}

function parseExactOf(text: Text, formats: Formats, provider: unknown, styles = 0): TimeSpan {
  const checked = checkStyles(styles);
  if (text === null) return argumentNull('input');
  if (formats === null) return argumentNull('formats');
  return demand(anyFormat(text, formats, checked, pointOf(provider)));
}

const tryParse = (text: Text, provider: unknown, result: Ref<TimeSpan>): boolean =>
  attempt(text === null ? null : parseSpan(text, pointOf(provider)), result);
const tryExact = (text: Text, format: Text, provider: unknown, styles: number, result: Ref<TimeSpan>): boolean =>
  attempt(
    text === null || format === null ? null : parseSpanExact(text, format, checkStyles(styles), pointOf(provider)),
    result,
  );
const tryExactOf = (text: Text, formats: Formats, provider: unknown, styles: number, result: Ref<TimeSpan>): boolean =>
  attempt(
    text === null || formats === null ? null : anyFormat(text, formats, checkStyles(styles), pointOf(provider)),
    result,
  );

/** The rows of System.TimeSpan that read text. */
export const timeSpanParsing: Readonly<Record<string, Row>> = {
  'static TimeSpan Parse(string s)': parse,
  'static TimeSpan Parse(string input, IFormatProvider formatProvider)': parse,
  'static TimeSpan ParseExact(string input, string format, IFormatProvider formatProvider)': parseExact,
  'static TimeSpan ParseExact(string input, string format, IFormatProvider formatProvider, TimeSpanStyles styles)':
    parseExact,
  'static TimeSpan ParseExact(string input, string[] formats, IFormatProvider formatProvider)': parseExactOf,
  'static TimeSpan ParseExact(string input, string[] formats, IFormatProvider formatProvider, TimeSpanStyles styles)':
    parseExactOf,
  'static bool TryParse(string s, out TimeSpan result)': (s, result) => tryParse(s, null, result),
  'static bool TryParse(string input, IFormatProvider formatProvider, out TimeSpan result)': tryParse,
  'static bool TryParseExact(string input, string format, IFormatProvider formatProvider, out TimeSpan result)': (
    s,
    format,
    provider,
    result,
  ) => tryExact(s, format, provider, 0, result),
  'static bool TryParseExact(string input, string format, IFormatProvider formatProvider, TimeSpanStyles styles, out TimeSpan result)':
    tryExact,
  'static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, out TimeSpan result)': (
    s,
    formats,
    provider,
    result,
  ) => tryExactOf(s, formats, provider, 0, result),
  'static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, TimeSpanStyles styles, out TimeSpan result)':
    tryExactOf,

  'static TimeSpan Parse(ReadOnlySpan<char> input, IFormatProvider formatProvider = null)': missing,
  'static TimeSpan ParseExact(ReadOnlySpan<char> input, ReadOnlySpan<char> format, IFormatProvider formatProvider, TimeSpanStyles styles = 0)':
    missing,
  'static TimeSpan ParseExact(ReadOnlySpan<char> input, string[] formats, IFormatProvider formatProvider, TimeSpanStyles styles = 0)':
    missing,
  'static bool TryParse(ReadOnlySpan<char> s, out TimeSpan result)': missing,
  'static bool TryParse(ReadOnlySpan<char> input, IFormatProvider formatProvider, out TimeSpan result)': missing,
  'static bool TryParseExact(ReadOnlySpan<char> input, ReadOnlySpan<char> format, IFormatProvider formatProvider, out TimeSpan result)':
    missing,
  'static bool TryParseExact(ReadOnlySpan<char> input, ReadOnlySpan<char> format, IFormatProvider formatProvider, TimeSpanStyles styles, out TimeSpan result)':
    missing,
  'static bool TryParseExact(ReadOnlySpan<char> input, string[] formats, IFormatProvider formatProvider, out TimeSpan result)':
    missing,
  'static bool TryParseExact(ReadOnlySpan<char> input, string[] formats, IFormatProvider formatProvider, TimeSpanStyles styles, out TimeSpan result)':
    missing,
};
