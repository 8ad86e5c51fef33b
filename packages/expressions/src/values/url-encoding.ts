import { ENCODINGS } from './encoding.ts';
import { chargeString } from './run.ts';

/** Percent-encoding as .NET's WebUtility (forms: "+" is a space) and System.Uri (RFC 3986) do it; text goes as UTF-8. */

const LONE = /[\ud800-\udfff]/gu;
/** Halves of surrogate pairs that stand alone become U+FFFD, as in every UTF-8 encoder. */
const wellFormed = (text: string): string => text.replace(LONE, '\ufffd');

const HEX = '0123456789ABCDEF';
export const percent = (byte: number): string => `%${HEX[byte >> 4]}${HEX[byte & 15]}`;
const percentOf = (c: string): string => percent(c.charCodeAt(0));

function escape(text: string): string {
  chargeString(text.length);
  return encodeURIComponent(wellFormed(text));
}

/** `Uri.EscapeDataString`: all but letters, digits and `-._~`. */
export const escapeData = (text: string): string => escape(text).replace(/[!'()*]/g, percentOf);

/** `WebUtility.UrlEncode`: all but letters, digits and `-_.!*()`. */
export const urlEncode = (text: string): string => escape(text).replace(/['~]/g, percentOf).replaceAll('%20', '+');

const ESCAPES = /(?:%[\da-fA-F]{2})+/g;
const decodeRun = (run: string): string => {
  const bytes = new Uint8Array(run.length / 3);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(run.slice(i * 3 + 1, i * 3 + 3), 16);
  return ENCODINGS.UTF8.codec.decode(bytes);
};

/** `WebUtility.UrlDecode`: what is no escape stays; bytes that are no UTF-8 become U+FFFD. */
export function urlDecode(text: string): string {
  chargeString(text.length);
  const spaced = text.replaceAll('+', ' ');
  return spaced.includes('%') ? spaced.replace(ESCAPES, decodeRun) : spaced;
}

const SAFE_BYTES = new Set(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!*()'.split('').map((c) => c.charCodeAt(0)),
);

export function urlEncodeBytes(bytes: Uint8Array): Uint8Array {
  chargeString(bytes.length * 3);
  let out = '';
  for (const b of bytes) out += b === 0x20 ? '+' : SAFE_BYTES.has(b) ? String.fromCharCode(b) : percent(b);
  return ENCODINGS.ASCII.codec.encode(out);
}

export function urlDecodeBytes(bytes: Uint8Array): Uint8Array {
  const text = ENCODINGS.Latin1.codec.decode(bytes).replaceAll('+', ' ');
  return ENCODINGS.Latin1.codec.encode(
    text.replace(/%([\da-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16))),
  );
}
