import { run } from './date-format.ts';
import { isDigit } from './date-parse-scanner.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from './date-time-calendar.ts';
import { ClrException } from './exception.ts';
import { spanInRange, TimeSpan } from './time-span.ts';

/**
 * `TimeSpan.Parse` and `ParseExact`; of a culture only the point counts. What cannot be read gives the exception that it deserves
 * without throwing it, so that the Try forms need no catch.
 */
export type SpanOutcome = TimeSpan | ClrException;

const formatError = (message: string): ClrException => new ClrException('System.FormatException', message);
const notRecognized = (text: string): ClrException =>
  formatError(`String '${text}' was not recognized as a valid TimeSpan.`);
const overflow = (text: string): ClrException =>
  new ClrException(
    'System.OverflowException',
    `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`,
  );
const badInput = (): ClrException => formatError('Input string was not in a correct format.');
const badSpecifier = (format: string): ClrException => formatError(`Format specifier '${format}' was invalid.`);

/** Days, hours, minutes, seconds and fraction as written: leading zeros of a fraction count. Left out: zero. */
type Fields = readonly (string | undefined)[];

const MAX_DAYS = 10_675_199;
const FRACTION_DIGITS = 7;

function compose(text: string, negative: boolean, fields: Fields): SpanOutcome {
  const [d, h, m, s] = [0, 1, 2, 3].map((i) => Number(fields[i] ?? 0)) as [number, number, number, number];
  const ticks = fractionTicks(fields[4] ?? '');
  if (d > MAX_DAYS || h > 23 || m > 59 || s > 59 || ticks === null) return overflow(text);
  const ms = d * MS_PER_DAY + h * MS_PER_HOUR + m * MS_PER_MINUTE + s * MS_PER_SECOND + Math.floor(ticks / 10_000);
  const sub = ticks % 10_000;
  const found = !negative
    ? new TimeSpan(ms, sub)
    : sub > 0
      ? new TimeSpan(-ms - 1, 10_000 - sub)
      : new TimeSpan(0 - ms, 0);
  return spanInRange(found.ms, found.sub) ? found : overflow(text);
}

/** Ticks of the digits behind the point. Digits beyond the seventh are rounded, and only let in behind leading zeros. */
function fractionTicks(digits: string): number | null {
  if (digits.length <= FRACTION_DIGITS) return Number(digits.padEnd(FRACTION_DIGITS, '0'));
  return digits.startsWith('0') ? Math.round(Number(`0.${digits}`) * 10_000_000) : null;
}

/** The forms by the separators between their numbers; `#` marks an empty number of seconds before the point. */
const FORMS: Readonly<Record<string, (n: readonly string[]) => Fields>> = {
  '': ([d]) => [d],
  ':': ([h, m]) => ['0', h, m],
  '::': ([h, m, s]) => ['0', h, m, s],
  '.:': ([d, h, m]) => [d, h, m],
  '::.': ([h, m, s, f]) => ['0', h, m, s, f],
  '.::': ([d, h, m, s]) => [d, h, m, s],
  ':::': ([d, h, m, s]) => [d, h, m, s],
  '.::.': ([d, h, m, s, f]) => [d, h, m, s, f],
  ':::.': ([d, h, m, s, f]) => [d, h, m, s, f],
  '::.#': ([h, m, f]) => ['0', h, m, '0', f],
  '.::.#': ([d, h, m, f]) => [d, h, m, '0', f],
  ':::.#': ([d, h, m, f]) => [d, h, m, '0', f],
};

const SHAPE = /^\s*(-)?(\d+(?:[.:]\d+)*(:\.\d+)?)\s*$/;
/** .NET stops reading a number here, wherever in the text it stands. */
const TOO_LARGE = 2 ** 28;

/** `which` tells the forms that are wanted by their separators. */
function parseForms(text: string, which: (shape: string) => boolean): SpanOutcome {
  if ((text.match(/\d{9,}/g) ?? []).some((n) => Number(n) >= TOO_LARGE)) return overflow(text);
  const m = SHAPE.exec(text);
  if (m === null) return notRecognized(text);
  const shape = m[2]!.replace(/\d+/g, '') + (m[3] === undefined ? '' : '#');
  const form = FORMS[shape];
  if (form === undefined || !which(shape)) return notRecognized(text);
  const negative = m[1] !== undefined;
  const numbers = m[2]!.split(/[.:]+/);
  const found = compose(text, negative, form(numbers));
  // `25:00:00` has too many hours, but makes sense as days, hours and minutes.
  return found instanceof ClrException && shape === '::' ? compose(text, negative, numbers) : found;
}

export function parseSpan(text: string, point = '.'): SpanOutcome {
  const found = parseForms(text, () => true);
  return found instanceof TimeSpan || point === '.' ? found : parseLocalized(text, point, () => true);
}

