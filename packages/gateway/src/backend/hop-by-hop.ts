import { isHopByHop } from '@sluice/runtime';

/** What Connection names beside `close` and what is hop-by-hop anyway, in lower case: it is not passed on either. */
export function namedByConnection(values: readonly string[] | undefined): readonly string[] {
  if (values === undefined) return [];
  const names = values.flatMap((value) => value.toLowerCase().split(','));
  return names.map((name) => name.trim()).filter((name) => name !== 'close' && !isHopByHop(name));
}
