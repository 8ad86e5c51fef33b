import { missing, typeDef, type Fn } from '../../types/define.ts';
import { charge } from '../../values/run.ts';

/** System.Delegate: delegates are plain functions of the arguments' representations; several combined call each in turn. */
interface Combined extends Fn {
  readonly parts?: readonly Fn[];
}
const partsOf = (d: Combined): readonly Fn[] => d.parts ?? [d];

function combined(parts: readonly Fn[]): Fn | null {
  const only = parts[0];
  if (only === undefined) return null;
  if (parts.length === 1) return only;
  const all: Fn = (...args) => {
    charge(parts.length);
    let result: unknown = null;
    for (const part of parts) result = part(...args);
    return result;
  };
  return Object.assign(all, { parts });
}

export const combine = (a: Fn | null, b: Fn | null): Fn | null =>
  a === null ? b : b === null ? a : combined([...partsOf(a), ...partsOf(b)]);

/** Takes the last run of `value`'s parts out of `source`. */
export function removeLast(source: Fn | null, value: Fn | null): Fn | null {
  if (source === null || value === null) return source;
  const all = partsOf(source);
  const gone = partsOf(value);
  for (let at = all.length - gone.length; at >= 0; at--) {
    if (gone.every((part, i) => all[at + i] === part))
      return combined([...all.slice(0, at), ...all.slice(at + gone.length)]);
  }
  return source;
}

export const SystemDelegate = typeDef('System.Delegate', {
  kind: 'class',
  abstract: true,
  documented: 'none',
  members: {
    'static Delegate Combine(Delegate a, Delegate b)': combine,
    'static Delegate Remove(Delegate source, Delegate value)': removeLast,
    'object DynamicInvoke(params object[] args)': missing,
    'Delegate[] GetInvocationList()': missing,
    'MethodInfo Method { get; }': missing,
    'object Target { get; }': missing,
  },
});

export const MulticastDelegate = typeDef('System.MulticastDelegate', {
  kind: 'class',
  abstract: true,
  base: 'Delegate',
  documented: 'none',
  members: {},
});
