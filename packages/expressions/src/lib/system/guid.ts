import { constant, effect, missing, typeDef } from '../../types/define.ts';
import type { Ref } from '../../values/clr.ts';
import { argumentNull } from '../../values/exception.ts';
import { badGuidFormat, demandGuid, parseGuid, readGuid, readGuidExact } from '../../values/guid-parse.ts';
import {
  compareGuids,
  EMPTY_GUID,
  equalGuids,
  formatGuid,
  Guid,
  guidBytes,
  guidFromBytes,
  guidFromParts,
  guidFromPartsAndBytes,
  hashGuid,
  newGuid,
} from '../../values/guid.ts';
import { compareToObject } from '../../values/time-span.ts';

type Text = string | null;
const isGuid = (value: unknown): value is Guid => value instanceof Guid;
const fromParts = (a: number, b: number, c: number, ...rest: number[]): Guid => guidFromParts(a, b, c, rest);
const ordered = (test: (order: number) => boolean) => (a: Guid, b: Guid) => test(compareGuids(a, b));

function attempt(found: Guid | string | null, result: Ref<Guid>): boolean {
  const ok = found !== null && typeof found !== 'string';
  result.value = ok ? found : EMPTY_GUID;
  return ok;
}
const tryParse = (input: Text, result: Ref<Guid>): boolean => attempt(input === null ? null : readGuid(input), result);

/** System.Guid: rows over `values/guid.ts`. */
export const SystemGuid = typeDef('System.Guid', {
  kind: 'struct',
  interfaces: ['IComparable', 'IComparable<Guid>', 'IEquatable<Guid>', 'IFormattable'],
  documented: 'all',
  zero: EMPTY_GUID,
  key: (value: Guid) => value.hex,
  compare: compareGuids,
  members: {
    'new(string g)': (g: Text) => (g === null ? argumentNull('g') : parseGuid(g)),
    'new(byte[] b)': (b: Uint8Array | null) => guidFromBytes(b),
    'new(int a, short b, short c, byte[] d)': guidFromPartsAndBytes,
    'new(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)': fromParts,
    'new(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)': fromParts,
    'new(ReadOnlySpan<byte> b)': missing,

    'static Guid Empty { get; }': constant(EMPTY_GUID),
    'static Guid NewGuid()': effect('random', newGuid),

    'static Guid Parse(string input)': (input: Text) => (input === null ? argumentNull('input') : parseGuid(input)),
    'static Guid Parse(string s, IFormatProvider provider)': (s: Text) =>
      s === null ? argumentNull('s') : parseGuid(s),
    'static Guid ParseExact(string input, string format)': (input: Text, format: Text) => {
      if (input === null) return argumentNull('input');
      if (format === null) return argumentNull('format');
      return demandGuid(readGuidExact(input, format) ?? badGuidFormat());
    },
    'static bool TryParse(string input, out Guid result)': tryParse,
    'static bool TryParse(string s, IFormatProvider provider, out Guid result)': (s, _provider, result) =>
      tryParse(s, result),
    'static bool TryParseExact(string input, string format, out Guid result)': (
      input: Text,
      format: Text,
      result: Ref<Guid>,
    ) => attempt(input === null || format === null ? null : readGuidExact(input, format), result),
    'static Guid Parse(ReadOnlySpan<char> input)': missing,
    'static Guid ParseExact(ReadOnlySpan<char> input, ReadOnlySpan<char> format)': missing,
    'static bool TryParse(ReadOnlySpan<char> input, out Guid result)': missing,
    'static bool TryParseExact(ReadOnlySpan<char> input, ReadOnlySpan<char> format, out Guid result)': missing,

    'byte[] ToByteArray()': (self: Guid) => guidBytes(self),
    'byte[] ToByteArray(bool bigEndian)': guidBytes,
    'bool TryWriteBytes(Span<byte> destination)': missing,

    'static bool operator ==(Guid a, Guid b)': equalGuids,
    'static bool operator !=(Guid a, Guid b)': (a: Guid, b: Guid) => !equalGuids(a, b),
    'static bool operator <(Guid left, Guid right)': ordered((o) => o < 0),
    'static bool operator <=(Guid left, Guid right)': ordered((o) => o <= 0),
    'static bool operator >(Guid left, Guid right)': ordered((o) => o > 0),
    'static bool operator >=(Guid left, Guid right)': ordered((o) => o >= 0),

    'int CompareTo(Guid value)': compareGuids,
    'int CompareTo(object value)': (self: Guid, value: unknown) =>
      compareToObject(self, value, isGuid, 'GUID', compareGuids, 'value'),
    'bool Equals(Guid g)': equalGuids,
    'bool Equals(object o)': (self: Guid, value: unknown) => isGuid(value) && equalGuids(self, value),
    'int GetHashCode()': hashGuid,

    'string ToString()': (self: Guid) => self.text,
    'string ToString(string format)': formatGuid,
    'string ToString(string format, IFormatProvider provider)': formatGuid,
    'bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = System.Reflection.Missing)':
      missing,
  },
});
