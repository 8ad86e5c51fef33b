/**
 * UTF-8, the coding of every body that the gateway itself writes, and Base64. Of the platform that takes what ECMAScript
 * does not define, and Node, browsers and edge runtimes all have.
 */
interface Utf8 {
  new (
    label?: string,
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  ): {
    decode(bytes: Uint8Array): string;
  };
}
declare const TextDecoder: Utf8;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const btoa: (bytes: string) => string;

const encoder = new TextEncoder();
const lenient = new TextDecoder('utf-8');
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const encodeUtf8 = (text: string): Uint8Array => encoder.encode(text);

/** Bytes that are not UTF-8 become U+FFFD; a byte order mark is dropped. */
export const decodeUtf8 = (bytes: Uint8Array): string => lenient.decode(bytes);

/** Null where the bytes are not UTF-8; nothing is dropped. */
export function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** Of the text's UTF-8. */
export const base64 = (text: string): string =>
  btoa(Array.from(encodeUtf8(text), (byte) => String.fromCharCode(byte)).join(''));
