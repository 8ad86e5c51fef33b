/** JSON text: what Newtonsoft escapes, and how. */

// oxlint-disable-next-line no-control-regex
const PLAIN = /^[^\u0000-\u001f"\\\u0085\u2028\u2029]*$/;

const NAMED: Readonly<Record<number, string>> = {
  8: '\\b',
  9: '\\t',
  10: '\\n',
  12: '\\f',
  13: '\\r',
  92: '\\\\',
};

const unicode = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

/** StringEscapeHandling: also escape what is not ASCII, or what HTML gives a meaning. */
export const DEFAULT = 0;
export const NON_ASCII = 1;
export const HTML = 2;

/** The inside of a string: the delimiter, backslashes, control characters and U+0085, U+2028, U+2029 are escaped. */
export function escapeText(text: string, delimiter: string, handling = DEFAULT): string {
  if (handling === DEFAULT && delimiter === '"' && PLAIN.test(text)) return text;
  const quote = delimiter.charCodeAt(0);
  let out = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const escaped = escapeOf(code, quote, handling);
    if (escaped === null) continue;
    out += text.slice(start, i) + escaped;
    start = i + 1;
  }
  return out + text.slice(start);
}

function escapeOf(code: number, quote: number, handling: number): string | null {
  if (handling === HTML && (code === 34 || code === 38 || code === 39 || code === 60 || code === 62))
    return unicode(code);
  if (code === quote) return `\\${String.fromCharCode(code)}`;
  if (code < 32 || code === 92) return NAMED[code] ?? unicode(code);
  if (code === 0x85 || code === 0x2028 || code === 0x2029) return unicode(code);
  return handling === NON_ASCII && code > 127 ? unicode(code) : null;
}

export const quoted = (text: string, handling = DEFAULT): string => `"${escapeText(text, '"', handling)}"`;
