import { chargeString } from '../run.ts';
import { Scanner } from './scanner.ts';

/** `Regex.Escape` and `Regex.Unescape`. */
const META = /[\\*+?|{[()^$.#\t\n\f\r ]/g;
const LETTERS: Readonly<Record<string, string>> = { '\t': 't', '\n': 'n', '\f': 'f', '\r': 'r' };

export function escapePattern(text: string): string {
  chargeString(text.length * 2);
  return text.replace(META, (c) => `\\${LETTERS[c] ?? c}`);
}

/** Reads every escape that a pattern may hold; throws RegexParseException for others. A last backslash is dropped. */
export function unescapePattern(text: string): string {
  const s = new Scanner(text, 0);
  let out = '';
  for (;;) {
    const from = s.pos;
    const at = text.indexOf('\\', from);
    if (at < 0) return out + text.slice(from);
    out += text.slice(from, at);
    s.pos = at + 1;
    if (s.atEnd) return out;
    out += String.fromCharCode(s.charEscape());
  }
}
