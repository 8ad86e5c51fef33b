import { isEnum, isNullable, T } from '../types/registry.ts';
import type { Type } from '../types/type.ts';
import { Box } from './clr.ts';
import { enumFormat } from './enum-text.ts';
import { clrThrow } from './exception.ts';
import { runtimeTypeOf, texter, toText, virtual } from './object.ts';
import { chargeString } from './run.ts';

/**
 * Formatting by format string: of one value (`IFormattable.ToString`), and of composite text (`string.Format`,
 * `AppendFormat`, interpolation). A type is IFormattable when it has the row `string ToString(string format)`; a format
 * given to any other value is ignored, and null gives the empty text, as in .NET. That row's implementation takes the
 * format provider too, as its last argument; without one the current culture's formats hold.
 */
const FORMATTABLE = 'string ToString(string format)';

/** A value in an object slot, by a format; null and `""` are the general format. */
export function formatObject(value: unknown, format: string | null, provider: unknown = null): string {
  if (typeof value === 'string' || value === null) return toText(value);
  if (provider === null && (format === null || format === '')) return toText(value);
  const plain = value instanceof Box ? value.value : value;
  return formatWith(runtimeTypeOf(value), plain, format ?? '', provider) ?? toText(value);
}

/** The same for a value whose type is known, in its own representation: chosen once, at bind time. */
export function formatter(type: Type): (value: unknown, format: string | null, provider?: unknown) => string {
  if (isNullable(type)) {
    const inner = formatter(type.args[0]);
    return (value, format, provider) => (value === null ? '' : inner(value, format, provider));
  }
  if (type.kind !== 'named' || (type.def.kind !== 'struct' && type.def.kind !== 'enum' && type !== T.string()))
    return formatObject;
  const text = texter(type);
  return (value, format, provider = null) =>
    provider === null && (format === null || format === '')
      ? text(value)
      : (formatWith(type, value, format ?? '', provider) ?? text(value));
}

/** Null where the type is not IFormattable. */
function formatWith(type: Type, value: unknown, format: string, provider: unknown): string | null {
  if (isEnum(type)) return enumFormat(type.def, value as number, format);
  const row = virtual(type, FORMATTABLE);
  return row === null ? null : (row(value, format, provider) as string);
}

// ---- composite format strings

const LIMIT = 1_000_000; // .NET's own bound on the digits of an index or a width

const invalid = (at: number, reason: string): never =>
  clrThrow(
    'System.FormatException',
    `Input string was not in a correct format. Failure to parse near offset ${at}. ${reason}`,
  );
const ENDS_EARLY = 'Format item ends prematurely.';
const EXPECTED_DIGIT = 'Expected an ASCII digit.';
const STRAY_BRACE = 'Unexpected closing brace without a corresponding opening brace.';

const COMMA = 44;
const MINUS = 45;
const COLON = 58;
const OPEN = 123;
const CLOSE = 125;

/** `string.Format`: arguments are in object slots. Throws FormatException with .NET's message and offset. */
export function compositeFormat(format: string, args: readonly unknown[], provider: unknown = null): string {
  const scan = new Scanner(format);
  let out = '';
  for (;;) {
    const brace = scan.nextBrace();
    if (brace < 0) return out + format.slice(scan.start);
    out += format.slice(scan.start, brace);
    const opening = format.charCodeAt(brace);
    scan.at = brace;
    if (scan.next() === opening) {
      out += format[brace];
      scan.start = scan.at + 1;
      continue;
    }
    if (opening !== OPEN) invalid(scan.at, STRAY_BRACE);
    out += hole(scan, args, provider);
    chargeString(out.length);
    scan.start = scan.at + 1;
  }
}

/** `{index[,[-]width][:format]}`: begins on the first character after the brace and ends on the closing one. */
function hole(scan: Scanner, args: readonly unknown[], provider: unknown): string {
  const index = scan.number();
  let width = 0;
  let left = false;
  let itemFormat: string | null = null;
  if (scan.spaces() === COMMA) {
    scan.next();
    left = scan.spaces() === MINUS;
    if (left) scan.next();
    width = scan.number();
    scan.spaces();
  }
  if (scan.code !== CLOSE) {
    if (scan.code !== COLON) invalid(scan.at, ENDS_EARLY);
    const from = scan.at + 1;
    while (scan.next() !== CLOSE) if (scan.code === OPEN) invalid(scan.at, ENDS_EARLY);
    itemFormat = scan.text.slice(from, scan.at);
  }
  if (index >= args.length)
    clrThrow(
      'System.FormatException',
      'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
    );
  const text = formatObject(args[index] ?? null, itemFormat, provider);
  if (text.length >= width) return text;
  chargeString(width);
  return left ? text.padEnd(width) : text.padStart(width);
}

class Scanner {
  readonly text: string;
  /** Where the text not yet copied begins. */
  start = 0;
  at = 0;
  code = 0;

  constructor(text: string) {
    this.text = text;
  }

  nextBrace(): number {
    for (let i = this.start; i < this.text.length; i++) {
      const c = this.text.charCodeAt(i);
      if (c === OPEN || c === CLOSE) return i;
    }
    return -1;
  }

  next(): number {
    if (++this.at >= this.text.length) invalid(this.at, ENDS_EARLY);
    return (this.code = this.text.charCodeAt(this.at));
  }

  spaces(): number {
    while (this.code === 32) this.next();
    return this.code;
  }

  number(): number {
    let value = this.code - 48;
    if (!(value >= 0 && value <= 9)) invalid(this.at, EXPECTED_DIGIT);
    for (let digit = this.next() - 48; digit >= 0 && digit <= 9 && value < LIMIT; digit = this.next() - 48)
      value = value * 10 + digit;
    return value;
  }
}
