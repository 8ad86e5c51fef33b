import { span, type Span } from '@sluice/parser';
import type { LiteralValue } from './ast.ts';
import type { Token } from './lexer.ts';
import { diag, type SyntaxDiagnostic } from './messages.ts';

/** Values of literal tokens. Faults are reported through `report`; a value always comes back. */
type Report = (d: SyntaxDiagnostic) => void;

const SIMPLE: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '\\': '\\',
  '0': '\0',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Resolves the escapes of a regular string or character; `base` is the offset of `text` in the code. */
export function unescape(text: string, base: number, report: Report): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{1,4})|([uU][0-9A-Fa-f]*|[^]|$))/g,
    (
      whole: string,
      u: string | undefined,
      long: string | undefined,
      x: string | undefined,
      one: string | undefined,
      at: number,
    ) => {
      const hex = u ?? x;
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      const point = long === undefined ? 0x110000 : Number.parseInt(long, 16);
      if (point <= 0x10ffff) return String.fromCodePoint(point);
      const simple = SIMPLE[one ?? ''];
      if (simple === undefined) report(diag('CS1009', span(base + at, base + at + whole.length), { text: whole }));
      return simple ?? one?.charAt(0) ?? '';
    },
  );
}

export function stringValue(t: Token, report: Report): string {
  const verbatim = t.text.startsWith('@');
  const open = verbatim ? 2 : 1;
  if (verbatim) {
    // a pair of quotes is one of the text's own: only an odd number of them at the end closes
    let quotes = 0;
    while (quotes < t.text.length - open && t.text[t.text.length - 1 - quotes] === '"') quotes++;
    const isClosed = quotes % 2 === 1;
    if (!isClosed) report(diag('CS1039', span(t.start, t.end)));
    return t.text.slice(open, isClosed ? -1 : undefined).replaceAll('""', '"');
  }
  const closed = t.text.length > 1 && t.text.endsWith('"') && !/[^\\](?:\\\\)*\\"$/.test(t.text);
  if (!closed) report(diag('CS1010', span(t.start, t.start)));
  return unescape(t.text.slice(open, closed ? -1 : undefined), t.start + open, report);
}

export function charValue(t: Token, report: Report): number {
  const closed = t.text.length > 1 && t.text.endsWith("'");
  const value = unescape(t.text.slice(1, closed ? -1 : undefined), t.start + 1, report);
  if (!closed) report(diag('CS1010', span(t.start, t.start)));
  else if (value === '') report(diag('CS1011', span(t.start, t.end)));
  else if (value.length > 1) report(diag('CS1012', span(t.start, t.end)));
  return value.length > 0 ? value.charCodeAt(0) : 0;
}

export function numberValue(t: Token, report: Report): LiteralValue {
  // most numbers: no suffix, no point, and certainly an int
  if (/^\d{1,9}$/.test(t.text)) return { type: 'int', value: Number(t.text) };
  const text = t.text.replaceAll('_', '').toLowerCase();
  const at: Span = span(t.start, t.end);
  const radix = text.startsWith('0x') ? 16 : text.startsWith('0b') ? 2 : 10;
  const real = radix === 10 && /[.e]|[fdm]$/.test(text);
  if (real && /e[fdm]?$/.test(text)) {
    report(diag('CS0595', at));
    return { type: 'double', value: 0 };
  }
  if (real) return realValue(text, at, report);
  const [, digits = '', suffix = ''] = /^(?:0[xb])?([\da-f]*?)(u|l|ul|lu)?$/.exec(text) ?? [];
  if (digits === '' || (radix === 2 && /[^01]/.test(digits)) || /_[ul]*$/i.test(t.text)) {
    report(diag('CS1013', at));
    return { type: 'int', value: 0 };
  }
  const value = BigInt(radix === 16 ? `0x${digits}` : radix === 2 ? `0b${digits}` : digits);
  if (value > 0xffff_ffff_ffff_ffffn) {
    report(diag('CS1021', at));
    return { type: 'int', value: 0 };
  }
  const unsigned = suffix.includes('u');
  const long = suffix.includes('l');
  if (!long && !unsigned && value <= 0x7fff_ffffn) return { type: 'int', value: Number(value) };
  if (!long && value <= 0xffff_ffffn) return { type: 'uint', value: Number(value) };
  if (!unsigned && value <= 0x7fff_ffff_ffff_ffffn) return { type: 'long', value };
  return { type: 'ulong', value };
}

function realValue(text: string, at: Span, report: Report): LiteralValue {
  const suffix = /[fdm]$/.exec(text)?.[0] ?? 'd';
  const digits = /[fdm]$/.test(text) ? text.slice(0, -1) : text;
  if (suffix === 'm') {
    if (decimalTooLarge(digits)) report(diag('CS0594', at, { type: 'decimal' }));
    return { type: 'decimal', value: digits };
  }
  const value = suffix === 'f' ? Math.fround(Number(digits)) : Number(digits);
  if (!Number.isFinite(value)) report(diag('CS0594', at, { type: suffix === 'f' ? 'float' : 'double' }));
  return { type: suffix === 'f' ? 'float' : 'double', value };
}

function decimalTooLarge(digits: string): boolean {
  const [mantissa = '0', exponent = '0'] = digits.split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent);
  if (shift > 60) return !/^[0.]*$/.test(mantissa);
  const shifted = (whole + fraction.padEnd(Math.max(shift, 0), '0')).slice(0, whole.length + Math.max(shift, 0));
  return BigInt(shifted || '0') > 0xffff_ffff_ffff_ffff_ffff_ffffn;
}
