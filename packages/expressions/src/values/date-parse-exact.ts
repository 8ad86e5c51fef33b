import type { DateFormat } from './culture-format.ts';
import { INVARIANT_DATES } from './culture.ts';
import { BAD_FORMAT, run } from './date-format.ts';
import { isDigit, isLetter, isWhite } from './date-parse-scanner.ts';
import { Draft, finish, fourDigitYear, notRecognized, STYLE, type Parsed } from './date-parse-draft.ts';
import { readRfc1123, readRoundtrip } from './date-parse-standard.ts';
import { namesFor, standardPattern } from './date-pattern.ts';
import { format as formatError } from './exception.ts';

/**
 * `DateTime.ParseExact` and `DateTimeOffset.ParseExact` with one format, standard or custom.
 * A failure is its .NET message; only an unknown standard format throws, as it does in .NET's TryParseExact.
 */
export function parseDateExact(
  text: string,
  format: string,
  styles: number,
  keepsOffset: boolean,
  dates: DateFormat = INVARIANT_DATES,
): Parsed | string {
  if (text === '') return notRecognized(text);
  if (format === '') return badSpecifier(format);
  const d = new Draft(text, styles, keepsOffset);
  if (format.length > 1) return new ExactReader(d, text, format, dates).read();
  if (styles === 0) {
    if (format === 'o' || format === 'O') return readRoundtrip(d);
    if (format === 'r' || format === 'R') return readRfc1123(d);
  }
  if (format === 'U') {
    if (keepsOffset) return badSpecifier(format);
    d.hasZone = d.isUtc = true;
  }
  const pattern = standardPattern(format, dates) ?? formatError(BAD_FORMAT);
  // These two put the zone in quotes, where DateTime overlooks it.
  const quotedZone = keepsOffset ? ({ r: 'GMT', R: 'GMT', u: 'Z' }[format] ?? null) : null;
  return new ExactReader(d, text, pattern, namesFor(format, dates), quotedZone).read();
}

const badSpecifier = (format: string): string => `Format specifier '${format}' was invalid.`;
const repeated = (letter: string): string =>
  `DateTime pattern '${letter}' appears more than once with different values.`;
const badQuote = (quote: string): string => `Cannot find a matching quote character for the character '${quote}'.`;

/** Where white space around the text is allowed, that in a quote at the end or start of the pattern goes too. */
function withoutSpaceInQuotes(pattern: string, atEnd: boolean): string {
  const quote = atEnd ? pattern.at(-1) : pattern[0];
  if (quote !== "'" && quote !== '"') return pattern;
  return atEnd ? pattern.slice(0, -1).trimEnd() + quote : quote + pattern.slice(1).trimStart();
}

type Field = 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'second';

/** Elements that are repeated to mean something else. */
const LETTER = /[yMdhHmsfFtgz]/;

class ExactReader {
  private readonly d: Draft;
  private readonly text: string;
  private readonly pattern: string;
  private readonly dates: DateFormat;
  private readonly quotedZone: string | null;
  private readonly failed: string;
  private at = 0;
  private i = 0;
  private twoDigitYear = false;
  private hour12 = false;
  private mark: 'A' | 'P' | null = null;

  constructor(d: Draft, text: string, pattern: string, dates: DateFormat, quotedZone: string | null = null) {
    const { styles } = d;
    this.d = d;
    if ((styles & STYLE.trailingWhite) !== 0) {
      text = text.trimEnd();
      pattern = withoutSpaceInQuotes(pattern.trimEnd(), true);
    }
    if ((styles & STYLE.leadingWhite) !== 0) {
      text = text.trimStart();
      pattern = withoutSpaceInQuotes(pattern.trimStart(), false);
    }
    this.text = text;
    this.pattern = pattern;
    this.dates = dates;
    this.quotedZone = quotedZone;
    this.failed = notRecognized(d.text);
  }

  read(): Parsed | string {
    const { d, pattern } = this;
    const skips = (d.styles & STYLE.innerWhite) !== 0;
    while (this.i < pattern.length) {
      if (skips) while (isWhite(this.text[this.at])) this.at++;
      const refusal = this.element(pattern[this.i]!);
      if (refusal !== null) return refusal;
    }
    if (this.at < this.text.length) return this.failed;
    if (this.twoDigitYear) {
      if (d.year >= 100) return this.failed;
      d.year = fourDigitYear(d.year);
    }
    return this.applyMark() ? finish(d) : this.failed;
  }

  private applyMark(): boolean {
    const { d, mark } = this;
    if (!this.hour12) return mark === null || (mark === 'A' ? d.hour < 12 : d.hour >= 12);
    if (d.hour > 12) return false;
    if (mark === 'P') d.hour = d.hour === 12 ? 12 : d.hour + 12;
    else if (d.hour === 12) d.hour = 0;
    return true;
  }

