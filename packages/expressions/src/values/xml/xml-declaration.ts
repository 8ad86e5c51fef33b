import { characterClasses, NAME } from './characters.ts';
import { UNEXPECTED_END, type Input } from './input.ts';

/** `<?xml version="1.0" encoding="…" standalone="…"?>` at the very beginning of a document. */
export interface XmlDeclaration {
  readonly version: string;
  readonly encoding: string | null;
  readonly standalone: string | null;
  /** What stands between `<?xml` and `?>`. */
  readonly text: string;
}

const INVALID = 'Syntax for an XML declaration is invalid.';
const PARTS = ['version', 'encoding', 'standalone'] as const;

/** Null where the document does not begin with a declaration; then nothing is read. */
export function readXmlDeclaration(input: Input): XmlDeclaration | null {
  const { text } = input;
  if (!text.startsWith('<?xml') || text.length < 6 || (characterClasses()[text.charCodeAt(5)]! & NAME) !== 0)
    return null;
  input.at = 5;
  const found: (string | null)[] = [null, null, null];
  let part = 0;
  let begun = 0;
  for (;;) {
    const end = input.at;
    const spaces = input.skipSpace();
    if (begun === 0) begun = input.at;
    if (text[input.at] === '?') {
      if (text[input.at + 1] === '>') {
        if (part === 0) input.fail(INVALID);
        const content = text.slice(begun, end);
        input.at += 2;
        return { version: found[0]!, encoding: found[1]!, standalone: found[2]!, text: content };
      }
      if (input.at + 1 >= text.length) input.fail(UNEXPECTED_END);
      input.unexpected(input.at, "'>'");
    }
    if (spaces === 0 && part !== 0) input.unexpected(input.at, '?>');
    const nameEnd = input.nameEnd(input.at, false);
    const index = partOf(text.slice(input.at, nameEnd), part);
    if (index < 0) input.fail(INVALID);
    input.at = nameEnd;
    found[index] = readValue(input, index);
    part = index + 1;
  }
}

/** Which part has this name, if it may stand here: the version first, then the others in their order. */
function partOf(name: string, from: number): number {
  const index = PARTS.findIndex((part, i) => i >= from && part === name);
  return from === 0 && index !== 0 ? -1 : index;
}

// oxlint-disable-next-line no-control-regex
const NOT_IN_VALUE = /["'<>&\r\n\t\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|$/g;

function readValue(input: Input, part: number): string {
  const { text } = input;
  if (text[input.at] !== '=') input.skipSpace();
  if (text[input.at] !== '=') input.unexpected(input.at, '=');
  input.at++;
  if (text[input.at] !== '"' && text[input.at] !== "'") input.skipSpace();
  const quote = text[input.at];
  if (quote !== '"' && quote !== "'") return input.unexpected(input.at, '"', "'");
  const from = ++input.at;
  NOT_IN_VALUE.lastIndex = from;
  const end = NOT_IN_VALUE.exec(text)!.index;
  if (end >= text.length) input.fail('There is an unclosed literal string.');
  if (text[end] !== quote) input.fail(INVALID);
  const value = text.slice(from, end);
  // as .NET does, which looks no further
  if (part === 0 && !value.startsWith('1.0')) input.fail(`Version number '${value}' is invalid.`);
  if (part === 2 && value !== 'yes' && value !== 'no') input.fail(INVALID, from - 1);
  input.at = end + 1;
  return value;
}
