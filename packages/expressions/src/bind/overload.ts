import { isBetterTarget, isSubtype, sameType } from '../types/convert.ts';
import type { Fn, Generic } from '../types/define.ts';
import type { Param } from '../types/member.ts';
import { allInterfaces, baseType, isDelegate, T } from '../types/registry.ts';
import { nullType, substitute, unknownType, voidType, type NamedType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound } from './bound.ts';
import { delegateShape } from './delegates.ts';
import type { Arg, Candidate, Method, Refusal, Resolution } from './candidate.ts';
import { inferReturn, inferTypeArguments } from './infer.ts';

/** Overload resolution: C#'s rules, over the rows of the library and over local functions and delegates. */

export function resolve<M extends Method>(
  b: Binder,
  methods: readonly M[],
  args: readonly Arg[],
  typeArgs: readonly Type[] | null,
): Resolution<M> {
  const applicable: Candidate<M>[] = [];
  const refusals: { method: Method; refusal: Refusal }[] = [];
  for (const method of methods) {
    const normal = consider(b, method, args, typeArgs, false);
    if (normal.why === null) {
      applicable.push(normal);
      continue;
    }
    const isParams = method.params.at(-1)?.mode === 'params';
    const expanded = isParams ? consider(b, method, args, typeArgs, true) : normal;
    if (expanded.why !== null)
      refusals.push({ method, refusal: isParams && expanded.why !== 'count' ? expanded : normal });
    else applicable.push(expanded);
  }
  const best = applicable.length > 1 ? betterOf(b, applicable, args) : applicable;
  return best.length === 1 ? { best: best[0]!, ambiguous: [], refusals } : { best: null, ambiguous: best, refusals };
}

/** The best of several; all that are left where none is. */
function betterOf<C extends Candidate>(b: Binder, applicable: readonly C[], args: readonly Arg[]): readonly C[] {
  const derived = applicable.filter((c) => !applicable.some((o) => o !== c && hides(o.method, c.method)));
  const best = derived.filter((c) => derived.every((o) => o === c || isBetter(b, c, o, args)));
  return best.length === 1 ? best : derived;
}

/** An applicable method of a derived type hides those of its base types. */
function hides(derived: Method, base: Method): boolean {
  const d = derived.member?.owner;
  const o = base.member?.owner;
  if (!d || !o || d === o || derived.member.extension || base.member.extension) return false;
  for (let at = baseType(derived.owner!); at !== null; at = baseType(at))
    if (at.kind === 'named' && at.def === o) return true;
  // interfaces have the members of object, and those of the interfaces they extend
  return o === T.object().def || allInterfaces(derived.owner!).some((i) => i.def === o);
}

function consider<M extends Method>(
  b: Binder,
  method: M,
  args: readonly Arg[],
  typeArgs: readonly Type[] | null,
  expanded: boolean,
): Candidate<M> | Refusal {
  const slots = assign(method.params, args, expanded);
  if (isRefusal(slots)) return slots;
  const shapes = expanded ? [...method.types.slice(0, -1), elementOf(method.types.at(-1)!)] : method.types;
  let chosen: readonly Type[] = typeArgs ?? [];
  if (method.typeParamCount === 0) {
    if (chosen.length > 0) return { why: 'type-args' };
  } else if (typeArgs !== null) {
    if (typeArgs.length !== method.typeParamCount) return { why: 'type-args' };
  } else {
    const wanted = args.map((a, i) => ({ arg: a, type: shapes[slots[i]!]! }));
    const inferred = inferTypeArguments(b, method.typeParamCount, wanted);
    if (inferred === null) return { why: 'infer' };
    chosen = inferred;
  }
  const constraint = method.member?.constraint ?? null;
  if (constraint !== null && chosen[0] !== undefined && chosen[0] !== unknownType && !isSubtype(chosen[0], constraint))
    return { why: 'infer' };
  const ownerArgs = method.owner?.args ?? [];
  const paramTypes = chosen.length === 0 ? shapes : shapes.map((t) => substitute(t, ownerArgs, chosen));
  const candidate: Candidate<M> = { why: null, method, slots, expanded, typeArgs: chosen, paramTypes };
  for (let index = 0; index < args.length; index++) {
    const a = args[index]!;
    const to = paramTypes[slots[index]!]!;
    const { mode: declared } = method.params[slots[index]!]!;
    const mode = declared === 'params' ? 'value' : declared;
    if (mode !== a.mode) return { why: 'mode', index, mode };
    if (a.declares !== null || a.value.type === unknownType) {
      if (a.value.kind !== 'UnboundLambda' || b.rules.converts(b, a.value, to)) continue;
      return { why: 'argument', index, to, candidate };
    }
    const fits = mode === 'value' ? b.rules.converts(b, a.value, to) : sameType(a.value.type, to);
    if (!fits) return { why: 'argument', index, to, candidate };
  }
  return candidate;
}

