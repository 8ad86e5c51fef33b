import type { SourceFile } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';

/**
 * A diagnostic as people read it in a terminal: where, what, and the text with the place underlined.
 *
 *     policy.xml:3:5 error XML1001: <when> is never closed
 *       3 |   <when condition="…">
 *         |    ^^^^
 *
 * Tabs are shown as two spaces, control characters as a middle dot, so that what is shown stands above its underline
 * and a hostile file moves no cursor. Of a long line, or of many lines, a window is shown.
 */
export type Palette = Readonly<Record<Severity | 'code' | 'dim', (text: string) => string>>;

const same = (text: string): string => text;
export const plain: Palette = { error: same, warning: same, hint: same, code: same, dim: same };

/** Columns of source shown of one line. */
const windowWidth = 100;
const beforePlace = 30;
const linesAtEachEnd = 2;

export function renderDiagnostic(diagnostic: Diagnostic, source: SourceFile, palette: Palette = plain): string {
  const { code, severity, message, span, related = [] } = diagnostic;
  const paint = palette[severity];
  const out = [`${place(source, span)} ${paint(severity)} ${palette.code(code)}: ${visible(message)}`];
  out.push(...frame(source, span, paint, palette));
  for (const note of related) {
    out.push(`${place(source, note.span)} ${palette.dim('note')}: ${visible(note.message)}`);
    out.push(...frame(source, note.span, palette.dim, palette));
  }
  return out.join('\n');
}

function place(source: SourceFile, { start }: Span): string {
  const { line, column } = source.position(start);
  return `${source.name}:${line}:${column}`;
}

function frame(source: SourceFile, span: Span, paint: (text: string) => string, palette: Palette): string[] {
  const first = source.position(span.start).line;
  const last = Math.max(first, source.position(Math.max(span.end - 1, span.start)).line);
  const gutter = Math.max(3, String(last).length);
  const margin = `${' '.repeat(gutter)} | `;
  const out: string[] = [];
  for (let line = first; line <= last; line++) {
    if (line === first + linesAtEachEnd && last - line >= linesAtEachEnd) {
      out.push(palette.dim(`${' '.repeat(gutter)} ⋮`));
      line = last - linesAtEachEnd + 1;
    }
    const { shown, indent, length } = excerpt(source, line, span);
    out.push(palette.dim(`${String(line).padStart(gutter)} | `) + shown);
    if (length > 0) out.push(`${palette.dim(margin)}${' '.repeat(indent)}${paint('^'.repeat(length))}`);
  }
  return out.map((line) => line.trimEnd());
}

interface Excerpt {
  readonly shown: string;
  /** The underline: columns before it, and its own. */
  readonly indent: number;
  readonly length: number;
}

/** A window of one line around the part of it that the span covers. */
function excerpt(source: SourceFile, line: number, span: Span): Excerpt {
  const { start, end } = source.line(line);
  const markStart = Math.min(Math.max(span.start, start), end);
  const from = end - start <= windowWidth ? start : Math.max(start, markStart - beforePlace);
  const to = Math.min(end, from + windowWidth);
  const markEnd = Math.max(markStart, Math.min(span.end, to));
  const before = (from > start ? '…' : '') + visible(source.text.slice(from, markStart));
  const marked = visible(source.text.slice(markStart, markEnd));
  const after = visible(source.text.slice(markEnd, to)) + (to < end ? '…' : '');
  const length = columns(marked) || (span.end <= end ? 1 : 0);
  return { shown: before + marked + after, indent: columns(before), length };
}

const visible = (text: string): string =>
  text.replaceAll('\t', '  ').replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '·');

const columns = (text: string): number => Array.from(text).length;
