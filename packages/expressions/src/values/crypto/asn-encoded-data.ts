import { toHex } from '../base64.ts';
import { CLR } from '../clr.ts';
import type { Oid } from './oid.ts';

/** System.Security.Cryptography.AsnEncodedData: bytes in DER and what they are; as text, their hexadecimal digits. */
export class AsnEncodedData {
  readonly oid: Oid | null;
  readonly rawData: Uint8Array;

  constructor(oid: Oid | null, rawData: Uint8Array) {
    this.oid = oid;
    this.rawData = rawData;
  }

  get [CLR](): string {
    return 'System.Security.Cryptography.AsnEncodedData';
  }

  format(_multiLine: boolean): string {
    return toHex(this.rawData);
  }
}
