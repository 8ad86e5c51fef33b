import { accessors, generic, missing, typeDef, type Row } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import type { ClrArray } from '../../values/array.ts';
import { compositeFormat, formatter } from '../../values/composite.ts';
import { ENCODINGS } from '../../values/encoding.ts';
import { argument, argumentNull } from '../../values/exception.ts';

import { newStringBuilder } from '../../values/string-builder.ts';
import { StringWriter } from '../../values/string-writer.ts';
import { notNegative } from '../../values/text-guard.ts';
import { textOfUnits } from '../../values/text-build.ts';
import { NEW_LINE } from '../../values/text-new-line.ts';

/** System.IO.TextWriter, of which StringWriter is the only kind that expressions can make. */

const VALUES: Readonly<Record<string, () => Type>> = {
  bool: T.bool,
  char: T.char,
  decimal: T.decimal,
  double: T.double,
  float: T.float,
  int: T.int,
  long: T.long,
  object: T.object,
  string: T.string,
  uint: T.uint,
  ulong: T.ulong,
};

function chars(buffer: ClrArray<number> | null, index: number, count: number): string {
  if (buffer === null) return argumentNull('buffer');
  notNegative('index', index);
  notNegative('count', count);
  if (buffer.items.length - index < count)
    return argument(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  return textOfUnits(buffer.items.slice(index, index + count));
}

/** `Write` and `WriteLine` have the same overloads. */
function writing(
  name: 'Write' | 'WriteLine',
  put: (self: StringWriter, text: string | null) => void,
): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const [keyword, type] of Object.entries(VALUES))
    rows[`void ${name}(${keyword} value)`] = generic(() => {
      const text = formatter(type());
      return (self: StringWriter, value) => put(self, text(value, null, self.provider));
    });
  const format = (self: StringWriter, pattern: string | null, args: readonly unknown[]): void =>
    put(self, pattern === null ? argumentNull('format') : compositeFormat(pattern, args, self.provider));
  return {
    ...rows,
    [`void ${name}(char[] buffer)`]: (self, buffer: ClrArray<number> | null) =>
      put(self, buffer === null ? null : textOfUnits(buffer.items)),
    [`void ${name}(char[] buffer, int index, int count)`]: (self, buffer, index, count) =>
      put(self, chars(buffer, index, count)),
    [`void ${name}(string format, object arg0)`]: (self, pattern, ...args) => format(self, pattern, args),
    [`void ${name}(string format, object arg0, object arg1)`]: (self, pattern, ...args) => format(self, pattern, args),
    [`void ${name}(string format, object arg0, object arg1, object arg2)`]: (self, pattern, ...args) =>
      format(self, pattern, args),
    [`void ${name}(string format, params object[] arg)`]: (self, pattern, args: ClrArray | null) =>
      format(self, pattern, args === null ? argumentNull('arg') : args.items),
  };
}

export const SystemTextWriter = typeDef('System.IO.TextWriter', {
  kind: 'class',
  abstract: true,
  interfaces: ['IDisposable'],
  documented: 'none',
  members: {
    ...writing('Write', (self, text) => self.write(text)),
    ...writing('WriteLine', (self, text) => self.writeLine(text)),
    'void WriteLine()': (self: StringWriter) => self.writeLine(),
    'string NewLine { get; set; }': accessors(
      (self: StringWriter) => self.newLine,
      (self: StringWriter, value: string | null) => void (self.newLine = value ?? NEW_LINE),
    ),
    'Encoding Encoding { get; }': () => ENCODINGS.Unicode,
    'void Flush()': () => {},
    'void Close()': (self: StringWriter) => void (self.closed = true),
    'void Dispose()': (self: StringWriter) => void (self.closed = true),
  },
});

export const SystemStringWriter = typeDef('System.IO.StringWriter', {
  kind: 'class',
  base: 'TextWriter',
  interfaces: ['IDisposable'],
  documented: 'all',
  members: {
    'new()': () => new StringWriter(newStringBuilder(null)),
    'new(IFormatProvider formatProvider)': (provider) => new StringWriter(newStringBuilder(null), provider),
    'new(StringBuilder sb)': (sb) => new StringWriter(sb ?? argumentNull('sb')),
    'new(StringBuilder sb, IFormatProvider formatProvider)': (sb, provider) =>
      new StringWriter(sb ?? argumentNull('sb'), provider),
    'Encoding Encoding { get; }': () => ENCODINGS.Unicode,
    'StringBuilder GetStringBuilder()': (self: StringWriter) => self.builder,
    'string ToString()': (self: StringWriter) => self.builder.text,
    'void Close()': (self: StringWriter) => void (self.closed = true),
    'void Write(char value)': (self: StringWriter, value: number) => self.write(String.fromCharCode(value)),
    'void Write(char[] buffer, int index, int count)': (self: StringWriter, buffer, index, count) =>
      self.write(chars(buffer, index, count)),
    'void Write(string value)': (self: StringWriter, value) => self.write(value),
    'Task FlushAsync()': missing,
    'Task WriteAsync(char value)': missing,
    'Task WriteAsync(char[] buffer, int index, int count)': missing,
    'Task WriteAsync(string value)': missing,
    'Task WriteLineAsync(char value)': missing,
    'Task WriteLineAsync(char[] buffer, int index, int count)': missing,
    'Task WriteLineAsync(string value)': missing,
  },
});
