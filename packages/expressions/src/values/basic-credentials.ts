import { fromBase64 } from './base64.ts';
import { CLR } from './clr.ts';
import { ENCODINGS } from './encoding.ts';
import { ClrException } from './exception.ts';

/** The two parts of an `Authorization: Basic …` header. */
export class BasicAuthCredentials {
  readonly userId: string;
  readonly password: string;

  constructor(userId: string, password: string) {
    this.userId = userId;
    this.password = password;
  }

  get [CLR](): string {
    return 'Sluice.BasicAuthCredentials';
  }
}

/** Null where the text is not `Basic` and Base64 of `user:password`; a password may hold colons, a user id may not (RFC 7617). */
export function parseBasic(header: string | null): BasicAuthCredentials | null {
  const encoded = /^Basic +([\w+/=]+)\s*$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const pair = textOf(encoded);
  const colon = pair?.indexOf(':') ?? -1;
  return pair === null || colon < 0 ? null : new BasicAuthCredentials(pair.slice(0, colon), pair.slice(colon + 1));
}

function textOf(encoded: string): string | null {
  try {
    return ENCODINGS.UTF8.codec.decode(fromBase64(encoded));
  } catch (e) {
    if (e instanceof ClrException) return null;
    throw e;
  }
}
