import { accessors, generic, missing, typeDef, type Row } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { indexOutOfRange, type ClrArray } from '../../values/array.ts';
import { compositeFormat } from '../../values/composite.ts';
import { argumentNull, argumentOutOfRange } from '../../values/exception.ts';
import { texter, toText } from '../../values/object.ts';
import { chargeString } from '../../values/run.ts';
import { toArray } from '../../values/sequence.ts';
import type { StringBuilder } from '../../values/string-builder.ts';
import {
  copyRange,
  newBoundedStringBuilder,
  newStringBuilder,
  newStringBuilderOf,
} from '../../values/string-builder.ts';
import { join, textOfUnits } from '../../values/text-build.ts';
import { repeatChar, replace, replaceChar, substringOf } from '../../values/text-edit.ts';
import { MUST_BE_LESS_OR_EQUAL, notNegative } from '../../values/text-guard.ts';
import { NEW_LINE } from '../../values/text-new-line.ts';

/** System.Text.StringBuilder. Values are appended as their ToString gives them; null adds nothing. */

const TEXTS: Readonly<Record<string, () => Type>> = {
  bool: T.bool,
  byte: T.byte,
  char: T.char,
  decimal: T.decimal,
  double: T.double,
  float: T.float,
  int: T.int,
  long: T.long,
  object: T.object,
  sbyte: T.sbyte,
  short: T.short,
  string: T.string,
  uint: T.uint,
  ulong: T.ulong,
  ushort: T.ushort,
};

/** `Append(x)` and `Insert(index, x)` for every type that has its own overload. */
function valueRows(): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const [keyword, type] of Object.entries(TEXTS)) {
    rows[`StringBuilder Append(${keyword} value)`] = generic(() => {
      const text = texter(type());
      return (self: StringBuilder, value) => self.append(text(value));
    });
    rows[`StringBuilder Insert(int index, ${keyword} value)`] = generic(() => {
      const text = texter(type());
      return (self: StringBuilder, index, value) => self.insert(index, text(value));
    });
  }
  return rows;
}

type Chars = ClrArray<number> | null;

/** A part of what is appended; null where there is nothing to append. `past` names the argument that is too large. */
function charRange(value: Chars, start: number, count: number, past = 'charCount'): string | null {
  notNegative('startIndex', start);
  notNegative('charCount', count);
  if (value === null) return start === 0 && count === 0 ? null : argumentNull('value');
  if (count > value.items.length - start) return argumentOutOfRange(past, MUST_BE_LESS_OR_EQUAL);
  return textOfUnits(value.items.slice(start, start + count));
}

function textRange(value: string | null, start: number, count: number): string | null {
  notNegative('startIndex', start);
  notNegative('count', count);
  if (value === null) return start === 0 && count === 0 ? null : argumentNull('value');
  if (count === 0) return null;
  if (start > value.length - count) return argumentOutOfRange('startIndex', MUST_BE_LESS_OR_EQUAL);
  return value.slice(start, start + count);
}

const items = <E>(array: ClrArray<E> | null, name: string): readonly E[] =>
  array === null ? argumentNull(name) : array.items;
const format = (
  self: StringBuilder,
  pattern: string | null,
  args: readonly unknown[],
  provider: unknown = null,
): StringBuilder => (pattern === null ? argumentNull('format') : self.append(compositeFormat(pattern, args, provider)));
const separatorOf = (c: number): string => String.fromCharCode(c);
const joinOf = (type: Type): ((self: StringBuilder, separator: string | null, values: unknown) => StringBuilder) => {
  const text = texter(type);
  return (self, separator, values) =>
    values === null ? argumentNull('values') : self.append(join(separator, toArray(values).map(text)));
};

