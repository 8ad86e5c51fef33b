import { cursorOf } from './sequence.ts';
import type { KeyValuePair } from './key-value-pair.ts';
import { urlEncode } from './url-encoding.ts';

/** Names with their values as `name=value&…`, encoded as WebUtility.UrlEncode does it, a space as "+"; null for nothing at all. */
export function formEncoded(form: unknown): string | null {
  let out: string | null = null;
  for (const pairs = cursorOf<KeyValuePair<string>>(form); pairs.moveNext();) {
    const name = urlEncode(pairs.current.key);
    for (const values = cursorOf<string | null>(pairs.current.value); values.moveNext();)
      out = `${out === null ? '' : `${out}&`}${name}=${urlEncode(values.current ?? '')}`;
  }
  return out;
}
