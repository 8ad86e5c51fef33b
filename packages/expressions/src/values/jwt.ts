import { T } from '../types/registry.ts';
import { ClrArray } from './array.ts';
import { fromBase64 } from './base64.ts';
import { CLR } from './clr.ts';
import { dateTime, MAX_DATE_TIME, UNIX_EPOCH, UTC, withKind, type DateTime } from './date-time.ts';
import { UNIX_EPOCH_MS } from './date-time-calendar.ts';
import { ENCODINGS } from './encoding.ts';
import { ClrException } from './exception.ts';
import { JArray } from './json/array.ts';
import { readToken } from './json/load.ts';
import { JObject } from './json/object.ts';
import { JsonReader } from './json/reader.ts';
import { DEFAULT_READER } from './json/scanner.ts';
import type { JToken } from './json/token.ts';
import { JValue } from './json/value.ts';
import { COMPACT, write } from './json/writer.ts';
import { MapDictionary, stringArray } from './read-only-dictionary.ts';
import { charge } from './run.ts';

/**
 * A JSON Web Token, read but not verified: no signature, date or issuer is looked at. Claims are texts, as
 * Microsoft.IdentityModel gives them: numbers, objects, `true` and `false` as JSON writes them, null empty; a claim that
 * is an array has one value per element. Dates come from NumericDate (RFC 7519), seconds since 1970.
 */
export class Jwt {
  readonly header: JObject;
  readonly claims: MapDictionary<ClrArray<string>>;
  private readonly payload: JObject;

  constructor(header: JObject, payload: JObject) {
    this.header = header;
    this.payload = payload;
    this.claims = new MapDictionary(claimsOf(payload), stringArray);
  }

  get [CLR](): string {
    return 'Sluice.Jwt';
  }

  headerText(name: string): string | null {
    return firstText(this.header, name);
  }
  text(name: string): string | null {
    return firstText(this.payload, name);
  }
  date(name: string): DateTime | null {
    const text = this.text(name);
    const seconds = text === null || text === '' ? NaN : Math.round(Number(text));
    if (Number.isNaN(seconds)) return null;
    if (seconds <= 0) return UNIX_EPOCH;
    return seconds > MAX_SECONDS ? withKind(MAX_DATE_TIME, UTC) : dateTime(UNIX_EPOCH_MS + seconds * 1000, 0, UTC);
  }
  get audiences(): ClrArray<string> {
    return this.claims.map.get('aud') ?? new ClrArray<string>(T.string(), []);
  }
}

/** 9999-12-31T23:59:59. */
const MAX_SECONDS = 253_402_300_799;
const SHAPE = /^(?:Bearer +)?([\w-]+)\.([\w-]+)\.([\w-]*)\s*$/i;

/** Null where the text is not a signed token in compact form; `Bearer ` before it is passed over. */
export function parseJwt(text: string | null): Jwt | null {
  if (text === null) return null;
  charge(text.length >> 4);
  const m = SHAPE.exec(text);
  if (m === null) return null;
  const header = objectOf(m[1]!);
  const payload = header === null ? null : objectOf(m[2]!);
  return header === null || payload === null ? null : new Jwt(header, payload);
}

/** Dates inside texts stay texts. */
const READER = { ...DEFAULT_READER, dates: 0 } as const;

function objectOf(base64Url: string): JObject | null {
  const padded = base64Url.replaceAll('-', '+').replaceAll('_', '/') + '=='.slice(0, (4 - (base64Url.length % 4)) % 4);
  try {
    const reader = new JsonReader(ENCODINGS.UTF8.codec.decode(fromBase64(padded)), READER);
    const token = reader.read() ? readToken(reader, null) : null;
    while (reader.read());
    return token instanceof JObject ? token : null;
  } catch (e) {
    if (e instanceof ClrException) return null;
    throw e;
  }
}

function claimsOf(payload: JObject): Map<string, ClrArray<string>> {
  const claims = new Map<string, ClrArray<string>>();
  for (const { name, value } of payload.items) {
    const values = value instanceof JArray ? value.items.map(claimText) : [claimText(value)];
    if (values.length > 0) claims.set(name, new ClrArray(T.string(), values));
  }
  return claims;
}

function claimText(token: JToken): string {
  const slot = token instanceof JValue ? token.slot : undefined;
  return slot === null ? '' : typeof slot === 'string' ? slot : write(token, COMPACT);
}

function firstText(object: JObject, name: string): string | null {
  const value = object.named(name);
  if (value === null) return null;
  if (value instanceof JArray) return value.items.length === 0 ? null : claimText(value.items[0]!);
  return claimText(value);
}