const elementOf = (t: Type): Type => (t.kind === 'array' ? t.element : t);

/** Which parameter each argument goes to. */
function assign(params: readonly Param[], args: readonly Arg[], expanded: boolean): readonly number[] | Refusal {
  const last = params.length - 1;
  if (args.some((a) => a.name !== null)) return assignNamed(params, args, expanded);
  if (args.length > params.length && !expanded) return COUNT;
  for (let i = args.length; i <= last; i++)
    if (params[i]!.default === null && !(expanded && i === last)) return { why: 'missing', param: params[i]!.name };
  return args.length <= params.length ? inOrder(args.length) : args.map((_, i) => Math.min(i, last));
}

const COUNT: Refusal = { why: 'count' };
const isRefusal = (slots: readonly number[] | Refusal): slots is Refusal => !Array.isArray(slots);

const ORDERS = Array.from({ length: 8 }, (_, n) => Array.from({ length: n }, (__, i) => i));
/** The slots of arguments without names: the same list for every call of as many. */
const inOrder = (count: number): readonly number[] => ORDERS[count] ?? Array.from({ length: count }, (_, i) => i);

function assignNamed(params: readonly Param[], args: readonly Arg[], expanded: boolean): readonly number[] | Refusal {
  const last = params.length - 1;
  const slots: number[] = [];
  const taken = new Set<number>();
  for (const [i, a] of args.entries()) {
    let slot = i;
    if (a.name !== null) {
      slot = params.findIndex((p) => p.name === a.name);
      if (slot < 0) return { why: 'name', arg: a };
      if (taken.has(slot)) return { why: 'name-twice', arg: a, positional: args[slots.indexOf(slot)]!.name === null };
    } else if (expanded && i >= last) slot = last;
    else if (i > last) return COUNT;
    slots.push(slot);
    taken.add(slot);
  }
  for (const [i, p] of params.entries())
    if (!taken.has(i) && p.default === null && !(expanded && i === last)) return { why: 'missing', param: p.name };
  return slots;
}

// ---- the better of two

function isBetter(b: Binder, x: Candidate, y: Candidate, args: readonly Arg[]): boolean {
  let better = false;
  for (const [i, a] of args.entries()) {
    const tx = x.paramTypes[x.slots[i]!]!;
    const ty = y.paramTypes[y.slots[i]!]!;
    const order = compareConversions(b, a.value, tx, ty);
    if (order < 0) return false;
    if (order > 0) better = true;
  }
  return better || tieBreak(x, y, args.length) || betterEmptyParams(x, y, args.length);
}

/** Where neither `params` array gets an element, the better element type decides: `string.Concat()`. */
function betterEmptyParams(x: Candidate, y: Candidate, argCount: number): boolean {
  const { length } = x.method.params;
  if (!x.expanded || !y.expanded || length <= argCount || y.method.params.length !== length) return false;
  return isBetterTarget(x.paramTypes[length - 1]!, y.paramTypes[length - 1]!);
}

