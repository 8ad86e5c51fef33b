import { missing, typeDef, type Row } from '../../types/define.ts';
import type { ClrArray } from '../../values/array.ts';
import { argument, argumentNull } from '../../values/exception.ts';
import { StringReader } from '../../values/string-reader.ts';
import { notNegative } from '../../values/text-guard.ts';

/** System.IO.TextReader, of which StringReader is the only kind that expressions can make. */

function read(self: StringReader, buffer: ClrArray<number> | null, index: number, count: number): number {
  if (buffer === null) return argumentNull('buffer');
  notNegative('index', index);
  notNegative('count', count);
  if (buffer.items.length - index < count)
    return argument(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  const block = self.readBlock(count);
  for (let i = 0; i < block.length; i++) buffer.items[index + i] = block.charCodeAt(i);
  return block.length;
}

const reading: Readonly<Record<string, Row>> = {
  'int Peek()': (self: StringReader) => self.peek(),
  'int Read()': (self: StringReader) => self.read(),
  'int Read(char[] buffer, int index, int count)': read,
  'int ReadBlock(char[] buffer, int index, int count)': read,
  'string ReadLine()': (self: StringReader) => self.readLine(),
  'string ReadToEnd()': (self: StringReader) => self.readToEnd(),
  'void Close()': (self: StringReader) => self.close(),
  'void Dispose()': (self: StringReader) => self.close(),
};

export const SystemTextReader = typeDef('System.IO.TextReader', {
  kind: 'class',
  abstract: true,
  interfaces: ['IDisposable'],
  documented: 'none',
  members: reading,
});

export const SystemStringReader = typeDef('System.IO.StringReader', {
  kind: 'class',
  base: 'TextReader',
  interfaces: ['IDisposable'],
  documented: 'all',
  members: {
    'new(string s)': (s) => new StringReader(s ?? argumentNull('s')),
    ...reading,
    'Task<int> ReadAsync(char[] buffer, int index, int count)': missing,
    'Task<int> ReadBlockAsync(char[] buffer, int index, int count)': missing,
    'Task<string> ReadLineAsync()': missing,
    'Task<string> ReadToEndAsync()': missing,
  },
});
