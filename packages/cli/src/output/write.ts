import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { decode, encodeAs, readBytes } from '../input/text.ts';
import { about } from '../io.ts';

/**
 * Replaces the text of a file that was read before: in one step, so that nobody ever sees half of it, with the encoding
 * and the permissions that it has. Where the file is no longer what was read, it is left alone and the answer is false.
 * Throws CommandError where it cannot be written.
 */
export function replaceText(name: string, before: string, after: string): boolean {
  const old = readBytes(name);
  if (decode(old, name) !== before) return false;
  let temporary: string | null = null;
  try {
    // a link stays one: its target is what is replaced
    const target = realpathSync(name);
    const { mode } = statSync(target);
    const beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
    const fd = openSync(beside, 'wx', mode);
    temporary = beside;
    try {
      fchmodSync(fd, mode);
      const bytes = encodeAs(after, old);
      for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(beside, target);
    return true;
  } catch (e) {
    if (temporary !== null) rmSync(temporary, { force: true });
    throw about(name, `it cannot be written (${(e as NodeJS.ErrnoException).code ?? String(e)})`);
  }
}
