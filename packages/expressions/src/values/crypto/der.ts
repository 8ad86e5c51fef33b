/**
 * ASN.1 in DER, as certificates and keys hold it: a reader of one value at a time over the bytes themselves, and a
 * writer. Depth is the reader's business, so nothing here recurses over data; null where the bytes are no DER.
 */
export const TAG = {
  Boolean: 0x01,
  Integer: 0x02,
  BitString: 0x03,
  OctetString: 0x04,
  Null: 0x05,
  Oid: 0x06,
  Utf8: 0x0c,
  Printable: 0x13,
  Teletex: 0x14,
  Ia5: 0x16,
  UtcTime: 0x17,
  GeneralizedTime: 0x18,
  Universal: 0x1c,
  Bmp: 0x1e,
  Sequence: 0x30,
  Set: 0x31,
} as const;

export interface Der {
  readonly tag: number;
  /** Tag, length and content. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

export function readDer(bytes: Uint8Array, at = 0): Der | null {
  const tag = bytes[at];
  let length = bytes[at + 1];
  if (tag === undefined || length === undefined || (tag & 0x1f) === 0x1f) return null;
  let start = at + 2;
  if (length >= 0x80) {
    const count = length & 0x7f;
    if (count === 0 || count > 4) return null;
    length = 0;
    for (let i = 0; i < count; i++) {
      const byte = bytes[start++];
      if (byte === undefined) return null;
      length = length * 256 + byte;
    }
  }
  const end = start + length;
  return end > bytes.length ? null : { tag, whole: bytes.subarray(at, end), content: bytes.subarray(start, end) };
}

/** The values one after the other in the content; null where one can't be read. */
export function children(parent: Der | null): readonly Der[] | null {
  if (parent === null) return null;
  const out: Der[] = [];
  for (let at = 0; at < parent.content.length; at += out.at(-1)!.whole.length) {
    const child = readDer(parent.content, at);
    if (child === null) return null;
    out.push(child);
  }
  return out;
}

/** The values of a sequence; empty where there are none or it is none. */
export const parts = (parent: Der | undefined | null): readonly Der[] =>
  parent === null || parent === undefined ? [] : (children(parent) ?? []);

/** `1.2.840.113549`. */
export function oidText(der: Der | undefined): string {
  const arcs: string[] = [];
  let arc = 0n;
  for (const byte of der?.content ?? []) {
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length === 0) {
      const first = arc < 40n ? 0n : arc < 80n ? 1n : 2n;
      arcs.push(String(first), String(arc - first * 40n));
    } else arcs.push(String(arc));
    arc = 0n;
  }
  return arcs.join('.');
}

/** A whole number of at most 32 bits; NaN for a longer one. */
export const smallInteger = (der: Der | undefined): number =>
  der === undefined || der.content.length > 4 ? NaN : der.content.reduce((n, byte) => n * 256 + byte, 0);

/** The bytes of a bit string whose length is a whole number of bytes. */
export const bitString = (der: Der | undefined): Uint8Array => der?.content.subarray(1) ?? new Uint8Array(0);

// ---- writing

export function writeDer(tag: number, ...contents: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const length = contents.reduce((n, c) => n + c.length, 0);
  const size: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest % 256);
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 | size.length, ...size];
  const out = new Uint8Array(head.length + length);
  out.set(head);
  let at = head.length;
  for (const content of contents) {
    out.set(content, at);
    at += content.length;
  }
  return out;
}

/** Null for a text that is not an OID. */
export function writeOid(text: string): Uint8Array | null {
  if (!/^[0-2](\.\d+)+$/.test(text)) return null;
  const [first, second, ...rest] = text.split('.').map(BigInt) as [bigint, bigint, ...bigint[]];
  const bytes: number[] = [];
  for (const arc of [first * 40n + second, ...rest]) {
    const septets: number[] = [];
    for (let n = arc; septets.length === 0 || n > 0n; n >>= 7n)
      septets.unshift(Number(n & 0x7fn) | (septets.length > 0 ? 0x80 : 0));
    bytes.push(...septets);
  }
  return writeDer(TAG.Oid, bytes);
}
