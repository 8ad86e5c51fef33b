/** IP addresses as text: the forms that .NET reads, and the one that it writes (RFC 5952). Null: no address. */

const V4_PART = /^(?:0[xX]([\da-fA-F]+)|(0[0-7]*)|([1-9]\d*))$/;

function part(text: string): number {
  const m = V4_PART.exec(text);
  if (m === null) return NaN;
  return m[1] !== undefined ? parseInt(m[1], 16) : m[2] !== undefined ? parseInt(m[2], 8) : Number(m[3]);
}

/** One to four parts, each decimal, octal (`0…`) or hexadecimal (`0x…`); the last one fills what is left. */
export function parseIPv4(text: string): number[] | null {
  const parts = text.split('.', 5).map(part);
  if (parts.length > 4) return null;
  const last = parts.pop()!;
  if (!(last < 2 ** (8 * (4 - parts.length))) || !parts.every((p) => p <= 255)) return null;
  for (let shift = 8 * (3 - parts.length); shift >= 0; shift -= 8) parts.push(Math.floor(last / 2 ** shift) % 256);
  return parts;
}

export const textOfIPv4 = (bytes: readonly number[]): string => bytes.join('.');

const STRICT_V4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const LEADING_ZERO = /(?:^|\.)0\d/;
const V6 = /^(?:\[([^\]]*)\](?::\d+)?|([^\][]*))$/;

/** Eight groups, `::` for a run of zeros, IPv4 at the end, `%scope`, `[…]` with a port. */
export function parseIPv6(text: string): { readonly bytes: number[]; readonly scopeId: number } | null {
  const m = V6.exec(text);
  if (m === null) return null;
  const inner = m[1] ?? m[2]!;
  const percent = inner.indexOf('%');
  const address = percent < 0 ? inner : inner.slice(0, percent);
  const halves = address.split('::');
  if (halves.length > 2) return null;
  const head = groups(halves[0]!, halves.length === 1);
  const tail = halves.length === 2 ? groups(halves[1]!, true) : [];
  if (head === null || tail === null) return null;
  const gap = 8 - head.length - tail.length;
  if (halves.length === 1 ? gap !== 0 : gap < 1) return null;
  const all = [...head, ...Array.from({ length: gap }, () => 0), ...tail];
  return { bytes: all.flatMap((g) => [g >> 8, g & 255]), scopeId: percent < 0 ? 0 : scope(inner.slice(percent + 1)) };
}

function scope(text: string): number {
  const id = /^\d+$/.test(text) ? Number(text) : 0;
  return id <= 0xffffffff ? id : 0;
}

function groups(text: string, mayEndInV4: boolean): number[] | null {
  if (text === '') return [];
  const parts = text.split(':', 9);
  const out: number[] = [];
  for (let i = 0; i < parts.length; i++) {
    const p = parts[i]!;
    if (/^[\da-fA-F]{1,4}$/.test(p)) out.push(parseInt(p, 16));
    else if (mayEndInV4 && i === parts.length - 1 && STRICT_V4.test(p) && !LEADING_ZERO.test(p)) {
      const [a, b, c, d] = p.split('.').map(Number) as [number, number, number, number];
      out.push((a << 8) | b, (c << 8) | d);
    } else return null;
  }
  return out;
}

/** Whether the last 32 bits are written as an IPv4 address: compatible, mapped, translated and ISATAP addresses. */
function embedsIPv4(g: readonly number[]): boolean {
  const zeroPrefix = g[0] === 0 && g[1] === 0 && g[2] === 0 && g[3] === 0;
  if (zeroPrefix && g[6] !== 0) {
    if (g[4] === 0 && (g[5] === 0 || g[5] === 0xffff)) return true;
    if (g[4] === 0xffff && g[5] === 0) return true;
  }
  return g[4] === 0 && g[5] === 0x5efe;
}

export function textOfIPv6(g: readonly number[]): string {
  if (!embedsIPv4(g)) return compressed(g);
  const prefix = compressed(g.slice(0, 6));
  const v4 = textOfIPv4([g[6]! >> 8, g[6]! & 255, g[7]! >> 8, g[7]! & 255]);
  return prefix.endsWith(':') ? prefix + v4 : `${prefix}:${v4}`;
}

/** The first longest run of two or more zero groups becomes `::`. */
function compressed(g: readonly number[]): string {
  let start = -1;
  let length = 1;
  for (let i = 0; i < g.length; i++) {
    let end = i;
    while (g[end] === 0) end++;
    if (end - i > length) {
      start = i;
      length = end - i;
    }
    if (end > i) i = end;
  }
  const hex = (part: readonly number[]): string => part.map((n) => n.toString(16)).join(':');
  return start < 0 ? hex(g) : `${hex(g.slice(0, start))}::${hex(g.slice(start + length))}`;
}
