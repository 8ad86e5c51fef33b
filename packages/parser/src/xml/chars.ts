/**
 * The characters that XML's grammar speaks of.
 *
 * Names go by the productions NameStartChar and NameChar of XML 1.0; characters beyond U+FFFF are let through as
 * their two halves. Sources for regular expressions, so that every pattern spells a name the same way.
 */
const start =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';

export const nameStart = `[${start}]`;
export const name = `[${start}][${start}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`;

/** White space as XML has it. */
export const isSpace = (c: number): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;

export const isLineEnd = (c: number): boolean => c === 0x0a || c === 0x0d;

/** The `Char` production. */
export const isXmlChar = (code: number): boolean =>
  isSpace(code) ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

export function skipSpace(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}
