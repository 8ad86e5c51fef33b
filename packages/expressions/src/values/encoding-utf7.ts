import type { Codec } from './encoding-codecs.ts';
import { chargeString } from './run.ts';
import { textOfUnits } from './text-build.ts';

/** UTF-7 as .NET has it: few characters stand for themselves, the rest is Base64 of UTF-16 between "+" and "-". */

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIRECT = new Set(
  "\t\n\r '(),-./0123456789:?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    .split('')
    .map((c) => c.charCodeAt(0)),
);
const PLUS = 0x2b;
const MINUS = 0x2d;

function encode(text: string): Uint8Array {
  chargeString(text.length * 3);
  const out: number[] = [];
  let bits = 0;
  let bitCount = -1; // negative: not in Base64
  const leave = (): void => {
    if (bitCount < 0) return;
    if (bitCount > 0) out.push(BASE64.charCodeAt((bits << (6 - bitCount)) & 63));
    out.push(MINUS);
    bitCount = -1;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (DIRECT.has(c)) {
      leave();
      out.push(c);
    } else if (bitCount < 0 && c === PLUS) out.push(PLUS, MINUS);
    else {
      if (bitCount < 0) {
        out.push(PLUS);
        bitCount = 0;
      }
      bits = ((bits & 0x3f) << 16) | c;
      bitCount += 16;
      for (; bitCount >= 6; bitCount -= 6) out.push(BASE64.charCodeAt((bits >> (bitCount - 6)) & 63));
    }
  }
  leave();
  return Uint8Array.from(out);
}

function decode(bytes: Uint8Array): string {
  chargeString(bytes.length);
  const units: number[] = [];
  let bits = 0;
  let bitCount = -1;
  let first = false; // right behind the "+"
  for (const b of bytes) {
    if (bitCount < 0) {
      if (b === PLUS) {
        bitCount = 0;
        first = true;
      } else units.push(b);
      continue;
    }
    const digit = b < 0x80 ? BASE64.indexOf(String.fromCharCode(b)) : -1;
    if (digit < 0) {
      bitCount = -1;
      if (b !== MINUS) units.push(b);
      else if (first) units.push(PLUS);
    } else {
      bits = ((bits & 0xffff) << 6) | digit;
      bitCount += 6;
      if (bitCount >= 16) {
        bitCount -= 16;
        units.push((bits >>> bitCount) & 0xffff);
      }
    }
    first = false;
  }
  return textOfUnits(units);
}

export const utf7: Codec = {
  encode,
  decode,
  maxBytes: (chars) => chars * 3 + 2,
  maxChars: (bytes) => Math.max(1, bytes),
};
