/**
 * Headers of one connection, which a gateway does not pass on (RFC 9110, 7.6.1): those below, and those that Connection
 * names. In lower case.
 */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export const isHopByHop = (lowerName: string): boolean => HOP_BY_HOP.has(lowerName);

/** What Connection names beside `close` and what is hop-by-hop anyway, in lower case. */
export function namedByConnection(values: readonly string[] | undefined): readonly string[] {
  if (values === undefined) return [];
  const names = values.flatMap((value) => value.toLowerCase().split(','));
  return names.map((name) => name.trim()).filter((name) => name !== 'close' && !isHopByHop(name));
}
