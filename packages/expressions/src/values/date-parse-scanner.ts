import { DAYS, MONTHS } from './date-format.ts';
import type { Draft } from './date-parse-draft.ts';

/**
 * The words of a date as `DateTime.Parse` reads it in the invariant culture: numbers, names, marks, and the separators
 * that follow a number or a month and decide what it is.
 */
export type Word =
  | { readonly kind: 'number'; readonly value: number; readonly digits: number }
  | { readonly kind: 'month' | 'weekday'; readonly value: number }
  | { readonly kind: 'am' | 'pm' | 'zone' | 'era' | 'filler' | 'end' | 'unknown' };

/** `offset` is a minus sign: it separates the parts of a date, or it begins a zone. */
export type Separator = 'end' | 'space' | 'date' | 'offset' | 'time' | 'am' | 'pm' | 'T';

const word = (kind: 'am' | 'pm' | 'zone' | 'era' | 'filler'): Word => ({ kind });
/** Every word by its lower-case spelling. */
const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ...MONTHS.flatMap((name, i): [string, Word][] => names(name, { kind: 'month', value: i + 1 })),
  ...DAYS.flatMap((name, i): [string, Word][] => names(name, { kind: 'weekday', value: i })),
  ['am', word('am')],
  ['pm', word('pm')],
  ['gmt', word('zone')],
  ['z', word('zone')],
  ['ad', word('era')],
  ['a.d.', word('era')],
]);
function names(name: string, w: Word): [string, Word][] {
  const lower = name.toLowerCase();
  return [
    [lower, w],
    [lower.slice(0, 3), w],
  ];
}

const WHITE = /\s/;
const LETTER = /\p{L}/u;
export const isWhite = (c: string | undefined): boolean => c !== undefined && WHITE.test(c);
export const isLetter = (c: string | undefined): boolean => c !== undefined && LETTER.test(c);
export const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

/** More digits than this are no number of a date. */
const MOST_DIGITS = 8;

export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
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
    const spelling = this.letters();
    const found = WORDS.get(spelling);
    if (found === undefined) return { kind: 'unknown' };
    this.at += spelling.length;
    return found;
  }

  /** The separator after a number or month. White space and whatever is no separator counts as a space. */
  separator(): Separator {
    this.skipWhite();
    const c = this.text[this.at];
    if (c === undefined) return 'end';
    const one = c === '/' ? 'date' : c === '-' ? 'offset' : c === ':' ? 'time' : null;
    if (one !== null) {
      this.at++;
      return one;
    }
    const spelling = this.letters();
    if (spelling !== 'am' && spelling !== 'pm' && spelling !== 't') return 'space';
    this.at += spelling.length;
    return spelling === 't' ? 'T' : spelling;
  }

  /** The run of letters here, in lower case; `A.D.` is one word. */
  private letters(): string {
    if (/^a\.d\./i.test(this.text.slice(this.at, this.at + 4)) && !isLetter(this.text[this.at + 4])) return 'a.d.';
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
