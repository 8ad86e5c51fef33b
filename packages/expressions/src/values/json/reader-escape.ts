import type { Scanner } from './scanner.ts';

const REPLACEMENT = '\ufffd';
const ESCAPES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '\\': '\\',
  '"': '"',
  "'": "'",
  '/': '/',
};

const isHigh = (c: number): boolean => (c & 0xfc00) === 0xd800;
const isLow = (c: number): boolean => (c & 0xfc00) === 0xdc00;

/**
 * The rest of a string that has escapes or line breaks: `start` is its first character, `i` the first that needs a
 * closer look. Halves of surrogate pairs that are written as escapes and stand alone become U+FFFD.
 */
export function readEscapes(reader: Scanner, quote: number, start: number, i: number): string {
  const { text } = reader;
  let out = '';
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === quote) {
      reader.at = i + 1;
      return out + text.slice(start, i);
    }
    if (c === 10 || c === 13) reader.newLine(c, i);
    if (c !== 92) continue;
    out += text.slice(start, i);
    if (i + 1 >= text.length) {
      reader.at = text.length;
      unterminated(reader, quote);
    }
    const escaped = text[i + 1]!;
    const plain = ESCAPES[escaped];
    if (plain !== undefined) {
      out += plain;
      i++;
    } else if (escaped === 'u') {
      out += readUnicode(reader, i + 2);
      i = reader.at - 1;
    } else {
      reader.at = i + 2;
      reader.fail(`Bad JSON escape sequence: \\${escaped}.`);
    }
    start = i + 1;
  }
  reader.at = text.length;
  return unterminated(reader, quote);
}

const unterminated = (reader: Scanner, quote: number): never =>
  reader.fail(`Unterminated string. Expected delimiter: ${String.fromCharCode(quote)}.`);

/** One or more `\uXXXX` from its digits on, as far as surrogates go together. */
function readUnicode(reader: Scanner, at: number): string {
  const { text } = reader;
  let code = readHex(reader, at);
  if (isLow(code)) return REPLACEMENT;
  let out = '';
  while (isHigh(code)) {
    if (text[reader.at] !== '\\' || text[reader.at + 1] !== 'u') return out + REPLACEMENT;
    const low = readHex(reader, reader.at + 2);
    out += isLow(low) ? String.fromCharCode(code) : REPLACEMENT;
    code = low;
  }
  return out + String.fromCharCode(code);
}

function readHex(reader: Scanner, at: number): number {
  const { text } = reader;
  reader.at = at;
  if (at + 4 >= text.length) reader.fail('Unexpected end while parsing Unicode escape sequence.');
  const digits = text.slice(at, at + 4);
  if (!/^[0-9a-fA-F]{4}$/.test(digits)) reader.fail(`Invalid Unicode escape sequence: \\u${digits}.`);
  reader.at = at + 4;
  return parseInt(digits, 16);
}
