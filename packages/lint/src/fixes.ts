import type { Fix, SourceFile, Span } from '@sluice/parser';

/** Fixes that several rules give. */

/** Takes a part of the markup out, with its whole line where nothing else stands on it. */
export function removal({ text }: SourceFile, { start, end }: Span, title: string): Fix {
  const before = /(?:^|\n)[ \t]*$/.exec(text.slice(Math.max(0, start - 200), start));
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end, end + 200));
  const blank = before === null ? 0 : before[0].replace('\n', '').length;
  const span =
    before !== null && after !== null ? { start: start - blank, end: end + after[0].length } : { start, end };
  return { title, safe: true, edits: [{ span, text: '' }] };
}
