import type { Span } from './span.ts';

/** Line and column as people count them: from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A named text and its lines. CR, LF and CRLF each end one line. A byte order mark keeps its offset, but takes no
 * column: editors do not show it. Line starts are found when a position is first asked for, then by binary search.
 */
export class SourceFile {
  readonly name: string;
  readonly text: string;
  private starts: readonly number[] | null = null;

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
  }

  get lineCount(): number {
    return this.lineStarts().length;
  }

  /** Offsets beyond either end of the text count as that end. */
  position(offset: number): Position {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (starts[mid]! <= offset) low = mid;
      else high = mid - 1;
    }
    const at = Math.min(offset, this.text.length);
    return { line: low + 1, column: Math.max(at - starts[low]!, 0) + 1 };
  }

  /** The inverse of `position`; lines and columns that do not exist count as the nearest that do. */
  offset(position: Position): number {
    const line = this.line(Math.min(Math.max(position.line, 1), this.lineCount));
    return Math.min(line.start + Math.max(position.column - 1, 0), line.end);
  }

  /** The extent of a line, counted from 1, without its line break. */
  line(number: number): Span {
    const starts = this.lineStarts();
    const start = starts[number - 1]!;
    let end = starts[number] ?? this.text.length;
    if (number < starts.length) end -= this.text.startsWith('\r\n', end - 2) ? 2 : 1;
    return { start, end };
  }

  private lineStarts(): readonly number[] {
    return (this.starts ??= findLineStarts(this.text));
  }
}

function findLineStarts(text: string): number[] {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
