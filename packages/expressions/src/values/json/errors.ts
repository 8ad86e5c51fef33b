import { ClrException } from '../exception.ts';
import { LimitReached } from '../run.ts';

/** The exceptions of Newtonsoft.Json, with its messages. */

export const JSON_EXCEPTION = 'Newtonsoft.Json.JsonException';
export const READER_EXCEPTION = 'Newtonsoft.Json.JsonReaderException';
export const WRITER_EXCEPTION = 'Newtonsoft.Json.JsonWriterException';
export const SERIALIZATION_EXCEPTION = 'Newtonsoft.Json.JsonSerializationException';

/** Where in a text a token was read: 1-based line, and the number of characters of the line read so far. */
export interface LineInfo {
  readonly line: number;
  readonly position: number;
}

export const jsonException = (message: string): never => {
  throw new ClrException(JSON_EXCEPTION, message);
};

/** Newtonsoft's sentence about the place: `message. Path 'a[0]', line 1, position 7.` */
export function atPath(message: string, path: string, at: LineInfo | null): string {
  const sentence = message.trim();
  const where = at === null ? '' : `, line ${at.line}, position ${at.position}`;
  return `${sentence}${sentence.endsWith('.') ? '' : '.'} Path '${path}'${where}.`;
}

export function readerException(
  message: string,
  path: string,
  at: LineInfo,
  inner: ClrException | null = null,
): ClrException {
  return new ClrException(READER_EXCEPTION, atPath(message, path, at), inner, {
    LineNumber: at.line,
    LinePosition: at.position,
    Path: path,
  });
}

export function serializationException(
  message: string,
  path: string,
  at: LineInfo | null,
  inner: ClrException | null = null,
): ClrException {
  return new ClrException(SERIALIZATION_EXCEPTION, atPath(message, path, at), inner, {
    LineNumber: at?.line ?? 0,
    LinePosition: at?.position ?? 0,
    Path: path,
  });
}

export const writerException = (message: string, path: string): ClrException =>
  new ClrException(WRITER_EXCEPTION, atPath(message, path, null), null, { Path: path });

/**
 * Trees that a policy builds may nest as deep as its budget lets it; walks over them are recursive and end here.
 * .NET would overflow its stack some thousand levels later, and take the process with it.
 */
export const MAX_NESTING = 1000;
export function checkNesting(depth: number): void {
  if (depth > MAX_NESTING) throw new LimitReached('depth', `JSON nested deeper than ${MAX_NESTING} levels.`);
}
