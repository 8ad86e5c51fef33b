import { cursorOf } from './sequence.ts';
import type { KeyValuePair } from './key-value-pair.ts';
import { escapeData } from './url-encoding.ts';

/** Names with their values as `name=value&…`, all but letters, digits and `-._~` percent-encoded; null for nothing at all. */
export function formEncoded(form: unknown): string | null {
  let out: string | null = null;
  for (const pairs = cursorOf<KeyValuePair<string>>(form); pairs.moveNext(); ) {
    const name = escapeData(pairs.current.key);
    for (const values = cursorOf<string | null>(pairs.current.value); values.moveNext(); )
      out = `${out === null ? '' : `${out}&`}${name}=${escapeData(values.current ?? '')}`;
  }
  return out;
}
