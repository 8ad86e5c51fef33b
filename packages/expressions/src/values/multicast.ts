import type { Fn } from '../types/define.ts';

/** Delegates with several targets: called in order, the last result counts. */
const targets = new WeakMap<Fn, readonly Fn[]>();

export const targetsOf = (d: Fn | null): readonly Fn[] => (d === null ? [] : (targets.get(d) ?? [d]));

function multicast(list: readonly Fn[]): Fn | null {
  if (list.length <= 1) return list[0] ?? null;
  const all: Fn = (...args: unknown[]) => {
    let result: unknown = null;
    for (const target of list) result = target(...args);
    return result;
  };
  targets.set(all, list);
  return all;
}

export const combine = (a: Fn | null, b: Fn | null): Fn | null => multicast([...targetsOf(a), ...targetsOf(b)]);

/** `a - b`: the last run of `b`'s targets in `a`'s is taken out. */
export function remove(a: Fn | null, b: Fn | null): Fn | null {
  const from = targetsOf(a);
  const what = targetsOf(b);
  for (let i = from.length - what.length; i >= 0; i--)
    if (what.every((t, n) => from[i + n] === t))
      return multicast([...from.slice(0, i), ...from.slice(i + what.length)]);
  return a;
}
