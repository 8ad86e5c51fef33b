import { htmlEntity } from './html-entities.ts';
import { chargeString } from './run.ts';

/** `WebUtility.HtmlEncode` and `HtmlDecode`. */

const UNSAFE = /[<>&"'\u00a0-\u00ff]|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

/** Markup, Latin-1 above U+009F and whole surrogate pairs are encoded, the rest stands; half a pair becomes U+FFFD. */
export function htmlEncode(text: string): string {
  chargeString(text.length);
  return text.replace(UNSAFE, (c) => {
    switch (c) {
      case '<':
        return '&lt;';
      case '>':
        return '&gt;';
      case '&':
        return '&amp;';
      case '"':
        return '&quot;';
      case "'":
        return '&#39;';
      default: {
        const code = c.codePointAt(0)!;
        return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : `&#${code};`;
      }
    }
  });
}

const REFERENCE = /&([^;&]*);/g;

/** A reference that means nothing, or no character of Unicode, stays as it is. */
export function htmlDecode(text: string): string {
  chargeString(text.length);
  return text.includes('&') ? text.replace(REFERENCE, (whole, name: string) => character(name) ?? whole) : text;
}

function character(name: string): string | undefined {
  if (name.charCodeAt(0) !== 0x23 || name.length < 2) return htmlEntity(name);
  const hex = /^#[xX]([\da-fA-F]+)$/.exec(name);
  // decimal ones are read as .NET reads any integer: white space around, a sign
  const decimal = /^#[\t-\r ]*\+?(\d+)[\t-\r ]*$/.exec(name);
  const code = hex ? parseInt(hex[1]!, 16) : decimal ? Number(decimal[1]) : NaN;
  const valid = code < 0xd800 || (code > 0xdfff && code <= 0x10ffff);
  return valid ? String.fromCodePoint(code) : undefined;
}
