import { CLR } from './clr.ts';
import { argument, argumentNull, format as formatError } from './exception.ts';
import { ambient } from './run.ts';

/**
 * System.Guid: an immutable 128-bit id, held as its 32 hexadecimal digits in lower case, in the order of the text.
 * Equality is that of the digits, and so is order: .NET compares the fields from left to right, unsigned.
 */
export class Guid {
  readonly hex: string;

  /** Takes 32 lower-case digits as they are. */
  constructor(hex: string) {
    this.hex = hex;
  }

  get [CLR](): string {
    return 'System.Guid';
  }

  /** `0f8fad5b-d9cb-469f-a165-70867728950e`. */
  get text(): string {
    const { hex } = this;
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}

export const EMPTY_GUID = new Guid('0'.repeat(32));

/** A new id, of the evaluation's host. */
export const newGuid = (): Guid => new Guid(ambient().newGuid());

const digits = (value: number, count: number): string => value.toString(16).padStart(count, '0');

/** `new Guid(a, b, c, d, …, k)`: numbers of any sign, of which the low bits count. */
export const guidFromParts = (a: number, b: number, c: number, rest: ArrayLike<number>): Guid =>
  new Guid(
    digits(a >>> 0, 8) + digits(b & 0xffff, 4) + digits(c & 0xffff, 4) + Array.from(rest, (x) => digits(x, 2)).join(''),
  );

export function guidFromPartsAndBytes(a: number, b: number, c: number, d: Uint8Array | null): Guid {
  if (d === null) return argumentNull('d');
  if (d.length !== 8) return argument('Byte array for Guid must be exactly 8 bytes long.', 'd');
  return guidFromParts(a, b, c, d);
}

/** Where each byte of the text stands in .NET's byte order: the first three fields are little-endian. */
const BYTE_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15] as const;

export function guidFromBytes(bytes: Uint8Array | null, bigEndian = false): Guid {
  if (bytes === null) return argumentNull('b');
  if (bytes.length !== 16) return argument('Byte array for Guid must be exactly 16 bytes long.', 'b');
  return new Guid(BYTE_ORDER.map((from, i) => digits(bytes[bigEndian ? i : from]!, 2)).join(''));
}

export function guidBytes(a: Guid, bigEndian = false): Uint8Array {
  return Uint8Array.from(BYTE_ORDER, (from, i) => {
    const at = (bigEndian ? i : from) * 2;
    return Number.parseInt(a.hex.slice(at, at + 2), 16);
  });
}

export const compareGuids = (a: Guid, b: Guid): number => (a.hex === b.hex ? 0 : a.hex < b.hex ? -1 : 1);
export const equalGuids = (a: Guid, b: Guid): boolean => a.hex === b.hex;

/** .NET's own: the four words of memory, exclusively or-ed; it does not differ between runs. */
export function hashGuid(a: Guid): number {
  const view = new DataView(guidBytes(a).buffer);
  return [0, 4, 8, 12].reduce((hash, at) => hash ^ view.getInt32(at, true), 0);
}

export function formatGuid(a: Guid, format: string | null): string {
  switch (format) {
    case null:
    case '':
    case 'D':
    case 'd':
      return a.text;
    case 'N':
    case 'n':
      return a.hex;
    case 'B':
    case 'b':
      return `{${a.text}}`;
    case 'P':
    case 'p':
      return `(${a.text})`;
    case 'X':
    case 'x': {
      const part = (from: number, to: number): string => `0x${a.hex.slice(from, to)}`;
      const bytes = [16, 18, 20, 22, 24, 26, 28, 30].map((i) => part(i, i + 2));
      return `{${part(0, 8)},${part(8, 12)},${part(12, 16)},{${bytes.join(',')}}}`;
    }
    default:
      return formatError(BAD_GUID_FORMAT);
  }
}

export const BAD_GUID_FORMAT = 'Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".';
