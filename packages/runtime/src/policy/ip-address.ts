/**
 * IP addresses as numbers of 128 bits, so that they can be compared; those of version 4 are where version 6 has a place
 * for them, `::ffff:a.b.c.d`. Only the usual forms are read: four decimal numbers, or groups of hex digits with one gap.
 */

const MAPPED = 0xffffn << 32n;

export const isIPv4 = (address: bigint): boolean => address >> 32n === 0xffffn;

/** Null where the text is no address. */
export function ipNumber(text: string): bigint | null {
  const trimmed = text.trim();
  if (!trimmed.includes(':')) {
    const v4 = dotted(trimmed);
    return v4 === null ? null : MAPPED | v4;
  }
  const embedded = /^(.*:)([\d.]+\.[\d.]+)$/.exec(trimmed);
  if (embedded === null) return groups(trimmed);
  const tail = dotted(embedded[2]!);
  return tail === null ? null : groups(`${embedded[1]!}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`);
}

function dotted(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((p) => /^(0|[1-9]\d{0,2})$/.test(p) && Number(p) <= 255)) return null;
  return parts.reduce((sum, p) => (sum << 8n) | BigInt(p), 0n);
}

function groups(text: string): bigint | null {
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], tail] = halves;
  const given = head.length + (tail?.length ?? 0);
  if (halves.length > 2 || (tail === undefined ? given !== 8 : given > 7)) return null;
  const all = [...head, ...new Array<string>(8 - given).fill('0'), ...(tail ?? [])];
  return all.every((g) => /^[\da-f]{1,4}$/i.test(g))
    ? all.reduce((sum, g) => (sum << 16n) | BigInt(`0x${g}`), 0n)
    : null;
}
