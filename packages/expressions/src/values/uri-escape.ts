import { chargeString } from './run.ts';
import { percent } from './url-encoding.ts';

/**
 * How System.Uri writes a component: escaped (`AbsoluteUri`), for display (`ToString`), unescaped (`LocalPath`).
 * Escapes of UTF-8 count as the characters they stand for where an IRI may hold these; other escapes stay as written.
 */
export type Form = 'escaped' | 'unescaped' | 'safe' | 'display';

const encoder = new TextEncoder();
const encode = (char: string): string => Array.from(encoder.encode(char), percent).join('');

/** The values of `UriFormat`. */
export const URI_FORMAT = { UriEscaped: 1, Unescaped: 2, SafeUnescaped: 3 } as const;

/** RFC 3987's ucschar, and in a query iprivate, as .NET checks them. */
function isIri(c: number, isQuery: boolean): boolean {
  if (c > 0xffff) return (c & 0xffff) < 0xfffe && c < (isQuery ? 0x110000 : 0xf0000) && !(c >= 0xe0000 && c <= 0xe0fff);
  return (
    (c >= 0xa0 && c <= 0xd7ff) ||
    (c >= 0xf900 && c <= 0xfdcf) ||
    (c >= 0xfdf0 && c <= 0xffef) ||
    (isQuery && c >= 0xe000 && c <= 0xf8ff)
  );
}

/** The length of the valid UTF-8 sequence at a place, 0 where there is none. */
function sequenceLength(bytes: readonly number[], at: number): number {
  const b = bytes[at]!;
  const length = b < 0xc2 ? 0 : b < 0xe0 ? 2 : b < 0xf0 ? 3 : b < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  for (let i = 1; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1]!;
  if ((b === 0xe0 && second < 0xa0) || (b === 0xed && second > 0x9f)) return 0;
  return (b === 0xf0 && second < 0x90) || (b === 0xf4 && second > 0x8f) ? 0 : length;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A run of escapes above ASCII: `on` says what becomes of each character in it; bytes that are no UTF-8 stay. */
function mapRun(run: string, on: (char: string, written: string) => string): string {
  const bytes = run
    .slice(1)
    .split('%')
    .map((digits) => parseInt(digits, 16));
  let out = '';
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    const written = run.slice(i * 3, (i + Math.max(length, 1)) * 3);
    out += length === 0 ? written : on(decoder.decode(Uint8Array.from(bytes.slice(i, i + length))), written);
    i += Math.max(length, 1);
  }
  return out;
}

const UNRESERVED = /[\w.~-]/;
// oxlint-disable-next-line no-control-regex
const KEPT_BY_DISPLAY = /[\0-\x1f!#$%&'()*+,/:;=?@[\\\]\x7f]/;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x1f\x7f]/;

const ESCAPABLE = /(?:%[89a-fA-F][\da-fA-F])+|%[0-7][\da-fA-F]|[^\w!#$&'()*+,\-./:;=?@[\]~]/gu;
// oxlint-disable-next-line no-control-regex
const DISPLAYABLE = /(?:%[89a-fA-F][\da-fA-F])+|%[0-7][\da-fA-F]|[\0-\x1f%\x7f]|[^\0-\x7f]/gu;
const ESCAPES = /(?:%[89a-fA-F][\da-fA-F])+|%[0-7][\da-fA-F]/g;

const isRun = (match: string): boolean => match.length > 2 && match.charCodeAt(1) > 0x37; // %8… and above
const asciiOf = (escape: string): string => String.fromCharCode(parseInt(escape.slice(1), 16));

function escape(match: string, isQuery: boolean): string {
  if (match.length < 3) return encode(match);
  if (isRun(match))
    return mapRun(match, (char, written) => (isIri(char.codePointAt(0)!, isQuery) ? written.toUpperCase() : written));
  const char = asciiOf(match);
  return UNRESERVED.test(char) ? char : match;
}

function display(match: string, isQuery: boolean, escapesControls: boolean): string {
  if (match.length < 3) {
    if (match === '%') return '%25';
    if (CONTROL.test(match)) return escapesControls ? encode(match) : match;
    return isIri(match.codePointAt(0)!, isQuery) ? match : encode(match);
  }
  if (isRun(match)) return mapRun(match, (char, written) => (isIri(char.codePointAt(0)!, isQuery) ? char : written));
  const char = asciiOf(match);
  return KEPT_BY_DISPLAY.test(char) ? match : char;
}

/** `Uri.UnescapeDataString`: what is no escape, and escapes that are no UTF-8, stay. */
export const unescapeData = (text: string): string => {
  chargeString(text.length);
  return text.includes('%') ? text.replace(ESCAPES, (m) => (isRun(m) ? mapRun(m, (char) => char) : asciiOf(m))) : text;
};

/** A component in a form; `isQuery` allows characters for private use, as in a query. */
export function inForm(text: string, form: Form, isQuery = false): string {
  switch (form) {
    case 'escaped':
      return text.replace(ESCAPABLE, (m) => escape(m, isQuery));
    case 'unescaped':
      return unescapeData(text);
    case 'safe':
      return text.replace(DISPLAYABLE, (m) => display(m, isQuery, true));
    case 'display':
      return text.replace(DISPLAYABLE, (m) => display(m, isQuery, false));
  }
}

/** `Uri.EscapeUriString`: every character that no URI may hold, and every "%". */
export const escapeUriString = (text: string): string => {
  chargeString(text.length);
  return text.replace(/[^\w!#$&'()*+,\-./:;=?@[\]~]/gu, encode);
};