/** The culture's form: its point before the fraction, and a colon behind the days. */
function parseLocalized(text: string, point: string, which: (shape: string) => boolean): SpanOutcome {
  if (point === '.') return parseForms(text, (shape) => !shape.startsWith('.') && which(shape));
  if (text.includes('.')) return notRecognized(text);
  const found = parseForms(text.replace(point, '.'), (shape) => !shape.startsWith('.') && which(shape));
  return found instanceof ClrException && found.clrName === 'System.FormatException' ? notRecognized(text) : found;
}

/** `AssumeNegative` of TimeSpanStyles, which only custom formats look at. */
const ASSUME_NEGATIVE = 1;

export function parseSpanExact(text: string, format: string, styles: number, point = '.'): SpanOutcome {
  if (format.length > 1) return new CustomReader(text, format).read((styles & ASSUME_NEGATIVE) !== 0);
  switch (format) {
    case 'c':
    case 't':
    case 'T':
      return parseConstant(text);
    case 'g':
      return parseLocalized(text, point, () => true);
    case 'G':
      return parseLocalized(text, point, (shape) => shape === ':::.');
    default:
      return badSpecifier(format);
  }
}

const CONSTANT = /^\s*(-)?(?:(\d+)|(?:(\d+)\.)?(\d+):(\d+)(?::(?:(\d+)(?:\.(\d{0,7}))?|\.(\d{1,7})))?)\s*$/;

/** `c`: `[-][d.]hh:mm[:ss[.f…]]`, or days alone. */
function parseConstant(text: string): SpanOutcome {
  const m = CONSTANT.exec(text);
  if (m === null) return Number(/^\s*-?(\d+)/.exec(text)?.[1] ?? 0) > MAX_DAYS ? overflow(text) : notRecognized(text);
  return compose(text, m[1] !== undefined, [m[2] ?? m[3], m[4], m[5], m[6], m[7] ?? m[8]]);
}

/** Reads by a custom format: letters take digits, everything else must be quoted or escaped. */
class CustomReader {
  private readonly text: string;
  private readonly pattern: string;
  private at = 0;
  private i = 0;
  private readonly found: Record<'d' | 'h' | 'm' | 's' | 'f', string | undefined> = {
    d: undefined,
    h: undefined,
    m: undefined,
    s: undefined,
    f: undefined,
  };

  constructor(text: string, pattern: string) {
    this.text = text;
    this.pattern = pattern;
  }

  read(negative: boolean): SpanOutcome {
    while (this.i < this.pattern.length) {
      const failure = this.element(this.pattern[this.i]!);
      if (failure !== null) return failure;
    }
    if (this.at < this.text.length) return notRecognized(this.text);
    const { d = '0', h = '0', m = '0', s = '0', f = '' } = this.found;
    return compose(this.text, negative, [d, h, m, s, f]);
  }

  private element(c: string): ClrException | null {
    const length = /[dhmsfF]/.test(c) ? run(this.pattern, this.i) : 1;
    switch (c) {
      case 'h':
      case 'm':
      case 's':
        this.i += length;
        return length > 2 ? badInput() : this.digits(c, length, 2);
      case 'd':
        this.i += length;
        return length > 8 ? badInput() : this.digits(c, length, length === 1 ? 8 : length);
      case 'f':
      case 'F':
        this.i += length;
        return length > FRACTION_DIGITS ? badInput() : this.digits('f', c === 'f' ? length : 0, length);
      case "'":
      case '"':
        return this.quoted(c);
      case '%':
        this.i++;
        return this.i >= this.pattern.length || this.pattern[this.i] === '%' ? badInput() : null;
      case '\\':
        this.i += 2;
        return this.i > this.pattern.length ? badInput() : this.literal(this.pattern[this.i - 1]!);
      default:
        return badInput();
    }
  }

  private literal(expected: string): ClrException | null {
    if (!this.text.startsWith(expected, this.at)) return badInput();
    this.at += expected.length;
    return null;
  }

  private quoted(quote: string): ClrException | null {
    let literal = '';
    for (let at = this.i + 1; at < this.pattern.length; at++) {
      if (this.pattern[at] === quote) {
        this.i = at + 1;
        return this.literal(literal);
      }
      if (this.pattern[at] === '\\') at++;
      literal += this.pattern[at] ?? '';
    }
    return formatError(`Cannot find a matching quote character for the character '${quote}'.`);
  }

  private digits(part: 'd' | 'h' | 'm' | 's' | 'f', least: number, most: number): ClrException | null {
    if (this.found[part] !== undefined) return badInput();
    let end = this.at;
    while (end - this.at < most && isDigit(this.text[end])) end++;
    if (end - this.at < least) return badInput();
    this.found[part] = this.text.slice(this.at, end);
    this.at = end;
    return null;
  }
}
