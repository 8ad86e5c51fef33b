import { constant, missing, typeDef, type Row } from '../../types/define.ts';
import { toHex } from '../../values/base64.ts';
import { shownPart, toBytes, viewAt } from '../../values/bit-converter.ts';
import { argumentNull } from '../../values/exception.ts';
import { bitsToDouble, bitsToSingle, doubleToBits, singleToBits } from '../../values/math-bits.ts';

interface Codec {
  readonly name: string;
  readonly size: number;
  readonly read: (view: DataView) => unknown;
  readonly write: (view: DataView, value: never) => void;
}

const codec = <V>(
  name: string,
  size: number,
  read: (view: DataView) => V,
  write: (view: DataView, value: V) => void,
): Codec => ({
  name,
  size,
  read,
  write,
});

const CODECS: Readonly<Record<string, Codec>> = {
  bool: codec(
    'Boolean',
    1,
    (v) => v.getUint8(0) !== 0,
    (v, value: boolean) => v.setUint8(0, Number(value)),
  ),
  char: codec(
    'Char',
    2,
    (v) => v.getUint16(0, true),
    (v, value) => v.setUint16(0, value, true),
  ),
  short: codec(
    'Int16',
    2,
    (v) => v.getInt16(0, true),
    (v, value) => v.setInt16(0, value, true),
  ),
  ushort: codec(
    'UInt16',
    2,
    (v) => v.getUint16(0, true),
    (v, value) => v.setUint16(0, value, true),
  ),
  int: codec(
    'Int32',
    4,
    (v) => v.getInt32(0, true),
    (v, value) => v.setInt32(0, value, true),
  ),
  uint: codec(
    'UInt32',
    4,
    (v) => v.getUint32(0, true),
    (v, value) => v.setUint32(0, value, true),
  ),
  long: codec(
    'Int64',
    8,
    (v) => v.getBigInt64(0, true),
    (v, value) => v.setBigInt64(0, value, true),
  ),
  ulong: codec(
    'UInt64',
    8,
    (v) => v.getBigUint64(0, true),
    (v, value) => v.setBigUint64(0, value, true),
  ),
  float: codec(
    'Single',
    4,
    (v) => v.getFloat32(0, true),
    (v, value: number) => v.setInt32(0, singleToBits(value), true),
  ),
  double: codec(
    'Double',
    8,
    (v) => v.getFloat64(0, true),
    (v, value: number) => v.setBigInt64(0, doubleToBits(value), true),
  ),
};

const rows: Record<string, Row> = {};
for (const [t, { name, size, read, write }] of Object.entries(CODECS)) {
  rows[`static byte[] GetBytes(${t} value)`] = (value: never) => toBytes(size, (view) => write(view, value));
  rows[`static ${t} To${name}(byte[] value, int startIndex)`] = (bytes, at: number) => read(viewAt(bytes, at, size));
  rows[`static ${t} To${name}(ReadOnlySpan<byte> value)`] = missing;
  rows[`static bool TryWriteBytes(Span<byte> destination, ${t} value)`] = missing;
}

const show = (bytes: Uint8Array | null, at: number, length: number): string => toHex(shownPart(bytes, at, length), '-');

/** `System.BitConverter` on a little-endian machine. */
export const SystemBitConverter = typeDef('System.BitConverter', {
  kind: 'static class',
  documented: 'all',
  members: {
    ...rows,
    'static bool IsLittleEndian { get; }': constant(true),
    'static string ToString(byte[] value)': (bytes: Uint8Array | null) =>
      bytes === null ? argumentNull('value') : show(bytes, 0, bytes.length),
    'static string ToString(byte[] value, int startIndex)': (bytes: Uint8Array | null, at: number) =>
      bytes === null ? argumentNull('value') : show(bytes, at, bytes.length - at),
    'static string ToString(byte[] value, int startIndex, int length)': show,
    'static long DoubleToInt64Bits(double value)': doubleToBits,
    'static double Int64BitsToDouble(long value)': bitsToDouble,
    'static int SingleToInt32Bits(float value)': singleToBits,
    'static float Int32BitsToSingle(int value)': bitsToSingle,
  },
});
