import type { ClrArray } from './array.ts';
import type { Ref } from './clr.ts';
import type { DateFormat } from './culture-format.ts';
import { datesOf } from './culture.ts';
import { checkStyles, notRecognized, type Parsed } from './date-parse-draft.ts';
import { parseDateExact } from './date-parse-exact.ts';
import { parseDate } from './date-parse.ts';
import { argumentNull, format as formatError } from './exception.ts';

/** The family of Parse, ParseExact and their Try forms, which DateTime and DateTimeOffset share but for names and result. */
export interface ParserNames {
  /** Names of parameters, as exceptions mention them. */
  readonly text: string;
  readonly styles: string;
  readonly exactStyles: string;
  readonly keepsOffset: boolean;
}

type Text = string | null;
type Provider = unknown;
type Formats = ClrArray<Text> | null;

export interface Parsers<V> {
  readonly parse: (text: Text, provider?: Provider, styles?: number) => V;
  readonly parseExact: (text: Text, format: Text, provider: Provider, styles?: number) => V;
  readonly parseExactOf: (text: Text, formats: Formats, provider: Provider, styles: number) => V;
  readonly tryParse: (text: Text, provider: Provider, styles: number, result: Ref<V>) => boolean;
  readonly tryParseExact: (text: Text, format: Text, provider: Provider, styles: number, result: Ref<V>) => boolean;
  readonly tryParseExactOf: (
    text: Text,
    formats: Formats,
    provider: Provider,
    styles: number,
    result: Ref<V>,
  ) => boolean;
}

export function parsers<V>(make: (p: Parsed) => V, zero: V, names: ParserNames): Parsers<V> {
  const { keepsOffset } = names;
  const demand = (found: Parsed | string): V => (typeof found === 'string' ? formatError(found) : make(found));
  const attempt = (found: Parsed | string | null, result: Ref<V>): boolean => {
    const ok = found !== null && typeof found !== 'string';
    result.value = ok ? make(found) : zero;
    return ok;
  };

  return {
    parse(text, provider, styles = 0) {
      const checked = checkStyles(styles, names.styles, keepsOffset);
      if (text === null) return argumentNull(names.text);
      return demand(parseDate(text, checked, keepsOffset, datesOf(provider)));
    },
    parseExact(text, format, provider, styles = 0) {
      const checked = checkStyles(styles, names.exactStyles, keepsOffset);
      if (text === null) return argumentNull(names.text);
      if (format === null) return argumentNull('format');
      return demand(parseDateExact(text, format, checked, keepsOffset, datesOf(provider)));
    },
    parseExactOf(text, formats, provider, styles) {
      const checked = checkStyles(styles, names.exactStyles, keepsOffset);
      if (text === null) return argumentNull(names.text);
      if (formats === null) return argumentNull('formats');
      return demand(parseAnyFormat(text, formats, checked, keepsOffset, datesOf(provider)));
    },
    tryParse(text, provider, styles, result) {
      const checked = checkStyles(styles, names.styles, keepsOffset);
      return attempt(text === null ? null : parseDate(text, checked, keepsOffset, datesOf(provider)), result);
    },
    tryParseExact(text, format, provider, styles, result) {
      const checked = checkStyles(styles, names.exactStyles, keepsOffset);
      return attempt(
        text === null || format === null ? null : parseDateExact(text, format, checked, keepsOffset, datesOf(provider)),
        result,
      );
    },
    tryParseExactOf(text, formats, provider, styles, result) {
      const checked = checkStyles(styles, names.exactStyles, keepsOffset);
      return attempt(
        text === null || formats === null
          ? null
          : parseAnyFormat(text, formats, checked, keepsOffset, datesOf(provider)),
        result,
      );
    },
  };
}

function parseAnyFormat(
  text: string,
  formats: ClrArray<Text>,
  styles: number,
  keepsOffset: boolean,
  dates: DateFormat,
): Parsed | string {
  if (text === '') return notRecognized(text);
  if (formats.items.length === 0) return 'No format specifiers were provided.';
  for (const format of formats.items) {
    if (format === null || format === '') return `Format specifier '' was invalid.`;
    const found = parseDateExact(text, format, styles, keepsOffset, dates);
    if (typeof found !== 'string') return found;
  }
  return notRecognized(text);
}
