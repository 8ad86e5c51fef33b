import type { Row } from '../../types/define.ts';
import { ClrException } from '../../values/exception.ts';
import { exceptionType } from '../../values/exception-type.ts';

const HRESULT = -2146233088;

/** Where in the text the trouble was, as the reader's exceptions say it. */
const place = (name: string): Record<string, Row> => ({
  'int LineNumber { get; }': (self: ClrException) => self.details['LineNumber'] ?? 0,
  'int LinePosition { get; }': (self: ClrException) => self.details['LinePosition'] ?? 0,
  'string Path { get; }': (self: ClrException) => self.details['Path'] ?? null,
  'new(string message, string path, int lineNumber, int linePosition, Exception innerException)': (
    message: string | null,
    Path: string | null,
    LineNumber: number,
    LinePosition: number,
    inner: ClrException | null,
  ) => new ClrException(name, message ?? '', inner, { Path, LineNumber, LinePosition }),
});

export const NewtonsoftJsonException = exceptionType('Newtonsoft.Json.JsonException', {
  base: 'Exception',
  hresult: HRESULT,
});
export const NewtonsoftJsonReaderException = exceptionType('Newtonsoft.Json.JsonReaderException', {
  base: 'JsonException',
  hresult: HRESULT,
  members: place('Newtonsoft.Json.JsonReaderException'),
});
export const NewtonsoftJsonSerializationException = exceptionType('Newtonsoft.Json.JsonSerializationException', {
  base: 'JsonException',
  hresult: HRESULT,
  members: place('Newtonsoft.Json.JsonSerializationException'),
});
export const NewtonsoftJsonWriterException = exceptionType('Newtonsoft.Json.JsonWriterException', {
  base: 'JsonException',
  hresult: HRESULT,
  members: {
    'string Path { get; }': (self: ClrException) => self.details['Path'] ?? null,
    'new(string message, string path, Exception innerException)': (
      message: string | null,
      Path: string | null,
      inner: ClrException | null,
    ) => new ClrException('Newtonsoft.Json.JsonWriterException', message ?? '', inner, { Path }),
  },
});
