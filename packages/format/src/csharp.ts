import type { Island } from '@sluice/parser';
import { columnOf, spaceTo, type Style } from './options.ts';

/**
 * Moves the lines of an expression sideways, all by the same distance: the C# stays as its author laid it out, and
 * stands where its element stands. Lines that begin inside a string or a comment stay as they are, and a line break
 * written as a reference is none.
 */
export function reindent(text: string, { span, code, map }: Island, column: number, style: Style): string {
  const raw = text.slice(span.start, span.end);
  const lines = codeLines(code)
    .map((at) => map.end(at) - span.start)
    .filter((at) => /[\r\n]/.test(raw.charAt(at - 1)))
    .map((at) => lineAt(raw, at));
  const filled = lines.filter(({ blank }) => !blank);
  if (filled.length === 0) return raw;

  const columns = filled.map(({ at, end }) => columnOf(raw.slice(at, end), style));
  const last = filled.at(-1)!;
  const closes = /^[)}\]]/.test(raw.slice(last.end)) && !/[\r\n]/.test(raw.slice(last.end));
  const distance = closes ? column - columns.at(-1)! : column + style.columns - Math.min(...columns);

  let out = '';
  let copied = 0;
  for (const { at, end, blank } of lines) {
    const to = Math.max(0, columnOf(raw.slice(at, end), style) + distance);
    out += raw.slice(copied, at) + (blank ? '' : spaceTo(to, style));
    copied = end;
  }
  return out + raw.slice(copied);
}

/** White space from `at` to `end` begins a line; in a blank line it is all there is. */
interface Line {
  readonly at: number;
  readonly end: number;
  readonly blank: boolean;
}

function lineAt(raw: string, at: number): Line {
  let end = at;
  while (raw[end] === ' ' || raw[end] === '\t') end++;
  return { at, end, blank: /[\r\n]/.test(raw.charAt(end)) };
}

/** Whatever may hold a line break that is no white space of C#, and the brackets that end the hole of a string. */
const token =
  /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|(?:\$@|@\$|\$)"|@"[^"]*(?:""[^"]*)*"?|"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"?|'[^'\\\r\n]*(?:\\[^\r\n][^'\\\r\n]*)*'?|[{}]|\r\n|\r|\n/g;
const textPart = {
  verbatim: /[^"{]*(?:(?:""|\{\{)[^"{]*)*/y,
  regular: /[^"\\{\r\n]*(?:(?:\\[^\r\n]|\{\{)[^"\\{\r\n]*)*/y,
} as const;

/** The offsets behind the line breaks that stand between tokens. */
function codeLines(code: string): number[] {
  const found: number[] = [];
  /** Open braces, with the kind of string that a hole belongs to; the lines inside a hole are the string's. */
  const open: (keyof typeof textPart | null)[] = [];
  let holes = 0;
  token.lastIndex = 0;
  const string = (kind: keyof typeof textPart): void => {
    const part = textPart[kind];
    part.lastIndex = token.lastIndex;
    part.test(code);
    if (code[part.lastIndex] === '{') {
      open.push(kind);
      holes++;
    }
    token.lastIndex = part.lastIndex + 1;
  };
  for (let match = token.exec(code); match !== null; match = token.exec(code)) {
    const [image] = match;
    if (/^[\r\n]/.test(image)) {
      if (holes === 0) found.push(token.lastIndex);
    } else if (image.startsWith('$') || image.startsWith('@$')) string(image.length === 3 ? 'verbatim' : 'regular');
    else if (image === '{') open.push(null);
    else if (image === '}') {
      const kind = open.pop() ?? null;
      if (kind === null) continue;
      holes--;
      string(kind);
    }
  }
  return found;
}
