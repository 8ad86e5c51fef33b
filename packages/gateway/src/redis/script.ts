import { createHash } from 'node:crypto';

/** A Lua script and the name that Redis keeps it under. One runs as a whole: no other command comes between its own. */
export interface Script {
  readonly text: string;
  readonly sha1: string;
}

export const script = (text: string): Script => ({ text, sha1: createHash('sha1').update(text).digest('hex') });