export const SystemStringBuilder = typeDef('System.Text.StringBuilder', {
  kind: 'class',
  documented: 'all',
  members: {
    ...valueRows(),
    'new()': () => newStringBuilder(null),
    'new(int capacity)': (capacity) => newStringBuilder(null, capacity),
    'new(int capacity, int maxCapacity)': newBoundedStringBuilder,
    'new(string value)': (value) => newStringBuilder(value),
    'new(string value, int capacity)': newStringBuilder,
    'new(string value, int startIndex, int length, int capacity)': newStringBuilderOf,
    'StringBuilder Append(string value)': (self: StringBuilder, value) => self.append(value),
    'StringBuilder Append(char value)': (self: StringBuilder, value: number) => self.append(String.fromCharCode(value)),
    'StringBuilder Append(ReadOnlySpan<char> value)': missing,
    'StringBuilder Append(StringBuilder value)': (self: StringBuilder, value) => self.append(value?.text ?? null),
    'StringBuilder Append(StringBuilder value, int startIndex, int count)': (
      self: StringBuilder,
      value,
      start,
      count,
    ) => self.append(textRange(value?.text ?? null, start, count)),
    'StringBuilder Append(char value, int repeatCount)': (self: StringBuilder, value, count: number) => {
      notNegative('repeatCount', count);
      return self.append(repeatChar(value, count));
    },
    'StringBuilder Append(char[] value)': (self: StringBuilder, value: Chars) =>
      self.append(value === null ? null : textOfUnits(value.items)),
    'StringBuilder Append(char[] value, int startIndex, int charCount)': (self: StringBuilder, value, start, count) =>
      self.append(charRange(value, start, count)),
    'StringBuilder Append(string value, int startIndex, int count)': (self: StringBuilder, value, start, count) =>
      self.append(textRange(value, start, count)),
    'StringBuilder AppendFormat(string format, object arg0)': (self, pattern, ...args) => format(self, pattern, args),
    'StringBuilder AppendFormat(string format, object arg0, object arg1)': (self, pattern, ...args) =>
      format(self, pattern, args),
    'StringBuilder AppendFormat(string format, object arg0, object arg1, object arg2)': (self, pattern, ...args) =>
      format(self, pattern, args),
    'StringBuilder AppendFormat(string format, params object[] args)': (self, pattern, args) =>
      pattern === null ? argumentNull('format') : format(self, pattern, items(args, 'args')),
    'StringBuilder AppendFormat(IFormatProvider provider, string format, object arg0)': (
      self,
      provider,
      pattern,
      ...args
    ) => format(self, pattern, args, provider),
    'StringBuilder AppendFormat(IFormatProvider provider, string format, object arg0, object arg1)': (
      self,
      provider,
      pattern,
      ...args
    ) => format(self, pattern, args, provider),
    'StringBuilder AppendFormat(IFormatProvider provider, string format, object arg0, object arg1, object arg2)': (
      self,
      provider,
      pattern,
      ...args
    ) => format(self, pattern, args, provider),
    'StringBuilder AppendFormat(IFormatProvider provider, string format, params object[] args)': (
      self,
      provider,
      pattern,
      args,
    ) => (pattern === null ? argumentNull('format') : format(self, pattern, items(args, 'args'), provider)),
    'StringBuilder AppendJoin(char separator, params object[] values)': (self: StringBuilder, separator, values) =>
      self.append(join(separatorOf(separator), items(values, 'values').map(toText))),
    'StringBuilder AppendJoin(char separator, params string[] values)': (self: StringBuilder, separator, values) =>
      self.append(join(separatorOf(separator), items(values, 'values'))),
    'StringBuilder AppendJoin(string separator, params object[] values)': (self: StringBuilder, separator, values) =>
      self.append(join(separator, items(values, 'values').map(toText))),
    'StringBuilder AppendJoin(string separator, params string[] values)': (self: StringBuilder, separator, values) =>
      self.append(join(separator, items(values, 'values'))),
    'StringBuilder AppendJoin<T>(char separator, IEnumerable<T> values)': generic((type: Type) => {
      const appendJoin = joinOf(type);
      return (self, separator, values) => appendJoin(self, separatorOf(separator), values);
    }),
    'StringBuilder AppendJoin<T>(string separator, IEnumerable<T> values)': generic(joinOf),
    'StringBuilder AppendLine()': (self: StringBuilder) => self.append(NEW_LINE),
    'StringBuilder AppendLine(string value)': (self: StringBuilder, value) => self.append(value).append(NEW_LINE),
    'StringBuilder Clear()': (self: StringBuilder) => {
      self.setLength(0);
      return self;
    },
    'StringBuilder Insert(int index, string value)': (self: StringBuilder, index, value) => self.insert(index, value),
    'StringBuilder Insert(int index, object value)': (self: StringBuilder, index, value) =>
      value === null ? self : self.insert(index, toText(value)),
    'StringBuilder Insert(int index, ReadOnlySpan<char> value)': missing,
    'StringBuilder Insert(int index, char[] value)': (self: StringBuilder, index, value: Chars) =>
      self.insert(index, value === null ? null : textOfUnits(value.items)),
    'StringBuilder Insert(int index, char[] value, int startIndex, int charCount)': (
      self: StringBuilder,
      index: number,
      value,
      start,
      count,
    ) =>
      index >>> 0 > self.text.length
        ? argumentOutOfRange('index', MUST_BE_LESS_OR_EQUAL)
        : self.insert(index, charRange(value, start, count, 'startIndex')),
    'StringBuilder Insert(int index, string value, int count)': (self: StringBuilder, index, value, count: number) => {
      notNegative('count', count);
      return self.insert(index, value === null ? null : repeated(value, count));
    },
    'StringBuilder Remove(int startIndex, int length)': (self: StringBuilder, start, length) =>
      self.remove(start, length),
    'StringBuilder Replace(char oldChar, char newChar)': (self: StringBuilder, from, to) => self.replaceChar(from, to),
    'StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)': (
      self: StringBuilder,
      from,
      to,
      start,
      count,
    ) => self.within(start, count, (part) => replaceChar(part, from, to)),
    'StringBuilder Replace(string oldValue, string newValue)': (self: StringBuilder, from, to) =>
      self.replace(from, to),
    'StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)': (
      self: StringBuilder,
      from,
      to,
      start,
      count,
    ) => self.within(start, count, (part) => replace(part, from, to)),
    'bool Equals(ReadOnlySpan<char> span)': missing,
    'bool Equals(StringBuilder sb)': (self: StringBuilder, other: StringBuilder | null) =>
      other !== null && self.text === other.text && self.maxCapacity === other.maxCapacity,
    'char this[int index] { get; set; }': accessors(
      (self: StringBuilder, index: number) =>
        index >>> 0 < self.text.length ? self.text.charCodeAt(index) : indexOutOfRange(),
      (self: StringBuilder, index, c) => self.setChar(index, c),
    ),
    'int Capacity { get; set; }': accessors(
      (self: StringBuilder) => self.capacity,
      (self: StringBuilder, value) => void (self.capacity = value),
    ),
    'int EnsureCapacity(int capacity)': (self: StringBuilder, capacity: number) => {
      notNegative('capacity', capacity);
      if (self.capacity < capacity) self.capacity = capacity;
      return self.capacity;
    },
    'int Length { get; set; }': accessors(
      (self: StringBuilder) => self.text.length,
      (self: StringBuilder, length) => self.setLength(length),
    ),
    'int MaxCapacity { get; }': (self: StringBuilder) => self.maxCapacity,
    'string ToString()': (self: StringBuilder) => self.text,
    'string ToString(int startIndex, int length)': (self: StringBuilder, start, length) =>
      substringOf(self.text, start, length),
    'void CopyTo(int sourceIndex, Span<char> destination, int count)': missing,
    'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)': (
      self: StringBuilder,
      sourceIndex,
      destination: Chars,
      at: number,
      count,
    ) => {
      const text = copyRange(self, sourceIndex, destination?.items ?? null, at, count);
      for (let i = 0; i < text.length; i++) destination!.items[at + i] = text.charCodeAt(i);
    },
  },
});

function repeated(text: string, count: number): string {
  chargeString(text.length * count);
  return text.repeat(count);
}
