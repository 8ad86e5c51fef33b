import { argument, argumentNull, argumentOutOfRange } from './exception.ts';
import { negativeArgument } from './integer-guards.ts';

/** Little-endian bytes of numbers, with .NET's checks of array and index. */
export function toBytes(size: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
}

const INDEX = 'Index was out of range. Must be non-negative and less than the size of the collection.';

const TOO_SHORT =
  'The array starting from the specified index is not long enough to read a value of the specified type.';

export function viewAt(bytes: Uint8Array | null, startIndex: number, size: number): DataView {
  if (bytes === null) return argumentNull('value');
  if (startIndex < 0 || startIndex >= bytes.length) return argumentOutOfRange('startIndex', INDEX);
  if (startIndex > bytes.length - size) return argument(TOO_SHORT, 'value');
  return new DataView(bytes.buffer, bytes.byteOffset + startIndex, size);
}

/** The part that `BitConverter.ToString` shows. */
export function shownPart(bytes: Uint8Array | null, startIndex: number, length: number): Uint8Array {
  if (bytes === null) return argumentNull('value');
  if (startIndex < 0 || (startIndex >= bytes.length && startIndex > 0)) return argumentOutOfRange('startIndex', INDEX);
  if (length < 0) return negativeArgument('length', length);
  if (startIndex > bytes.length - length) return argument(TOO_SHORT, 'value');
  return bytes.subarray(startIndex, startIndex + length);
}
