import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import { CommandError, type Io } from '../io.ts';

/**
 * Files as text: UTF-8, or UTF-16 with its byte order mark, which stays in the text because offsets count it. Throws
 * CommandError for whatever cannot be read as a text, never anything else.
 */

/** Nobody writes policies of this size by hand; the readers behind this have lower limits of their own. */
const LARGEST = 256 * 1024 * 1024;

/** A file, or standard input for `-`. */
export async function readText(path: string, io: Io): Promise<string> {
  return path === '-' ? decode(await readAll(io.stdin()), nameOf(path)) : decode(readBytes(path), path);
}

/** How messages name an input. */
export const nameOf = (path: string): string => (path === '-' ? '<stdin>' : path);

/** A file that changes while it is read is read again, this many times at most. */
const ATTEMPTS = 3;

/** What reading asks of the file system. */
type FileSystem = Pick<typeof fs, 'openSync' | 'fstatSync' | 'readSync' | 'closeSync'>;

/** The bytes of one state of a file. Throws CommandError. */
export function readBytes(path: string, system: FileSystem = fs): Uint8Array {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const bytes = attemptToRead(path, system);
    if (bytes !== null) return bytes;
  }
  throw new CommandError(`${path}: it changes while it is read`);
}

/** In chunks: pipes and devices have no size beforehand. Null where the file changed meanwhile. */
function attemptToRead(path: string, system: FileSystem): Uint8Array | null {
  const { openSync, fstatSync, readSync, closeSync } = system;
  let fd: number | null = null;
  try {
    fd = openSync(path, 'r');
    const before = fstatSync(fd);
    const { size } = before;
    if (size > LARGEST) throw tooLarge(path);
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const chunk = new Uint8Array(Math.max(size - length + 1, 65_536));
      const count = readSync(fd, chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      if ((length += count) > LARGEST) throw tooLarge(path);
      // it grows while it is read, perhaps for ever
      if (before.isFile() && size > 0 && length > size) return null;
    }
    const after = fstatSync(fd);
    return before.isFile() && after.mtimeMs !== before.mtimeMs ? null : join(chunks, length);
  } catch (e) {
    throw e instanceof CommandError ? e : new CommandError(`${path}: ${fileError(e)}`);
  } finally {
    if (fd !== null) closeSync(fd);
  }
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    if ((length += chunk.length) > LARGEST) throw tooLarge('<stdin>');
  }
  return join(chunks, length);
}

const tooLarge = (name: string): CommandError =>
  new CommandError(`${name}: larger than ${LARGEST / 1024 / 1024} MB, the limit`);

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'this is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'no such file',
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/** Why the file system refused, in words. */
export function fileError(e: unknown): string {
  const { code, message } = e as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? `it cannot be read (${code ?? message})`;
}

const encodingOf = (bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';

/** A text in the encoding of these bytes. */
export function encodeAs(text: string, bytes: Uint8Array): Uint8Array {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const units = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? units.swap16() : units;
}

/** Throws CommandError where it is no text. */
export function decode(bytes: Uint8Array, name: string): string {
  let text: string;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CommandError(`${name}: this is no text in UTF-8 or UTF-16`);
  }
  if (text.includes('\0')) throw new CommandError(`${name}: this is a binary file, not a text`);
  return text;
}