  /** Reads what the element of the pattern here stands for, and steps over it. Null where it fits. */
  private element(c: string): string | null {
    const length = LETTER.test(c) ? run(this.pattern, this.i) : 1;
    switch (c) {
      case 'y':
        this.i += length;
        if (length <= 2) this.twoDigitYear = true;
        return this.number('year', length, c);
      case 'M':
        this.i += length;
        return length <= 2 ? this.number('month', length, c) : this.name('month', this.monthNames(length), 1, c);
      case 'd':
        this.i += length;
        return length <= 2 ? this.number('day', length, c) : this.name('weekday', this.dayNames(length), 0, c);
      case 'h':
        this.hour12 = true;
        this.i += length;
        return this.number('hour', Math.min(length, 2), c);
      case 'H':
      case 'm':
      case 's':
        this.i += length;
        return this.number(c === 'H' ? 'hour' : c === 'm' ? 'minute' : 'second', Math.min(length, 2), c);
      case 'f':
      case 'F':
        this.i += length;
        return this.fraction(length, c);
      case 't':
        this.i += length;
        return this.timeMark(length);
      case 'g':
        this.i += length;
        return this.era();
      case 'z':
        this.i += length;
        return this.zone(length, c);
      case 'Z':
        this.i++;
        return this.zoneName();
      case 'K':
        this.i++;
        if (this.text[this.at] === 'Z') {
          this.at++;
          return this.setUtc(c);
        }
        return this.text[this.at] === '+' || this.text[this.at] === '-' ? this.zone(3, c) : null;
      case "'":
      case '"':
        return this.quoted(c);
      case '%':
        this.i++;
        return this.i >= this.pattern.length || this.pattern[this.i] === '%' ? badSpecifier(this.pattern) : null;
      case '\\':
        this.i += 2;
        return this.i > this.pattern.length ? badSpecifier(this.pattern) : this.literal(this.pattern[this.i - 1]!);
      case '.':
        this.i++;
        if (this.text[this.at] === '.') {
          this.at++;
          return null;
        }
        // `.FF`: a fraction of no digits needs no point; but .NET overlooks the first F, so that a single one does need it.
        if (this.pattern[this.i + 1] !== 'F') return this.failed;
        this.i += 1 + run(this.pattern, this.i + 1);
        return null;
      case '/':
      case ':':
        this.i++;
        return this.separator(c);
      case ' ':
        this.i++;
        return (this.d.styles & STYLE.innerWhite) !== 0 ? null : this.space();
      default:
        if (this.pattern.slice(this.i, this.i + 3).toUpperCase() === 'GMT') {
          this.i += 3;
          this.d.hasZone = true;
          this.d.zoneMinutes = 0;
          return this.literal('GMT');
        }
        this.i++;
        return this.literal(c);
    }
  }

  private literal(expected: string): string | null {
    if (!this.text.startsWith(expected, this.at)) return this.failed;
    this.at += expected.length;
    return null;
  }

  /** With trailing white space allowed, a space that the text lacks may be followed by an element that reads nothing. */
  private space(): string | null {
    if (this.text[this.at] === ' ') {
      this.at++;
      return null;
    }
    if ((this.d.styles & STYLE.trailingWhite) === 0) return this.failed;
    while (this.pattern[this.i] === ' ') this.i++;
    const next = this.pattern[this.i];
    return next !== undefined && this.element(next) === null ? null : this.failed;
  }

  private set(field: Field, value: number, letter: string): string | null {
    const { d } = this;
    if (d[field] === -1) d[field] = value;
    return d[field] === value ? null : repeated(letter);
  }

  /** One letter takes one or two digits, more take just as many. */
  private digits(length: number): number | null {
    const least = length === 1 ? 1 : length;
    const most = length === 1 ? 2 : length;
    let end = this.at;
    while (end - this.at < most && isDigit(this.text[end])) end++;
    if (end - this.at < least) return null;
    const value = Number(this.text.slice(this.at, end));
    this.at = end;
    return value;
  }

  private number(field: Field, length: number, letter: string): string | null {
    const value = this.digits(length);
    return value === null ? this.failed : this.set(field, value, letter);
  }

  /** The longest of the names; its place in its list, of which there may be two, says which month or day it is. */
  private name(field: Field, lists: readonly (readonly string[])[], base: number, letter: string): string | null {
    let found = -1;
    let length = 0;
    for (const names of lists) {
      names.forEach((name, i) => {
        if (name.length > length && this.standsHere(name)) [found, length] = [i, name.length];
      });
    }
    if (found < 0) return this.failed;
    this.at += length;
    return this.set(field, found + base, letter);
  }

