import type { Property } from '../bind/bound.ts';
import type { Emitter } from './emitter.ts';
import { nullAt, type Thunk } from './frame.ts';

/** Properties of a type, and indexers whose keys are computed; every other property is a step of a chain. */
export function emitProperty(e: Emitter, n: Property): Thunk {
  const { get } = n;
  if (n.receiver === null) return () => get();
  const at = n.span.start;
  const receiver = e.expression(n.receiver);
  const args = n.args.map((a) => e.expression(a));
  const first = args[0]!;
  if (args.length === 1)
    return (f) => {
      const value = receiver(f);
      const key = first(f);
      if (value === null) return nullAt(f, at);
      f.run.at = at;
      return get(value, key);
    };
  return (f) => {
    const value = receiver(f);
    const keys = args.map((a) => a(f));
    if (value === null) return nullAt(f, at);
    f.run.at = at;
    return get(value, ...keys);
  };
}
