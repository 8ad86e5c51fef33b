/** .NET's `char.IsWhiteSpace`, `char.IsLetterOrDigit` for a UTF-16 unit. */
export function isWhiteSpace(c: number): boolean {
  if (c < 128) return c === 32 || (c >= 9 && c <= 13);
  return c === 0x85 || c === 0xa0 || (c >= 0x1680 && c !== 0xfeff && /\s/.test(String.fromCharCode(c)));
}

export function isLetterOrDigit(c: number): boolean {
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
  return c === c && /[\p{L}\p{Nd}]/u.test(String.fromCharCode(c));
}
