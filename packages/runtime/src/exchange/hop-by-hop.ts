/** Headers of one connection, which a gateway does not pass on (RFC 9110, 7.6.1); Connection may name others. */
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