  private standsHere(name: string): boolean {
    return this.text.slice(this.at, this.at + name.length).toLowerCase() === name.toLowerCase();
  }

  private monthNames(length: number): readonly (readonly string[])[] {
    const { dates } = this;
    return length === 3
      ? [dates.abbreviatedMonthNames, dates.abbreviatedMonthGenitiveNames]
      : [dates.monthNames, dates.monthGenitiveNames];
  }

  private dayNames(length: number): readonly (readonly string[])[] {
    return [length === 3 ? this.dates.abbreviatedDayNames : this.dates.dayNames];
  }

  /** The culture's own, or the usual one. */
  private separator(usual: '/' | ':'): string | null {
    const own = usual === '/' ? this.dates.dateSeparator : this.dates.timeSeparator;
    return this.text[this.at] === usual && !(own.length > 1 && own.startsWith(usual))
      ? this.literal(usual)
      : this.literal(own);
  }

  private fraction(length: number, letter: string): string | null {
    if (length > 7) return this.failed;
    let end = this.at;
    while (end - this.at < length && isDigit(this.text[end])) end++;
    const found = end - this.at;
    if (found < length && letter === 'f') return this.failed;
    const value = found === 0 ? 0 : Number(this.text.slice(this.at, end)) / 10 ** found;
    this.at = end;
    const { d } = this;
    if (d.fraction < 0) d.fraction = value;
    return d.fraction === value ? null : repeated(letter);
  }

  private timeMark(length: number): string | null {
    const { amDesignator, pmDesignator } = this.dates;
    const stands = (mark: string): boolean =>
      length === 1 ? mark !== '' && this.text[this.at] === mark[0] : this.standsHere(mark);
    const found = stands(amDesignator) ? 'A' : stands(pmDesignator) ? 'P' : null;
    if (found === null) return this.failed;
    this.at += length === 1 ? 1 : (found === 'A' ? amDesignator : pmDesignator).length;
    this.mark ??= found;
    return this.mark === found ? null : repeated('t');
  }

  private era(): string | null {
    for (const name of [this.dates.eraName, this.dates.abbreviatedEraName]) {
      if (this.text.slice(this.at, this.at + name.length).toLowerCase() !== name.toLowerCase()) continue;
      this.at += name.length;
      return null;
    }
    return this.failed;
  }

  private zone(length: number, letter: string): string | null {
    const sign = this.text[this.at];
    if (sign !== '+' && sign !== '-') return this.failed;
    this.at++;
    const hours = this.digits(length === 2 ? 2 : 1);
    if (hours === null) return this.failed;
    let minutes = 0;
    if (length > 2) {
      if (this.text[this.at] === ':') this.at++;
      const found = this.digits(2);
      if (found === null || found >= 60) return this.failed;
      minutes = found;
    }
    const total = (hours * 60 + minutes) * (sign === '-' ? -1 : 1);
    const { d } = this;
    if (d.hasZone && d.zoneMinutes !== total) return repeated(letter);
    d.hasZone = true;
    d.zoneMinutes = total;
    return null;
  }

  private setUtc(letter: string): string | null {
    const { d } = this;
    if (d.hasZone && d.zoneMinutes !== 0) return repeated(letter);
    d.hasZone = d.isUtc = true;
    d.zoneMinutes = 0;
    return null;
  }

  private zoneName(): string | null {
    const refusal = this.setUtc('Z');
    if (refusal !== null) return refusal;
    const name = /^(?:gmt|z)/i.exec(this.text.slice(this.at, this.at + 3))?.[0];
    if (name === undefined || isLetter(this.text[this.at + name.length])) return this.failed;
    this.at += name.length;
    return null;
  }

  private quoted(quote: string): string | null {
    const skips = (this.d.styles & STYLE.innerWhite) !== 0;
    let literal = '';
    for (let at = this.i + 1; at < this.pattern.length; at++) {
      let c = this.pattern[at]!;
      if (c === quote) {
        this.i = at + 1;
        if (literal === this.quotedZone) {
          this.d.hasZone = true;
          this.d.zoneMinutes = 0;
        }
        for (const expected of literal.split('')) {
          if (expected === ' ' && skips) while (isWhite(this.text[this.at])) this.at++;
          else if (this.literal(expected) !== null) return this.failed;
        }
        return null;
      }
      if (c === '\\') {
        at++;
        if (at >= this.pattern.length) return badQuote(quote);
        c = this.pattern[at]!;
      }
      literal += c;
    }
    return badQuote(quote);
  }
}
