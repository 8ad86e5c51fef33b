import { clrThrow, format as formatError } from './exception.ts';
import { BAD_GUID_FORMAT, Guid } from './guid.ts';

/**
 * Text to Guid in the five formats N, D, B, P and X. A failure is its .NET message, a string, so that the Try forms
 * cost no exception; the one that is an OverflowException starts with a mark.
 */
type Outcome = Guid | string;

const MESSAGE = {
  unrecognized: 'Unrecognized Guid format.',
  dashes: 'Dashes are in the wrong position for GUID parsing.',
  length: 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).',
  digits: 'Guid string should only contain hexadecimal characters.',
  lastBrace: 'Could not find the ending brace.',
  brace: 'Expected {0xdddddddd, etc}.',
  comma: "Could not find a comma, or the length between the previous token and the comma was zero (i.e., '0x,'etc.).",
  prefix: 'Expected 0x prefix.',
  endBrace:
    "Could not find a brace, or the length between the previous token and the brace was zero (i.e., '0x,'etc.).",
  extra: 'Additional non-parsable characters are at the end of the string.',
  overflow: '!Value was either too large or too small for a UInt32.',
} as const;

/** The Guid, or the exception that its text deserves. */
export function demandGuid(found: Outcome): Guid {
  if (typeof found !== 'string') return found;
  return found.startsWith('!') ? clrThrow('System.OverflowException', found.slice(1)) : formatError(found);
}

export const parseGuid = (text: string): Guid => demandGuid(readGuid(text));

/** Any of the formats, told apart by their braces and dashes. */
export function readGuid(text: string): Outcome {
  const s = text.trim();
  if (s.length < 32) return MESSAGE.unrecognized;
  if (s.startsWith('(')) return readWrapped(s, '(', ')');
  if (s.startsWith('{')) return s[9] === '-' ? readWrapped(s, '{', '}') : readHexStructure(s);
  return s[8] === '-' ? readDashed(s) : readPlain(s);
}

/** One format, by its letter; null where there is no such format. */
export function readGuidExact(text: string, format: string): Outcome | null {
  const s = text.trim();
  switch (format) {
    case 'D':
    case 'd':
      return readDashed(s);
    case 'N':
    case 'n':
      return readPlain(s);
    case 'B':
    case 'b':
      return readWrapped(s, '{', '}');
    case 'P':
    case 'p':
      return readWrapped(s, '(', ')');
    case 'X':
    case 'x':
      return readHexStructure(s);
    default:
      return null;
  }
}

export const badGuidFormat = (): never => formatError(BAD_GUID_FORMAT);

const HEX = /^[0-9a-f]+$/i;

function readPlain(s: string): Outcome {
  if (s.length !== 32) return MESSAGE.length;
  return HEX.test(s) ? new Guid(s.toLowerCase()) : MESSAGE.digits;
}

function readDashed(s: string): Outcome {
  if (s.length !== 36) return MESSAGE.length;
  if (s[8] !== '-' || s[13] !== '-' || s[18] !== '-' || s[23] !== '-') return MESSAGE.dashes;
  const hex = s.slice(0, 8) + s.slice(9, 13) + s.slice(14, 18) + s.slice(19, 23) + s.slice(24);
  if (HEX.test(hex)) return new Guid(hex.toLowerCase());
  // As ever, each field may also be written `0x12` or `+12`.
  const fields = [s.slice(0, 8), s.slice(9, 13), s.slice(14, 18), s.slice(19, 23), s.slice(24, 28), s.slice(28)];
  let out = '';
  for (const field of fields) {
    const m = /^\+?(?:0x)?([0-9a-f]*)$/i.exec(field);
    if (m === null) return MESSAGE.digits;
    out += m[1]!.toLowerCase().padStart(field.length, '0');
  }
  return new Guid(out);
}

function readWrapped(s: string, open: string, close: string): Outcome {
  if (s.length !== 38 || s[0] !== open || s[37] !== close) return MESSAGE.length;
  return readDashed(s.slice(1, 37));
}

/** `{0x12345678,0x1234,0x1234,{0x12,…,0x12}}`, white space anywhere. */
function readHexStructure(text: string): Outcome {
  const s = text.replace(/\s/g, '');
  if (!s.startsWith('{')) return MESSAGE.brace;
  let at = 1;
  let hex = '';
  for (const width of [8, 4, 4]) {
    if (!/^0x/i.test(s.slice(at, at + 2))) return MESSAGE.prefix;
    const comma = s.indexOf(',', at);
    if (comma <= at + 2) return MESSAGE.comma;
    const field = hexField(s.slice(at + 2, comma), width);
    if (field.startsWith(REFUSED)) return field.slice(1);
    hex += field;
    at = comma + 1;
  }
  if (s[at] !== '{') return MESSAGE.brace;
  at++;
  for (let i = 0; i < 8; i++) {
    if (!/^0x/i.test(s.slice(at, at + 2))) return MESSAGE.prefix;
    const end = s.indexOf(i < 7 ? ',' : '}', at);
    if (end <= at + 2) return i < 7 ? MESSAGE.comma : MESSAGE.endBrace;
    const field = hexField(s.slice(at + 2, end), 2);
    if (field.startsWith(REFUSED)) return field.slice(1);
    hex += field;
    at = end + 1;
  }
  if (s[at] !== '}') return MESSAGE.lastBrace;
  return at === s.length - 1 ? new Guid(hex) : MESSAGE.extra;
}

const REFUSED = '\0';

/** Fields of 16 bits keep the low ones of what is too large; bytes are refused. */
function hexField(digits: string, width: number): string {
  const value = digits.replace(/^0x/i, '').replace(/^0+/, '').toLowerCase();
  if (value !== '' && !HEX.test(value)) return REFUSED + MESSAGE.digits;
  if (value.length > 8) return REFUSED + MESSAGE.overflow;
  if (width === 2 && value.length > width) return REFUSED + MESSAGE.unrecognized;
  return value.padStart(width, '0').slice(-width);
}
