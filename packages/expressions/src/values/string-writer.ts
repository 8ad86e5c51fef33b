import { CLR } from './clr.ts';
import { clrThrow } from './exception.ts';
import type { StringBuilder } from './string-builder.ts';
import { NEW_LINE } from './text-new-line.ts';

/** System.IO.StringWriter, which is the only TextWriter here. */
export class StringWriter {
  readonly builder: StringBuilder;
  /** Whose formats `Write` uses; null is the current culture. */
  readonly provider: unknown;
  newLine: string = NEW_LINE;
  closed = false;

  constructor(builder: StringBuilder, provider: unknown = null) {
    this.builder = builder;
    this.provider = provider;
  }

  get [CLR](): string {
    return 'System.IO.StringWriter';
  }

  write(text: string | null): void {
    if (this.closed) clrThrow('System.ObjectDisposedException', 'Cannot write to a closed TextWriter.');
    this.builder.append(text);
  }

  writeLine(text: string | null = null): void {
    this.write(text);
    this.write(this.newLine);
  }
}
