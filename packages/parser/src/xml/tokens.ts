import { createToken } from 'chevrotain';
import type { CustomPatternMatcherFunc, IToken, TokenType } from 'chevrotain';
import { name, nameStart } from './chars.ts';
import { directive as directivePattern, matchesAt, startsIsland } from './extents.ts';
import type { Extents, QuotedValue } from './extents.ts';

/**
 * The tokens of a policy document, in two modes: content, and the inside of a tag. An expression is one token, and so
 * is a quoted value: only lexing C# tells where they end. Every character belongs to exactly one token, whatever the
 * text; what may be missing (`-->`, a quote) a token tells in its payload.
 */
export interface Closing {
  readonly closed: boolean;
}

/** The text being read; set for the time of one synchronous run of the lexer. */
let extents: Extents;
export function reading(text: Extents | null): void {
  extents = text!;
}

/** One character for each of the buckets chevrotain sorts first characters into. */
const anyChar = [...Array(256).keys(), ...Array.from({ length: 256 }, (_, i) => (i + 1) * 255 + 1)];
const startsName = new RegExp(nameStart);
const nameStarts = anyChar.filter((c) => c > 0xff || startsName.test(String.fromCharCode(c)));

type Match = RegExpExecArray & { payload?: unknown };

/** A token whose extent a function finds: the offset behind it, or null where it does not begin here. */
function custom(
  tokenName: string,
  starts: Iterable<number | string>,
  extent: (text: string, at: number, before: IToken[]) => readonly [end: number, payload?: unknown] | null,
  modes: { push_mode?: string; pop_mode?: boolean } = {},
): TokenType {
  const pattern: CustomPatternMatcherFunc = (text, at, before) => {
    const found = extent(text, at, before);
    if (found === null) return null;
    const match = [text.slice(at, found[0])] as unknown as Match;
    if (found.length > 1) match.payload = found[1];
    return match;
  };
  return createToken({
    name: tokenName,
    pattern,
    start_chars_hint: [...starts],
    line_breaks: true,
    ...modes,
  });
}

/** From `open` to `close`; without `close` to where `fallback` says. */
function delimited(
  tokenName: string,
  open: string,
  close: string,
  fallback: (text: string, at: number) => number,
): TokenType {
  return custom(tokenName, open[0]!, (text, at) => {
    if (!text.startsWith(open, at)) return null;
    const end = extents.next(close, at + open.length);
    return end < 0 ? [fallback(text, at), { closed: false }] : [end + close.length, { closed: true }];
  });
}

/** The next line that begins with `<`, or the end. */
function nextTagLine(text: string, at: number): number {
  const pattern = /[\r\n][ \t]*(?=<)/g;
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}

function tagEndOrLineEnd(text: string, at: number): number {
  const pattern = />|(?=[\r\n])|$/g;
  pattern.lastIndex = at;
  pattern.exec(text);
  return pattern.lastIndex;
}

export const ByteOrderMark = custom('ByteOrderMark', [0xfeff], (_, at) => (at === 0 ? [1] : null));

export const Comment = delimited('Comment', '<!--', '-->', nextTagLine);

export const CData = delimited('CData', '<![CDATA[', ']]>', (text, at) => {
  const end = text.indexOf('</', at);
  return end < 0 ? text.length : end;
});

export const Instruction = delimited('Instruction', '<?', '?>', tagEndOrLineEnd);

/** `<!DOCTYPE …>`, with its internal subset; and whatever else begins with `<!`. */
export const Doctype = custom('Doctype', '<', (text, at) => {
  if (text[at + 1] !== '!' || !/[-[A-Za-z]/.test(text.charAt(at + 2))) return null;
  const [open, close, subset] = [extents.next('<', at + 1), extents.next('>', at), extents.next('[', at)];
  const subsetEnd = subset < 0 || close < subset || (open >= 0 && open < subset) ? -1 : extents.next(']', subset);
  const last = subsetEnd < 0 ? close : extents.next('>', subsetEnd);
  const closed = last >= 0 && (subsetEnd >= 0 || open < 0 || last < open);
  return [closed ? last + 1 : tagEndOrLineEnd(text, at), { closed }];
});

export const Island = custom('Island', '@', (text, at, before) => {
  if (!startsIsland(text, at)) return null;
  const extent = extents.textIsland(at, enclosing(before));
  return [extent.end, extent];
});

export const Directive = custom('Directive', '%', (text, at) =>
  matchesAt(directivePattern, text, at) ? [directivePattern.lastIndex] : null,
);

export const Text = custom('Text', anyChar, (_, at) => [extents.textEnd(at)]);

const startTag = { pattern: new RegExp(`<${name}`), start_chars_hint: ['<'], line_breaks: false };
const endTag = { pattern: /<\/[^<>\r\n]*(?:\s*>)?/, start_chars_hint: ['<'], line_breaks: true };

export const StartTag = createToken({ ...startTag, name: 'StartTag', push_mode: 'tag' });
export const EndTag = createToken({ ...endTag, name: 'EndTag' });
/** The same inside a tag, which then has lost its end. */
export const StartTagInTag = createToken({ ...startTag, name: 'StartTagInTag', pop_mode: true, push_mode: 'tag' });
export const EndTagInTag = createToken({ ...endTag, name: 'EndTagInTag', pop_mode: true });

export const Space = createToken({
  name: 'Space',
  pattern: /[ \t\r\n]+/,
  start_chars_hint: [' ', '\t', '\r', '\n'],
  line_breaks: true,
});
export const Name = createToken({ name: 'Name', pattern: new RegExp(name), start_chars_hint: nameStarts });
export const Equals = createToken({ name: 'Equals', pattern: '=' });
export const TagEnd = createToken({ name: 'TagEnd', pattern: '>', pop_mode: true });
export const EmptyTagEnd = createToken({ name: 'EmptyTagEnd', pattern: '/>', pop_mode: true });

/** A quoted value, quotes included; only behind `=`, so that a quote too many does not swallow the next tags. */
export const Value = custom('Value', `"'`, (_, at, before) => {
  const last = before.at(-1);
  const sign = last?.tokenType === Space ? before.at(-2) : last;
  if (sign?.tokenType !== Equals) return null;
  const value: QuotedValue = extents.quotedValue(at);
  return [value.end, value];
});

const strayEnd = /[\s<>"'/=]/g;

/** What does not belong in a tag, up to something that might. */
export const Stray = custom('Stray', anyChar, (text, at) => {
  strayEnd.lastIndex = at + 1;
  return [strayEnd.exec(text)?.index ?? text.length];
});

/** The name of the element whose start tag was the last tag; null behind an end tag. */
function enclosing(before: IToken[]): string | null {
  for (let i = before.length - 1; i >= 0; i--) {
    switch (before[i]!.tokenType) {
      case StartTag:
      case StartTagInTag:
        return before[i]!.image.slice(1);
      case EndTag:
      case EndTagInTag:
      case EmptyTagEnd:
        return null;
    }
  }
  return null;
}
