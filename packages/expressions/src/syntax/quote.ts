/** Text and characters as C# writes them between quotes: everything outside of printable ASCII as an escape. */

const SIMPLE: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

const escaped = (text: string, quote: string): string =>
  text.replace(/[^\x20-\x7e]|["'\\]/g, (c) => {
    if (c === '"' || c === "'") return c === quote ? `\\${c}` : c;
    return SIMPLE[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });

export const quoted = (text: string): string => `"${escaped(text, '"')}"`;
export const quotedChar = (code: number): string => `'${escaped(String.fromCharCode(code), "'")}'`;
