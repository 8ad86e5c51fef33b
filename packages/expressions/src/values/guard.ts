import type { Type } from '../types/type.ts';
import type { Fn, Generic, Row } from '../types/define.ts';
import { generic } from '../types/define.ts';
import { parseSignature } from '../types/signature.ts';
import { argumentNull } from './exception.ts';

/**
 * Null checks of library methods, derived from their signatures: a sequence, array or delegate argument must not be
 * null, and .NET names the parameter. So rows say only what they mean. Checked in the order of the parameters,
 * at the call, also where the result is lazy. (`items`, sorted along with keys, may be null.)
 */
const CHECKED = /^(IEnumerable|IOrderedEnumerable|Func|Action|Predicate|Converter|Comparison|Array)$/;

/** Rows whose null arguments are refused; constants, accessors and missing members pass as they are. */
export function guarded(rows: Readonly<Record<string, Row>>): Record<string, Row> {
  const out = Object.create(null) as Record<string, Row>;
  for (const [signature, row] of Object.entries(rows)) {
    const isGeneric = typeof row !== 'function' && row.row === 'generic';
    out[signature] = isGeneric || typeof row === 'function' ? guard(signature, row) : row;
  }
  return out;
}

function guard(signature: string, row: Fn | Generic): Row {
  // the signature is read when the first expression uses the member, not by every one
  let shape: Shape | null = null;
  return generic((...types) => {
    const fn = typeof row === 'function' ? row : row.make(...(types as readonly Type[]));
    shape ??= shapeOf(signature);
    return checking(fn, shape.checks, shape.arity);
  });
}

interface Shape {
  /** The operands that must not be null, with the names of their parameters. */
  readonly checks: readonly (readonly [number, string])[];
  readonly arity: number;
}

function shapeOf(signature: string): Shape {
  const { params, static: isStatic } = parseSignature(signature);
  const checks = params.flatMap((p, i): [number, string][] =>
    p.name !== 'items' && (CHECKED.test(p.type.name) || (p.type.suffixes.length > 0 && p.type.suffixes[0] !== '?'))
      ? [[isStatic ? i : i + 1, p.name]]
      : [],
  );
  return { checks, arity: params.length + (isStatic ? 0 : 1) };
}

/** The usual shapes without an array of arguments. */
function checking(fn: Fn, checks: readonly (readonly [number, string])[], arity: number): Fn {
  const [first, second] = checks;
  if (first === undefined) return fn;
  const [at, name] = first;
  if (checks.length === 1 && at === 0 && arity === 1) return (a) => (a === null ? argumentNull(name) : fn(a));
  if (checks.length === 1 && at === 0 && arity === 2) return (a, b) => (a === null ? argumentNull(name) : fn(a, b));
  if (checks.length === 1 && at === 1 && arity === 2) return (a, b) => (b === null ? argumentNull(name) : fn(a, b));
  if (checks.length === 2 && second !== undefined && second[0] === 1 && arity === 2)
    return (a, b) => (a === null ? argumentNull(name) : b === null ? argumentNull(second[1]) : fn(a, b));
  return (...args: readonly unknown[]) => {
    for (const [i, param] of checks) if (args[i] === null) argumentNull(param);
    return fn(...args);
  };
}