/** Positive: to `x` is the better conversion; negative: to `y`; zero: neither. */
function compareConversions(b: Binder, e: Bound, x: Type, y: Type): number {
  if (sameType(x, y)) return 0;
  if (e.kind === 'UnboundLambda') return compareLambdaTargets(b, e, x, y);
  if (e.type !== nullType && e.kind !== 'DefaultLiteral') {
    if (sameType(e.type, x)) return 1;
    if (sameType(e.type, y)) return -1;
  }
  if (isBetterTarget(x, y)) return 1;
  return isBetterTarget(y, x) ? -1 : 0;
}

function compareLambdaTargets(b: Binder, e: Bound & { kind: 'UnboundLambda' }, x: Type, y: Type): number {
  if (!isDelegate(x) || !isDelegate(y)) return 0;
  const sx = delegateShape(x);
  const sy = delegateShape(y);
  if (sx.params.length !== sy.params.length || sx.params.some((p, i) => p.type !== sy.params[i]!.type)) return 0;
  if (sameType(sx.returns, sy.returns)) return 0;
  if (sy.returns === voidType) return 1;
  if (sx.returns === voidType) return -1;
  const inferred = inferReturn(
    b,
    e,
    sx.params.map((p) => p.type),
  );
  if (inferred !== null) {
    if (sameType(inferred, sx.returns)) return 1;
    if (sameType(inferred, sy.returns)) return -1;
  }
  return isBetterTarget(sx.returns, sy.returns) ? 1 : isBetterTarget(sy.returns, sx.returns) ? -1 : 0;
}

function tieBreak(x: Candidate, y: Candidate, argCount: number): boolean {
  const same = x.slots.every((slot, i) => sameType(x.paramTypes[slot]!, y.paramTypes[y.slots[i]!]!));
  const xAll = x.method.params.length === argCount;
  const yAll = y.method.params.length === argCount;
  // no argument decides, but one of them needs no defaults
  if (!same) return xAll && !yAll && !x.expanded && !y.expanded;
  if ((x.method.typeParamCount === 0) !== (y.method.typeParamCount === 0)) return x.method.typeParamCount === 0;
  if (x.expanded !== y.expanded) return !x.expanded;
  if (xAll !== yAll) return xAll;
  if (x.expanded && x.method.params.length !== y.method.params.length)
    return x.method.params.length > y.method.params.length;
  return moreSpecific(x, y) && !moreSpecific(y, x);
}

/** By the parameters as declared: `Foo(List<T>)` before `Foo(T)`. */
function moreSpecific(x: Candidate, y: Candidate): boolean {
  const dx = declared(x);
  const dy = declared(y);
  let specific = false;
  for (const [i, t] of dx.entries()) {
    const order = specificity(t, dy[i] ?? t);
    if (order < 0) return false;
    if (order > 0) specific = true;
  }
  return specific;
}

const declared = (c: Candidate): readonly Type[] => {
  const params = c.method.member?.params ?? c.method.params;
  return c.slots.map((s) => (c.expanded && s === params.length - 1 ? elementOf(params[s]!.type) : params[s]!.type));
};

function specificity(x: Type, y: Type): number {
  if (x.kind === 'param') return y.kind === 'param' ? 0 : -1;
  if (y.kind === 'param') return 1;
  if (x.kind === 'array' && y.kind === 'array') return specificity(x.element, y.element);
  if (x.kind === 'named' && y.kind === 'named' && x.def === y.def) {
    const orders = x.args.map((a, i) => specificity(a, y.args[i]!));
    if (orders.some((o) => o > 0) && orders.every((o) => o >= 0)) return 1;
    if (orders.some((o) => o < 0) && orders.every((o) => o <= 0)) return -1;
  }
  return 0;
}

// ---- what a resolved method is

export const returnType = (c: Candidate): Type =>
  c.typeArgs.length === 0 ? c.method.returns : substitute(c.method.returns, c.method.owner?.args ?? [], c.typeArgs);

/** The implementation with its type arguments applied: those of the declaring type first. */
export function implementation(row: Fn | Generic, owner: NamedType | null, typeArgs: readonly Type[]): Fn {
  return typeof row === 'function' ? row : row.make(...(owner?.args ?? []), ...typeArgs);
}
