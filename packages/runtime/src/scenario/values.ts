import { encodeUtf8 } from '../exchange/text.ts';
import { Headers } from '../exchange/headers.ts';
import { ResponseMessage } from '../exchange/message.ts';
import { Url } from '../exchange/url.ts';
import type { ScenarioBody, ScenarioHeaders, ScenarioResponse } from './format.ts';

/** The pieces of a scenario as the runtime holds them. */

/** A fault of the scenario, in words for whoever wrote it. */
export class ScenarioError extends Error {}

export const headersOf = (headers: ScenarioHeaders = {}): Headers =>
  Headers.from(
    Object.entries(headers).flatMap(([name, v]) =>
      typeof v === 'string' ? [[name, v] as const] : v.map((value) => [name, value] as const),
    ),
  );

/** Null without a body. JSON is written compactly. */
export function bodyOf(body: ScenarioBody | undefined): Uint8Array | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return encodeUtf8(body);
  return 'json' in body ? encodeUtf8(JSON.stringify(body.json)) : fromBase64(body.base64);
}

/** Headers, with the Content-Type that a body given as JSON implies. */
export function messageParts(m: { readonly headers?: ScenarioHeaders; readonly body?: ScenarioBody }): {
  headers: Headers;
  body: Uint8Array | null;
} {
  const headers = headersOf(m.headers);
  const isJson = typeof m.body === 'object' && m.body !== null && 'json' in m.body;
  if (isJson && !headers.has('content-type')) headers.set('Content-Type', ['application/json']);
  return { headers, body: bodyOf(m.body) };
}

export function responseOf(response: ScenarioResponse, keepsBody: boolean): ResponseMessage {
  return new ResponseMessage({
    status: response.status ?? 200,
    ...(response.reason === undefined ? {} : { reason: response.reason }),
    ...messageParts(response),
    keepsBody,
  });
}

export function urlOf(text: string, field: string): Url {
  const url = Url.parse(text);
  if (url === null) throw new ScenarioError(`${field} must be an absolute URL, not "${text}"`);
  return url;
}

/** Milliseconds since 1970 of an ISO date, UTC unless it says otherwise. */
export function instantOf(text: string, field: string): number {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`;
  const fraction = /\.(\d{3})(\d+)/.exec(zoned);
  const ms = Date.parse(fraction === null ? zoned : zoned.replace(fraction[0], `.${fraction[1]!}`));
  if (Number.isNaN(ms)) throw new ScenarioError(`${field} must be a date like 2026-01-01T00:00:00Z, not "${text}"`);
  return fraction === null ? ms : ms + Number(`0.${fraction[2]!}`);
}

/** Milliseconds of a .NET TimeSpan: `[d.]hh:mm:ss[.fffffff]`. */
export function durationOf(text: string, field: string): number {
  const m = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,7})?)?$/.exec(text);
  if (m === null) throw new ScenarioError(`${field} must be a duration like 00:00:00.125, not "${text}"`);
  const seconds = ((Number(m[2] ?? 0) * 24 + Number(m[3])) * 60 + Number(m[4])) * 60 + Number(m[5] ?? 0);
  return (m[1] === undefined ? 1 : -1) * (seconds * 1000 + Number(`0${m[6] ?? ''}`) * 1000);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function fromBase64(text: string): Uint8Array {
  const clean = text.replace(/[\s=]+/g, '');
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let bits = 0;
  let count = 0;
  let at = 0;
  for (const c of clean) {
    const value = ALPHABET.indexOf(c);
    if (value < 0) throw new ScenarioError(`"${c}" is no character of base64`);
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[at++] = (bits >> count) & 0xff;
    }
  }
  return bytes;
}

export function toBase64(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const n = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const rest = bytes.length - i;
    out += ALPHABET[n >> 18]! + ALPHABET[(n >> 12) & 63]!;
    out += rest > 1 ? ALPHABET[(n >> 6) & 63]! : '=';
    out += rest > 2 ? ALPHABET[n & 63]! : '=';
  }
  return out;
}
