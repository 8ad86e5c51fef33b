import { argument } from '../exception.ts';
import { NEW_LINE } from '../text-new-line.ts';
import { invalidCharacter } from './errors.ts';

/**
 * Text as .NET's writers put it: markup escaped, line breaks made those of the platform, what no XML document may
 * contain refused with ArgumentException.
 */
// oxlint-disable-next-line no-control-regex
const SPECIAL = /[\0-\x08\x0b-\x1f&<>\n\ud800-\udfff\ufffe\uffff]/;
// oxlint-disable-next-line no-control-regex
const SPECIAL_IN_ATTRIBUTE = /[\0-\x1f&<>"\ud800-\udfff\ufffe\uffff]/;
// oxlint-disable-next-line no-control-regex
const TOKENS = /[\ud800-\udbff][\udc00-\udfff]|\r\n?|[\0-\x1f&<>"\ud800-\udfff\ufffe\uffff]/g;

const hex = (c: number): string => `0x${c.toString(16).toUpperCase()}`;

/** A surrogate without its partner, a control character, U+FFFE, U+FFFF: never returns. */
function refuse(text: string, at: number): never {
  const c = text.charCodeAt(at);
  if (c >= 0xdc00 && c < 0xe000)
    return argument(
      `Invalid high surrogate character (${hex(c)}). A high surrogate character must have a value from range (0xD800 - 0xDBFF).`,
    );
  if (c < 0xd800 || c > 0xdfff) return argument(invalidCharacter(text, at));
  return at + 1 === text.length
    ? argument('The surrogate pair is invalid. Missing a low surrogate character.')
    : argument(
        `The surrogate pair (${hex(c)}, ${hex(text.charCodeAt(at + 1))}) is invalid. A high surrogate character (0xD800 - 0xDBFF) must always be paired with a low surrogate character (0xDC00 - 0xDFFF).`,
      );
}

/** Between tags. */
export const escapeText = (text: string): string =>
  SPECIAL.test(text)
    ? text.replace(TOKENS, (token, at: number) => {
        switch (token) {
          case '&':
            return '&amp;';
          case '<':
            return '&lt;';
          case '>':
            return '&gt;';
          default:
            return verbatim(text, token, at);
        }
      })
    : text;

/** Between double quotes: white space other than blanks is kept from being normalised away. */
export const escapeAttribute = (text: string): string =>
  SPECIAL_IN_ATTRIBUTE.test(text)
    ? text.replace(TOKENS, (token, at: number) => {
        switch (token) {
          case '&':
            return '&amp;';
          case '<':
            return '&lt;';
          case '>':
            return '&gt;';
          case '"':
            return '&quot;';
          case '\t':
            return '&#x9;';
          case '\n':
            return '&#xA;';
          case '\r':
            return '&#xD;';
          case '\r\n':
            return '&#xD;&#xA;';
          default:
            return verbatim(text, token, at);
        }
      })
    : text;

/** In comments, instructions and CDATA sections nothing is escaped. */
export const checkText = (text: string): string =>
  SPECIAL.test(text) ? text.replace(TOKENS, (token, at: number) => verbatim(text, token, at)) : text;

function verbatim(text: string, token: string, at: number): string {
  if (token === '\n' || token === '\r' || token === '\r\n') return NEW_LINE;
  return token === '\t' || token === '"' || token === '&' || token === '<' || token === '>' || token.length === 2
    ? token
    : refuse(text, at);
}
