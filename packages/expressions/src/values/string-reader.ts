import { CLR } from './clr.ts';
import { clrThrow } from './exception.ts';

/** System.IO.StringReader: a text and a place in it. */
export class StringReader {
  private text: string | null;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get [CLR](): string {
    return 'System.IO.StringReader';
  }

  private get open(): string {
    return this.text ?? clrThrow('System.ObjectDisposedException', 'Cannot read from a closed TextReader.');
  }

  close(): void {
    this.text = null;
  }

  /** The next UTF-16 unit, or -1 at the end. */
  peek(): number {
    return this.at < this.open.length ? this.open.charCodeAt(this.at) : -1;
  }

  read(): number {
    const c = this.peek();
    if (c >= 0) this.at++;
    return c;
  }

  /** At most `count` units. */
  readBlock(count: number): string {
    const block = this.open.slice(this.at, this.at + count);
    this.at += block.length;
    return block;
  }

  /** Without its line break (LF, CR or CRLF); null at the end. */
  readLine(): string | null {
    const text = this.open;
    if (this.at >= text.length) return null;
    let end = this.at;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    const line = text.slice(this.at, end);
    const crLf = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10;
    this.at = end + (crLf ? 2 : 1);
    return line;
  }

  readToEnd(): string {
    return this.readBlock(this.open.length);
  }
}
