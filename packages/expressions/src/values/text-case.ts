/**
 * Upper and lower case as .NET's invariant culture has them: Unicode's simple mappings, one code point to one, whatever
 * stands around it ("ß" stays, "Σ" never becomes the final sigma). JavaScript's full mappings are used where they agree.
 */
const NON_ASCII = /[^\0-\x7f]/;
export const isAscii = (text: string): boolean => !NON_ASCII.test(text);

/** Greek letters with iota subscript, whose full mapping is two letters but whose simple mapping is the title case letter. */
function greekTitleCase(c: number): number {
  if (c >= 0x1f80 && c <= 0x1faf) return (c & 0xf) < 8 ? c + 8 : c;
  return c === 0x1fb3 || c === 0x1fc3 || c === 0x1ff3 ? c + 9 : c;
}

function upperCodePoint(c: number): number {
  if (c === 0x131) return c; // dotless i: its capital is in ASCII, which the invariant culture keeps apart
  const text = String.fromCodePoint(c);
  const upper = text.toUpperCase();
  return upper.length === text.length ? upper.codePointAt(0)! : greekTitleCase(c);
}

function lowerCodePoint(c: number): number {
  const text = String.fromCodePoint(c);
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower.codePointAt(0)! : c;
}

/** One UTF-16 unit; halves of a surrogate pair stay as they are. */
export function upperChar(c: number): number {
  if (c < 0x80) return c >= 0x61 && c <= 0x7a ? c - 32 : c;
  return c >= 0xd800 && c <= 0xdfff ? c : upperCodePoint(c);
}
export function lowerChar(c: number): number {
  if (c < 0x80) return c >= 0x41 && c <= 0x5a ? c + 32 : c;
  return c >= 0xd800 && c <= 0xdfff ? c : lowerCodePoint(c);
}

function mapCodePoints(text: string, map: (c: number) => number): string {
  let out = '';
  for (const part of text) out += String.fromCodePoint(map(part.codePointAt(0)!));
  return out;
}

/** `ToUpperInvariant()`, and `ToUpper()` in the current culture. */
export const upperInvariant = (text: string): string =>
  isAscii(text) ? text.toUpperCase() : mapCodePoints(text, upperCodePoint);
export const lowerInvariant = (text: string): string =>
  isAscii(text) ? text.toLowerCase() : mapCodePoints(text, lowerCodePoint);

/** The form that `OrdinalIgnoreCase` compares: as `ToUpperInvariant`, but the long s stays apart from S. */
export const ordinalUpper = (text: string): string =>
  isAscii(text) ? text.toUpperCase() : mapCodePoints(text, (c) => (c === 0x17f ? c : upperCodePoint(c)));
