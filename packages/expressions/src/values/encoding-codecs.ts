import { bestFit } from './encoding-best-fit.ts';
import { chargeString } from './run.ts';
import { textOfUnits } from './text-build.ts';

/**
 * Text to bytes and back, as .NET's encodings do it where nothing is allowed to fail: what can't be encoded becomes "?"
 * (single byte encodings) or U+FFFD, what can't be decoded U+FFFD ("?" in ASCII). A byte order mark is text like any other.
 */
export interface Codec {
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
  maxBytes(chars: number): number;
  maxChars(bytes: number): number;
}

const QUESTION_MARK = 0x3f;
const REPLACEMENT = 0xfffd;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const utf8: Codec = {
  encode: (text) => {
    chargeString(text.length);
    return encoder.encode(text);
  },
  decode: (bytes) => {
    chargeString(bytes.length);
    return decoder.decode(bytes);
  },
  maxBytes: (chars) => (chars + 1) * 3,
  maxChars: (bytes) => bytes + 1,
};

/** One byte for each UTF-16 unit. */
function singleByte(toByte: (c: number) => number, toUnit: (byte: number) => number): Codec {
  return {
    encode: (text) => {
      chargeString(text.length);
      const bytes = new Uint8Array(text.length);
      for (let i = 0; i < text.length; i++) bytes[i] = toByte(text.charCodeAt(i));
      return bytes;
    },
    decode: (bytes) => {
      chargeString(bytes.length);
      return textOfUnits(Array.from(bytes, toUnit));
    },
    maxBytes: (chars) => chars + 1,
    maxChars: (bytes) => bytes,
  };
}

export const ascii = singleByte(
  (c) => (c < 0x80 ? c : QUESTION_MARK),
  (byte) => (byte < 0x80 ? byte : QUESTION_MARK),
);
export const latin1 = singleByte(
  (c) => (c < 0x100 ? c : bestFit(c)),
  (byte) => byte,
);

const isHigh = (c: number): boolean => c >= 0xd800 && c <= 0xdbff;
const isLow = (c: number): boolean => c >= 0xdc00 && c <= 0xdfff;

/** Halves of surrogate pairs that stand alone become U+FFFD. */
function wellFormed(units: number[]): number[] {
  for (let i = 0; i < units.length; i++) {
    const c = units[i]!;
    if (isHigh(c) && isLow(units[i + 1] ?? 0)) i++;
    else if (isHigh(c) || isLow(c)) units[i] = REPLACEMENT;
  }
  return units;
}

/** An odd byte at the end becomes U+FFFD. */
export function utf16(littleEndian: boolean): Codec {
  return {
    encode: (text) => {
      chargeString(text.length * 2);
      const units: number[] = [];
      for (let i = 0; i < text.length; i++) units.push(text.charCodeAt(i));
      const bytes = new DataView(new ArrayBuffer(text.length * 2));
      wellFormed(units).forEach((c, i) => bytes.setUint16(i * 2, c, littleEndian));
      return new Uint8Array(bytes.buffer);
    },
    decode: (bytes) => {
      chargeString(bytes.length >> 1);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const units: number[] = [];
      for (let i = 0; i + 1 < bytes.length; i += 2) units.push(view.getUint16(i, littleEndian));
      wellFormed(units);
      if (bytes.length % 2 === 1) units.push(REPLACEMENT);
      return textOfUnits(units);
    },
    maxBytes: (chars) => (chars + 1) * 2,
    maxChars: (bytes) => (bytes >> 1) + (bytes & 1) + 1,
  };
}

/** Bytes left over at the end become one U+FFFD. */
export function utf32(littleEndian: boolean): Codec {
  return {
    encode: (text) => {
      chargeString(text.length * 4);
      const points: number[] = [];
      for (const part of text) {
        const c = part.codePointAt(0)!;
        points.push(isHigh(c) || isLow(c) ? REPLACEMENT : c);
      }
      const bytes = new DataView(new ArrayBuffer(points.length * 4));
      points.forEach((c, i) => bytes.setUint32(i * 4, c, littleEndian));
      return new Uint8Array(bytes.buffer);
    },
    decode: (bytes) => {
      chargeString(bytes.length >> 2);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let out = '';
      for (let i = 0; i + 3 < bytes.length; i += 4) {
        const c = view.getUint32(i, littleEndian);
        out += String.fromCodePoint(c > 0x10ffff || isHigh(c) || isLow(c) ? REPLACEMENT : c);
      }
      return bytes.length % 4 === 0 ? out : out + String.fromCharCode(REPLACEMENT);
    },
    maxBytes: (chars) => (chars + 1) * 4,
    maxChars: (bytes) => (bytes >> 1) + 2,
  };
}
