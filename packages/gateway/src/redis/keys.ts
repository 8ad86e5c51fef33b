import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

/** What a key is for; the same text may be a key of each. */
export type KeyKind = 'window' | 'bucket' | 'slots' | 'value' | 'response';

/** Longer ones are hashed: keys come from requests, and Redis keeps them whole. */
const LONGEST = 512;

/** Names of keys in Redis, below one prefix. A key as it is and a hashed one never meet. */
export const keyNames =
  (prefix: string) =>
  (kind: KeyKind, key: string): string =>
    Buffer.byteLength(key) <= LONGEST
      ? `${prefix}${kind}=${key}`
      : `${prefix}${kind}#${createHash('sha256').update(key).digest('hex')}`;
