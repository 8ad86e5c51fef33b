import { CLR } from './clr.ts';
import { invalidOperation } from './exception.ts';
import type { Cursor } from './sequence.ts';

/** `string.GetEnumerator()`: steps over the UTF-16 units. */
export class CharEnumerator implements Cursor<number> {
  readonly text: string;
  index: number;

  constructor(text: string, index = -1) {
    this.text = text;
    this.index = index;
  }

  get [CLR](): string {
    return 'System.CharEnumerator';
  }

  get current(): number {
    if (this.index < 0) return invalidOperation('Enumeration has not started. Call MoveNext.');
    if (this.index >= this.text.length) return invalidOperation('Enumeration already finished.');
    return this.text.charCodeAt(this.index);
  }

  moveNext(): boolean {
    if (this.index < this.text.length) this.index++;
    return this.index < this.text.length;
  }
}
