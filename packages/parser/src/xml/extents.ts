import { isLineEnd, isSpace, name, nameStart, skipSpace } from './chars.ts';
import { scanIsland } from './island.ts';
import type { Delimiter, Extent } from './island.ts';

/**
 * Where the longer tokens of one text end: expressions, quoted values, runs of text. Well-formed pieces are exact.
 * Where a bracket or a quote is missing it guesses the nearest plausible end, so that the fault stays where it is.
 *
 * A guess may follow a long look ahead in vain. What all of them together may cost is a multiple of the text's
 * length; once that is spent, looks are short: reading is linear, and only texts made to hurt notice.
 */
export interface QuotedValue {
  /** Behind the closing quote, or where the value was cut off. */
  readonly end: number;
  readonly closed: boolean;
  /** The expression that begins right behind the quote; null for a literal. */
  readonly island: Extent | null;
  /** An expression begins the value, but does not fill it. */
  readonly trailing: boolean;
}

interface Ending {
  readonly end: number;
  readonly closed: boolean;
}

const shortLook = 256;

/** Behind a closing quote: the tag ends, another attribute begins, or another tag. */
const endsValue = new RegExp(`\\s*(?:/?>|\\?>|$)|\\s+${name}\\s*=\\s*["']|[ \\t]*[\\r\\n]\\s*<[/!A-Za-z]`, 'y');
const startsTag = /[ \t]*<[/!A-Za-z]/y;
/** A value or directive of Terraform's templates on one line, with strings and one level of braces inside. */
const template = /[$%]\{[^{}"'\n]*(?:(?:"[^"\n]*"|\{[^{}\n]*\})[^{}"'\n]*)*\}/y;
const interesting = /[<@%]/g;
const nameGoesOn = /[\w.:-]/;

/** Directives of Terraform's templates (`%%{` is its way to write `%{`); bounded, because each may be looked for in vain. */
export const directive = /(?<!%)%\{~?[ \t]{0,8}(?:if|else|endif|for|endfor)\b[^}\n]{0,400}\}/y;
const markup = new RegExp(`<(?:${nameStart}|[/?]|![-[A-Za-z])`, 'y');

export class Extents {
  private readonly text: string;
  private spare: number;
  private readonly found = new Map<string, { readonly from: number; readonly at: number }>();

  constructor(text: string) {
    this.text = text;
    this.spare = 4 * text.length;
  }

  /** Like `indexOf`, with -1 for none; what has been looked for once is not looked for again. */
  next(needle: string, from: number): number {
    const known = this.found.get(needle);
    if (known && known.from <= from && (known.at < 0 || from <= known.at)) return known.at;
    const at = this.text.indexOf(needle, from);
    this.found.set(needle, { from, at });
    return at;
  }

  /** An expression in the content of the element `within`, whose end tag bounds it when it does not close. */
  textIsland(at: number, within: string | null): Extent {
    const extent = this.scan(at, null);
    return extent.closed ? extent : { end: this.guessInText(at, within), closed: false };
  }

  /** From the first character of a run of text to the markup, directive or expression that ends it. */
  textEnd(from: number): number {
    const { text } = this;
    let at = skipSpace(text, from);
    if (at > from && startsIsland(text, at)) return at;
    for (;;) {
      interesting.lastIndex = at;
      const match = interesting.exec(text);
      if (!match) return text.length;
      at = match.index;
      const c = match[0];
      if (at > from && (c === '<' ? startsMarkup(text, at) : c === '%' && matchesAt(directive, text, at))) return at;
      // An expression amid text is text, but its angle brackets are no markup.
      const extent = c === '@' && startsIsland(text, at) ? this.scan(at, null) : null;
      at = extent?.closed ? extent.end : at + 1;
    }
  }

  /** The value that the quote at `open` begins. */
  quotedValue(open: number): QuotedValue {
    const { text } = this;
    const from = open + 1;
    if (!startsIsland(text, from)) {
      const { end, closed } = this.literal(from, open);
      return { end, closed, island: null, trailing: false };
    }
    const quote = text[open] as '"' | "'";
    const island = this.scan(from, quote);
    if (island.closed) {
      const behind = skipSpace(text, island.end);
      if (text[behind] === quote) return { end: behind + 1, closed: true, island, trailing: false };
      const { end, closed } = this.literal(island.end, open);
      const fills = !closed && end === island.end;
      return { end, closed, island: fills ? island : null, trailing: !fills };
    }
    const end = this.guessInValue(from, quote);
    const closed = text[end] === quote;
    return { end: closed ? end + 1 : end, closed, island: { end, closed: false }, trailing: false };
  }

  private scan(at: number, delimiter: Delimiter): Extent {
    const { text } = this;
    const limit = this.spare > 0 ? text.length : Math.min(text.length, at + shortLook);
    const extent = scanIsland(text, at, limit, delimiter);
    if (!extent.closed) this.spare -= extent.end - at;
    return extent;
  }

  /** A literal value; expressions and template calls amid it may hold its quote. */
  private literal(from: number, open: number): Ending {
    const { text } = this;
    const quote = text.charCodeAt(open);
    let lines = false;
    for (let at = from; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === quote) {
        if (lines && this.opensAnother(from, at)) break;
        return { end: at + 1, closed: true };
      }
      if (c === 0x0a) lines = true;
      else if (c === 0x40 && startsIsland(text, at)) {
        const extent = this.scan(at, text[open] as Delimiter);
        if (extent.closed) at = extent.end - 1;
      } else if (c === 0x7b && matchesAt(template, text, at - 1)) at = template.lastIndex - 1;
    }
    return { end: cutOff(text, from), closed: false };
  }

  /** A value over several lines whose last quote looks like the opening one of another has lost its own. */
  private opensAnother(from: number, quoteAt: number): boolean {
    const before = this.text.slice(Math.max(from, quoteAt - 8), quoteAt);
    return /=\s*$/.test(before) && !matchesAt(endsValue, this.text, quoteAt + 1);
  }

  private guessInValue(from: number, quote: '"' | "'"): number {
    const { text } = this;
    const limit = this.reach(from);
    for (let at = from; at < limit; at++) {
      const c = text[at];
      if (c === quote && matchesAt(endsValue, text, at + 1)) return this.guessed(from, at, at);
      if (c === '\n' && matchesAt(startsTag, text, at + 1)) return this.guessed(from, at, cutOff(text, from, at));
    }
    return this.guessed(from, limit, cutOff(text, from, limit));
  }

  private guessInText(from: number, within: string | null): number {
    const { text } = this;
    const limit = this.reach(from);
    let fallback = -1;
    for (let at = this.next('<', from); at >= 0 && at < limit; at = this.next('<', at + 1)) {
      const endTag = text[at + 1] === '/';
      if (endTag && (within === null || endsElement(text, at, within))) {
        return this.guessed(from, at, trimEnd(text, from, at));
      }
      if (fallback < 0 && startsMarkup(text, at) && (endTag || startsLine(text, at))) fallback = at;
    }
    return this.guessed(from, limit, trimEnd(text, from, fallback < 0 ? limit : fallback));
  }

  private reach(from: number): number {
    return this.spare > 0 ? this.text.length : Math.min(this.text.length, from + shortLook);
  }

  private guessed(from: number, looked: number, end: number): number {
    this.spare -= looked - from;
    return Math.max(end, from + 2);
  }
}

export function startsIsland(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x40) return false;
  const next = text.charCodeAt(at + 1);
  return next === 0x28 || next === 0x7b;
}

const startsMarkup = (text: string, at: number): boolean => matchesAt(markup, text, at);

/** `</name` stands here, and is not the beginning of a longer name. */
const endsElement = (text: string, at: number, element: string): boolean =>
  text.startsWith(element, at + 2) && !nameGoesOn.test(text.charAt(at + 2 + element.length));

export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function trimEnd(text: string, from: number, end: number): number {
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Only white space stands before `at` in its line; looked for over a short stretch. */
function startsLine(text: string, at: number): boolean {
  const stop = Math.max(0, at - shortLook);
  for (let i = at - 1; i >= stop; i--) {
    const c = text.charCodeAt(i);
    if (c === 0x0a || c === 0x0d) return true;
    if (c !== 0x20 && c !== 0x09) return false;
  }
  return false;
}

/** A value without a closing quote ends with its first line, before the end of the tag if that stands there. */
function cutOff(text: string, from: number, limit = text.length): number {
  let end = from;
  while (end < limit && !isLineEnd(text.charCodeAt(end))) end++;
  end = trimEnd(text, from, end);
  if (text[end - 1] === '>') end -= text[end - 2] === '/' ? 2 : 1;
  return Math.max(trimEnd(text, from, end), from);
}
