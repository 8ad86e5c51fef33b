import { LimitReached } from '../run.ts';
import { inlineOption, RegexOption } from './options.ts';
import { parseError, type ParseError } from './parse-error.ts';
import { boundaryWord } from './unicode.ts';

/**
 * The lexical layer that both passes over a pattern share: the position, the options in force, blanks and comments,
 * numbers, names, character escapes. Offsets in errors are part of .NET's messages, so the position moves as .NET's does.
 */
const MAX_INT = 0x7fffffff;
/** Groups inside groups, and classes inside classes; beyond it the host's stack would be the limit. */
const MAX_DEPTH = 500;

export const isWordChar = (unit: number): boolean => boundaryWord().has(unit);
const isDigitAt = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
};

const BLANK = /[\t\n\f\r ]*/y;
const SPECIAL = /[\\*+?|()[{^$.]/;
const SPECIAL_OR_BLANK = /[\\*+?|()[{^$.#\t\n\f\r ]/;
const TRUE_QUANTIFIER = /\{\d+(?:,\d*)?\}/y;

export class Scanner {
  readonly pattern: string;
  pos = 0;
  options: number;
  /** The number of the next group without a name. */
  nextUnnamed = 1;
  /** The condition of `(?(…)` is no group. .NET clears this at the next plain parenthesis, even inside of a lookaround. */
  ignoreNextParenthesis = false;
  private depth = 0;

  constructor(pattern: string, options: number) {
    this.pattern = pattern;
    this.options = options;
  }

  get atEnd(): boolean {
    return this.pos >= this.pattern.length;
  }

  on(option: number): boolean {
    return (this.options & option) !== 0;
  }

  peek(ahead = 0): string {
    return this.pattern.charAt(this.pos + ahead);
  }

  next(): string {
    return this.pattern.charAt(this.pos++);
  }

  fail(error: ParseError, what = ''): never {
    return parseError(error, this.pattern, this.pos, what);
  }

  nest<R>(inner: () => R): R {
    if (++this.depth > MAX_DEPTH)
      throw new LimitReached('depth', `A regular expression nests deeper than ${MAX_DEPTH} groups.`);
    const result = inner();
    this.depth--;
    return result;
  }

  /** Past comments, and past blanks where the options say so. */
  blanks(): void {
    const { pattern } = this;
    for (;;) {
      if (this.on(RegexOption.IgnorePatternWhitespace)) {
        BLANK.lastIndex = this.pos;
        this.pos += BLANK.exec(pattern)![0].length;
        if (this.peek() === '#') {
          const end = pattern.indexOf('\n', this.pos);
          this.pos = end < 0 ? pattern.length : end;
          continue;
        }
      }
      if (!pattern.startsWith('(?#', this.pos)) return;
      const end = pattern.indexOf(')', this.pos);
      if (end < 0) {
        this.pos = pattern.length;
        this.fail('UnterminatedComment');
      }
      this.pos = end + 1;
    }
  }

  isSpecial(): boolean {
    return (this.on(RegexOption.IgnorePatternWhitespace) ? SPECIAL_OR_BLANK : SPECIAL).test(this.peek());
  }

  /** Whether a quantifier stands here: a brace only where it is complete. */
  isQuantifier(): boolean {
    const c = this.peek();
    if (c !== '{') return c === '*' || c === '+' || c === '?';
    TRUE_QUANTIFIER.lastIndex = this.pos;
    return TRUE_QUANTIFIER.test(this.pattern);
  }

  decimal(): number {
    let value = 0;
    while (isDigitAt(this.pattern, this.pos)) {
      value = value * 10 + this.pattern.charCodeAt(this.pos++) - 0x30;
      if (value > MAX_INT) this.fail('QuantifierOrCaptureGroupOutOfRange');
    }
    return value;
  }

  isDigit(): boolean {
    return isDigitAt(this.pattern, this.pos);
  }

  isWord(): boolean {
    return !this.atEnd && isWordChar(this.pattern.charCodeAt(this.pos));
  }

  name(): string {
    const from = this.pos;
    while (this.isWord()) this.pos++;
    return this.pattern.slice(from, this.pos);
  }

  /** `imnsx-imnsx`: stops at the first character that is none of it. */
  inlineOptions(): void {
    for (let off = false; !this.atEnd; this.pos++) {
      const c = this.peek();
      if (c === '-') off = true;
      else if (c === '+') off = false;
      else {
        const option = inlineOption(c);
        if (option === 0) return;
        this.options = off ? this.options & ~option : this.options | option;
      }
    }
  }

  /** The name in `\p{name}`, from behind the p. */
  property(): string {
    if (this.pos + 2 >= this.pattern.length) this.fail('InvalidUnicodePropertyEscape');
    if (this.next() !== '{') this.fail('MalformedUnicodePropertyEscape');
    const from = this.pos;
    while (this.isWord() || this.peek() === '-') this.pos++;
    const name = this.pattern.slice(from, this.pos);
    if (this.atEnd || this.next() !== '}') this.fail('InvalidUnicodePropertyEscape');
    return name;
  }

  /** The unit that an escape means, from behind the backslash. */
  charEscape(): number {
    const c = this.next();
    switch (c) {
      case 'x':
        return this.hex(2);
      case 'u':
        return this.hex(4);
      case 'a':
        return 0x7;
      case 'b':
        return 0x8;
      case 'e':
        return 0x1b;
      case 'f':
        return 0xc;
      case 'n':
        return 0xa;
      case 'r':
        return 0xd;
      case 't':
        return 0x9;
      case 'v':
        return 0xb;
      case 'c':
        return this.control();
      default:
    }
    if (c >= '0' && c <= '7') {
      this.pos--;
      return this.octal();
    }
    if (!this.on(RegexOption.ECMAScript) && isWordChar(c.charCodeAt(0))) this.fail('UnrecognizedEscape', c);
    return c.charCodeAt(0);
  }

  private hex(digits: number): number {
    let value = 0;
    if (this.pos + digits <= this.pattern.length) {
      for (; digits > 0; digits--) {
        const digit = '0123456789abcdef'.indexOf(this.next().toLowerCase());
        if (digit < 0) break;
        value = value * 16 + digit;
      }
    }
    return digits > 0 ? this.fail('InsufficientOrInvalidHexDigits') : value;
  }

  private octal(): number {
    let value = 0;
    for (let digits = 0; digits < 3 && this.peek() >= '0' && this.peek() <= '7'; digits++) {
      value = value * 8 + Number(this.next());
      if (this.on(RegexOption.ECMAScript) && value >= 0x20) break;
    }
    return value & 0xff;
  }

  private control(): number {
    if (this.atEnd) this.fail('MissingControlCharacter');
    const unit = this.next().charCodeAt(0);
    const value = (unit >= 0x61 && unit <= 0x7a ? unit - 0x20 : unit) - 0x40;
    return value >= 0 && value < 0x20 ? value : this.fail('UnrecognizedControlCharacter');
  }
}
