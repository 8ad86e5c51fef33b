import type { DateFormat } from './culture-format.ts';
import type { Draft } from './date-parse-draft.ts';
import { vocabularyOf, word, type Vocabulary, type Word } from './date-words.ts';

/**
 * The words of a date as `DateTime.Parse` reads it: numbers, names, marks, and the separators
 * that follow a number or a month and decide what it is.
 */
/** `offset` is a minus sign: it separates the parts of a date, or it begins a zone. */
export type Separator = 'end' | 'space' | 'date' | 'offset' | 'time' | 'am' | 'pm' | 'T';

const WHITE = /\s/;
export const isWhite = (c: string | undefined): boolean => c !== undefined && WHITE.test(c);
export const isLetter = (c: string | undefined): boolean => c !== undefined && /\p{L}/u.test(c);
export const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

/** Year, month, day; hour, minute, second: what follows the number when more numbers come. */
const UNITS: ReadonlyMap<string, Separator> = new Map<string, Separator>([
  ...'年년月월'.split('').map((c): [string, Separator] => [c, 'date']),
  ...'日일秒초'.split('').map((c): [string, Separator] => [c, 'space']),
  ...'時时시分분'.split('').map((c): [string, Separator] => [c, 'time']),
]);

/** More digits than this are no number of a date. */
const MOST_DIGITS = 8;

export class Scanner {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  at = 0;

  constructor(text: string, dates: DateFormat) {
    this.text = text;
    this.vocabulary = vocabularyOf(dates);
  }

  skipWhite(): void {
    while (isWhite(this.text[this.at])) this.at++;
  }

  /** The next word; an unknown one is not consumed. A number of too many digits has the value -1. */
  next(): Word {
    this.skipWhite();
    const c = this.text[this.at];
    if (c === undefined) return { kind: 'end' };
    if (isDigit(c)) return this.number();
    if (c === ',' || c === '.') {
      this.at++;
      return word('filler');
    }
    const phrase = this.phrase();
    if (phrase !== null) return phrase;
    const spelling = this.letters();
    const found = this.vocabulary.words.get(spelling);
    if (found === undefined) return { kind: 'unknown' };
    this.at += spelling.length;
    return found;
  }

  /** A word of more than letters, consumed; longer ones first. */
  private phrase(): Word | null {
    const found = this.vocabulary.phrases.find(([spelling]) => this.standsHere(spelling));
    if (found === undefined) return null;
    this.at += found[0].length;
    return found[1];
  }

  private standsHere(spelling: string): boolean {
    const end = this.at + spelling.length;
    const here = this.text.slice(this.at, end).replaceAll(/\s/gu, ' ').toLowerCase();
    return here === spelling && !(isLetter(spelling.at(-1)) && isLetter(this.text[end]));
  }

  /** The separator after a number or month. White space and whatever is no separator counts as a space. */
  separator(): Separator {
    this.skipWhite();
    const c = this.text[this.at];
    if (c === undefined) return 'end';
    const one = this.symbol(c);
    if (one !== null) return one;
    const from = this.at;
    const spelling = this.letters();
    if (spelling === 't') {
      this.at++;
      return 'T';
    }
    const mark = this.vocabulary.words.get(spelling);
    if (mark?.kind === 'am' || mark?.kind === 'pm') {
      this.at += spelling.length;
      return mark.kind;
    }
    const phrase = mark === undefined && this.vocabulary.phrases.length > 0 ? this.phrase() : null;
    if (phrase?.kind === 'am' || phrase?.kind === 'pm') return phrase.kind;
    this.at = from;
    return 'space';
  }

  /** Separators of dates and times, consumed: the usual ones, the culture's, and the East Asian names of units. */
  private symbol(c: string): Separator | null {
    const { dateSeparator, timeSeparator } = this.vocabulary;
    const take = (symbol: string): boolean => {
      if (symbol === '' || !this.text.startsWith(symbol, this.at)) return false;
      this.at += symbol.length;
      return true;
    };
    if (c === ':' || c === '/' || c === '-') {
      this.at++;
      return c === ':' ? 'time' : c === '/' ? 'date' : 'offset';
    }
    if (take(timeSeparator)) return 'time';
    if (take(dateSeparator)) return 'date';
    const unit = c > '\u2fff' ? UNITS.get(c) : undefined;
    if (unit === undefined || isLetter(this.text[this.at + 1])) return null;
    this.at++;
    this.skipWhite();
    return isDigit(this.text[this.at]) ? unit : this.at < this.text.length ? 'space' : 'end';
  }

  /** The run of letters here, in lower case. */
  private letters(): string {
    let end = this.at;
    while (isLetter(this.text[end])) end++;
    return this.text.slice(this.at, end).toLowerCase();
  }

  private number(): Word {
    const from = this.at;
    while (isDigit(this.text[this.at])) this.at++;
    const digits = this.at - from;
    const value = digits > MOST_DIGITS ? -1 : Number(this.text.slice(from, this.at));
    return { kind: 'number', value, digits };
  }

  /** Digits after the point, which stands here, as .NET adds them up; null where there are none. The point is consumed. */
  fraction(): number | null {
    let value = 0;
    let unit = 0.1;
    const from = ++this.at;
    for (; isDigit(this.text[this.at]); this.at++) {
      value += Number(this.text[this.at]) * unit;
      unit *= 0.1;
    }
    return this.at > from ? value : null;
  }

  /** A zone such as `+8`, `-08:00` or `+0800`, whose sign stands here, into the draft. False, and anywhere, where it is none. */
  zone(d: Draft): boolean {
    const sign = this.text[this.at++];
    if (sign !== '+' && sign !== '-') return false;
    const first = this.digits();
    if (first === null) return false;
    let hours = Number(first);
    let minutes = 0;
    if (first.length <= 2) {
      if (this.text[this.at] === ':') {
        this.at++;
        const second = this.digits();
        if (second === null || second.length > 2) return false;
        minutes = Number(second);
      }
    } else if (first.length <= 4) {
      minutes = hours % 100;
      hours = Math.floor(hours / 100);
    } else return false;
    if (minutes >= 60) return false;
    d.zoneMinutes = (hours * 60 + minutes) * (sign === '-' ? -1 : 1);
    return true;
  }

  private digits(): string | null {
    const from = this.at;
    while (isDigit(this.text[this.at])) this.at++;
    return this.at === from ? null : this.text.slice(from, this.at);
  }

  /**
   * Punctuation that is let through: a pair of `#` around the whole (Visual Basic's literals) and NULs at the end. Consumes it.
   */
  punctuation(): boolean {
    const c = this.text[this.at];
    if (c === '#') {
      if (!/^\s*#[^#\0]*#[\s\0]*$/.test(this.text)) return false;
      this.at++;
      return true;
    }
    if (c !== '\0' || !/^\0*$/.test(this.text.slice(this.at))) return false;
    this.at = this.text.length;
    return true;
  }
}
