import { CLR } from './clr.ts';
import type { Encoding } from './encoding.ts';

/** What `Encoding.GetEncodings()` tells of each. */
export class EncodingInfo {
  readonly encoding: Encoding;

  constructor(encoding: Encoding) {
    this.encoding = encoding;
  }

  get [CLR](): string {
    return 'System.Text.EncodingInfo';
  }
}
