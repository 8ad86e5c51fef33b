import { isLineEnd } from './chars.ts';

/**
 * How far an expression goes. It takes a text and the place of an `@(` or `@{`, and finds the bracket that closes it
 * by lexing what C# needs for that and no more: strings of all kinds with their interpolation holes, character
 * literals, comments, brackets. Quotes may be raw or written as references (`&quot;`); a string ends with the kind it
 * began with. It promises to read each character once, whatever the text, and to need no call stack.
 *
 * It judges no C#: a string that ends with its line, 'text in single quotes' or brackets that cross are left to the
 * C# parser. It gives up where going on would swallow markup; the caller then guesses an end (see `Extents`).
 */
export interface Extent {
  /** Behind the closing bracket, or where the scanner gave up. */
  readonly end: number;
  readonly closed: boolean;
}

/** The quote of the attribute around the expression; null in element text and CDATA. */
export type Delimiter = '"' | "'" | null;

/** Stack entries are the closing bracket awaited, or, from `hole` on, the string that a hole interrupts. */
const hole = 0x10000;
const verbatim = 1;
const interpolated = 2;
const escapedQuote = 4;

const quoteReference = /&(?:quot|#34|#[xX]22);/y;
const apostropheReference = /&(?:apos|#39|#[xX]27);/y;
const isWord = (c: string): boolean => (c > '\x7f' ? /[\p{L}\p{N}]/u.test(c) : /\w/.test(c));

export function scanIsland(text: string, at: number, limit: number, delimiter: Delimiter): Extent {
  const scanner = new Scanner(text, at + 1, limit, delimiter);
  const closed = scanner.run();
  return { end: Math.min(scanner.at, limit), closed };
}

class Scanner {
  at: number;
  private readonly text: string;
  private readonly limit: number;
  private readonly delimiter: Delimiter;
  /** Written for Python's str.format, `@{{ … }}`: every brace stands twice. */
  private readonly doubled: boolean;
  private readonly awaited: number[] = [];

  constructor(text: string, at: number, limit: number, delimiter: Delimiter) {
    this.text = text;
    this.at = at;
    this.limit = limit;
    this.delimiter = delimiter;
    this.doubled = text.startsWith('{{', at);
  }

  /** True when the first bracket has found its partner; `at` is then behind it. */
  run(): boolean {
    const { text, limit, awaited } = this;
    while (this.at < limit) {
      const c = text.charCodeAt(this.at);
      switch (c) {
        case 0x28: // (
          awaited.push(0x29);
          break;
        case 0x5b: // [
        case 0x7b: // {
          awaited.push(c + 2);
          break;
        case 0x29: // )
        case 0x5d: // ]
        case 0x7d: // }
          if (c === 0x7d && awaited.at(-1)! >= hole) {
            this.at += this.doubled ? 2 : 1;
            if (!this.string(awaited.pop()! - hole)) return false;
            continue;
          }
          this.close(c);
          if (awaited.length === 0) {
            this.at++;
            return true;
          }
          break;
        case 0x22: // "
          if (!this.openString(0, 1)) return false;
          continue;
        case 0x27: // '
          if (!this.character(1)) return false;
          continue;
        case 0x26: // &
          if (!this.reference()) return false;
          continue;
        case 0x2f: // /
          if (!this.slash()) return false;
          continue;
        case 0x3c: // </name is never C#
          if (text.charCodeAt(this.at + 1) === 0x2f && isWord(text.charAt(this.at + 2))) return false;
          break;
      }
      this.at++;
    }
    return false;
  }

  /** A bracket also closes those left open inside it: that is the C# parser's to say. One without partner is skipped. */
  private close(bracket: number): void {
    const { awaited } = this;
    for (let i = awaited.length - 1; i >= 0 && awaited[i]! < hole; i--) {
      if (awaited[i] !== bracket) continue;
      awaited.length = i;
      return;
    }
  }

  private openString(flags: number, length: number): boolean {
    const before = this.text.charCodeAt(this.at - 1);
    const beyond = this.text.charCodeAt(this.at - 2);
    if (before === 0x40) flags |= beyond === 0x24 ? verbatim | interpolated : verbatim;
    else if (before === 0x24) flags |= beyond === 0x40 ? verbatim | interpolated : interpolated;
    this.at += length;
    return this.string(flags);
  }

  /** From inside a string to behind its end, or to behind the `{` of a hole. */
  private string(flags: number): boolean {
    const { text, limit } = this;
    while (this.at < limit) {
      const c = text.charCodeAt(this.at);
      if (c === 0x22 && (flags & escapedQuote) === 0) {
        if ((flags & verbatim) === 0 || text.charCodeAt(this.at + 1) !== 0x22) {
          this.at++;
          return this.delimiter !== '"' || !this.touchesWord();
        }
        this.at += 2;
      } else if (c === 0x22 && this.delimiter === '"') {
        return false;
      } else if (c === 0x26 && (flags & escapedQuote) !== 0) {
        const length = this.matches(quoteReference);
        this.at += length || 1;
        if (length === 0) continue;
        const doubled = (flags & verbatim) !== 0 ? this.matches(quoteReference) : 0;
        if (doubled === 0) return true;
        this.at += doubled;
      } else if (c === 0x5c && (flags & verbatim) === 0) {
        this.at += this.escape();
      } else if (c === 0x7b && (flags & interpolated) !== 0) {
        const one = this.doubled ? 2 : 1;
        const braces = this.braces(2 * one);
        this.at += braces < one ? 1 : braces < 2 * one ? one : braces;
        if (braces >= one && braces < 2 * one) {
          this.awaited.push(hole + flags);
          return true;
        }
      } else if ((c === 0x0a || c === 0x0d) && (flags & verbatim) === 0) {
        // Between raw quotes a line end in a string means that quotes were counted wrongly; elsewhere the string
        // just ends here, as the C# lexer takes it.
        return this.delimiter !== '"' || (flags & escapedQuote) !== 0;
      } else {
        this.at++;
      }
    }
    return false;
  }

  /** How many opening braces stand here, counted up to `most`: as many as an escaped one takes. */
  private braces(most: number): number {
    let count = 1;
    while (count < most && this.text.charCodeAt(this.at + count) === 0x7b) count++;
    return count;
  }

  /** The length of a backslash and what it escapes, which may be written as a reference. */
  private escape(): number {
    const next = this.text.charCodeAt(this.at + 1);
    if (next === 0x0a || next === 0x0d) return 1;
    if (next !== 0x26) return 2;
    this.at++;
    const length = this.matches(quoteReference) || this.matches(apostropheReference) || 1;
    this.at--;
    return 1 + length;
  }

  /** A character literal, or a text in single quotes; an apostrophe without partner on its line is skipped. */
  private character(quoteLength: number): boolean {
    const { text, limit } = this;
    const start = this.at + quoteLength;
    for (let i = start; i < limit; i++) {
      const c = text.charCodeAt(i);
      if (c === 0x0a || c === 0x0d) break;
      if (c === 0x5c) i++;
      else if (quoteLength === 1 && c === 0x27) {
        this.at = i + 1;
        return this.delimiter !== "'" || !this.touchesWord();
      } else if (quoteLength > 1 && c === 0x26) {
        this.at = i;
        const length = this.matches(apostropheReference);
        if (length === 0) continue;
        this.at += length;
        return true;
      }
    }
    this.at = start;
    return this.delimiter !== "'" || quoteLength > 1;
  }

  private reference(): boolean {
    const quote = this.matches(quoteReference);
    if (quote > 0) return this.openString(escapedQuote, quote);
    const apostrophe = this.matches(apostropheReference);
    if (apostrophe > 0) return this.character(apostrophe);
    this.at++;
    return true;
  }

  /** A comment, or the operator. `/>` is neither: a tag ends here, and the expression should have before. */
  private slash(): boolean {
    const next = this.text.charCodeAt(this.at + 1);
    if (next === 0x2f) {
      while (this.at < this.limit && !isLineEnd(this.text.charCodeAt(this.at))) this.at++;
      return true;
    }
    if (next === 0x2a) {
      const length = this.text.slice(this.at + 2, this.limit).indexOf('*/');
      this.at = length < 0 ? this.limit : this.at + 2 + length + 2;
      return length >= 0;
    }
    this.at++;
    return this.delimiter === null || next !== 0x3e;
  }

  /** In C# no string touches a word; where one seems to, its quotes were the attribute's. */
  private touchesWord(): boolean {
    return this.at < this.limit && isWord(this.text.charAt(this.at));
  }

  private matches(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    return pattern.test(this.text) ? pattern.lastIndex - this.at : 0;
  }
}
