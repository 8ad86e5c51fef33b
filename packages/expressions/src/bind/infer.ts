import { implicitConversion, isTuple, sameType } from '../types/convert.ts';
import { allInterfaces, baseType, isDelegate, isNullable, isReferenceType } from '../types/registry.ts';
import {
  hasParameters,
  nullType,
  substitute,
  unknownType,
  voidType,
  type NamedType,
  type Type,
} from '../types/type.ts';
import { bestCommonType } from './best-type.ts';
import type { Binder } from './binder.ts';
import type { Bound, UnboundLambda } from './bound.ts';
import { delegateShape, explicitParams } from './delegates.ts';
import type { Arg } from './candidate.ts';

/** C#'s type inference for generic methods: bounds from arguments first, then lambdas in the order their inputs become known. */

interface Bounds {
  readonly exact: Type[];
  readonly lower: Type[];
  readonly upper: Type[];
  fixed: Type | null;
}

type Wanted = { readonly arg: Arg; readonly type: Type };

/** Type arguments of the method's own type parameters; null where they can't be inferred. */
export function inferTypeArguments(b: Binder, count: number, wanted: readonly Wanted[]): readonly Type[] | null {
  const bounds: Bounds[] = Array.from({ length: count }, () => ({ exact: [], lower: [], upper: [], fixed: null }));
  for (const { arg, type } of wanted) firstPhase(b, arg, type, bounds);
  const pending = wanted.filter(
    (w) => isFunction(w.arg.value) && isDelegate(w.type) && hasParameters(delegateShape(w.type).returns),
  );
  const done = new Set<Wanted>();
  while (bounds.some((x) => x.fixed === null)) {
    if (
      !fixRound(
        bounds,
        pending.filter((w) => !done.has(w)),
      )
    ) {
      // nothing can be fixed before a lambda's result is known
      if (!inferOutputs(b, pending, done, bounds)) return null;
      continue;
    }
    inferOutputs(b, pending, done, bounds);
  }
  return bounds.map((x) => x.fixed!);
}

const isFunction = (e: Bound): boolean => e.kind === 'UnboundLambda' || e.kind === 'MethodGroup';

function firstPhase(b: Binder, arg: Arg, type: Type, bounds: Bounds[]): void {
  const e = arg.value;
  if (e.kind === 'UnboundLambda') {
    const written = explicitParams(b, e);
    if (written === null || !isDelegate(type)) return;
    const { params } = delegateShape(type);
    for (const [i, t] of written.entries()) if (params[i]) exact(t, params[i].type, bounds);
  } else if (
    arg.declares !== null ||
    e.kind === 'MethodGroup' ||
    e.kind === 'DefaultLiteral' ||
    e.kind === 'ThrowExpression' ||
    e.type === nullType
  ) {
    // no type of their own
  } else if (arg.mode === 'value') lower(e.type, type, bounds);
  else exact(e.type, type, bounds);
}

const methodIndex = (t: Type): number => (t.kind === 'param' && t.owner === 'method' ? t.index : -1);

function exact(u: Type, v: Type, bounds: Bounds[]): void {
  const i = methodIndex(v);
  if (i >= 0) add(bounds[i]!.exact, u);
  else if (u.kind === 'array' && v.kind === 'array' && u.rank === v.rank) exact(u.element, v.element, bounds);
  else if (u.kind === 'named' && v.kind === 'named' && u.def === v.def)
    u.args.forEach((a, n) => exact(a, v.args[n]!, bounds));
}

function lower(u: Type, v: Type, bounds: Bounds[]): void {
  const i = methodIndex(v);
  if (i >= 0) {
    if (u !== voidType) add(bounds[i]!.lower, u);
    return;
  }
  if (!hasParameters(v)) return;
  if (u === unknownType) return unknownInto(v, bounds);
  if (u.kind === 'array' && v.kind === 'array') {
    if (u.rank === v.rank) (isReferenceType(u.element) ? lower : exact)(u.element, v.element, bounds);
    return;
  }
  if (v.kind !== 'named') return;
  if (isNullable(v)) {
    if (isNullable(u)) lower(u.args[0], v.args[0], bounds);
    return;
  }
  if (isTuple(u) && isTuple(v) && u.args.length === v.args.length) {
    u.args.forEach((a, n) => lower(a, v.args[n]!, bounds));
    return;
  }
  const found = constructed(u, v);
  if (found === null) return;
  found.args.forEach((a, n) => {
    const { variance } = v.def.typeParams[n]!;
    if (variance === 'out' && isReferenceType(a)) lower(a, v.args[n]!, bounds);
    else if (variance === 'in' && isReferenceType(a)) upper(a, v.args[n]!, bounds);
    else exact(a, v.args[n]!, bounds);
  });
}

function upper(u: Type, v: Type, bounds: Bounds[]): void {
  const i = methodIndex(v);
  if (i >= 0) add(bounds[i]!.upper, u);
  else if (u.kind === 'array' && v.kind === 'array' && u.rank === v.rank)
    (isReferenceType(u.element) ? upper : exact)(u.element, v.element, bounds);
  else if (u.kind === 'named' && v.kind === 'named' && u.def === v.def)
    u.args.forEach((a, n) => exact(a, v.args[n]!, bounds));
}

/** What is unknown makes unknown whatever would be inferred from it. */
function unknownInto(v: Type, bounds: Bounds[]): void {
  const i = methodIndex(v);
  if (i >= 0) add(bounds[i]!.lower, unknownType);
  else if (v.kind === 'array') unknownInto(v.element, bounds);
  else if (v.kind === 'named') for (const a of v.args) unknownInto(a, bounds);
}

/** The one construction of `v`'s definition that `u` is: itself, a base class or an interface. */
function constructed(u: Type, v: NamedType): NamedType | null {
  const found: NamedType[] = [];
  for (let at: Type | null = u; at !== null; at = baseType(at)) if (at.kind === 'named' && at.def === v.def) return at;
  for (const i of allInterfaces(u)) if (i.def === v.def && !found.some((f) => sameType(f, i))) found.push(i);
  return found.length === 1 ? found[0]! : null;
}

const add = (list: Type[], t: Type): void => {
  if (!list.includes(t)) list.push(t);
};

/** Fixes what depends on nothing unfixed; false where nothing could be fixed. */
function fixRound(bounds: Bounds[], pending: readonly Wanted[]): boolean {
  const depends = (i: number): boolean =>
    pending.some((w) => {
      const shape = delegateShape(w.type as NamedType);
      return mentions(shape.returns, i) && shape.params.some((p) => unfixedIn(p.type, bounds).length > 0);
    });
  const ready = bounds.flatMap((x, i) =>
    x.fixed === null && hasBounds(x) && !depends(i) && !awaitsOutput(i, pending) ? [i] : [],
  );
  const able =
    ready.length > 0
      ? ready
      : bounds.flatMap((x, i) => (x.fixed === null && hasBounds(x) && inInputs(i, pending) ? [i] : []));
  let any = false;
  for (const i of able) {
    const fixed = fix(bounds[i]!);
    if (fixed === null) return false;
    bounds[i]!.fixed = fixed;
    any = true;
  }
  return any;
}

/** A lambda still to be bound gives this parameter a bound. */
const awaitsOutput = (i: number, pending: readonly Wanted[]): boolean =>
  pending.some((w) => mentions(delegateShape(w.type as NamedType).returns, i));

const inInputs = (i: number, pending: readonly Wanted[]): boolean =>
  pending.some((w) => delegateShape(w.type as NamedType).params.some((p) => mentions(p.type, i)));

const hasBounds = (x: Bounds): boolean => x.exact.length + x.lower.length + x.upper.length > 0;

function mentions(t: Type, i: number): boolean {
  if (methodIndex(t) === i) return true;
  if (t.kind === 'array') return mentions(t.element, i);
  return t.kind === 'named' && t.args.some((a) => mentions(a, i));
}

function unfixedIn(t: Type, bounds: readonly Bounds[]): number[] {
  return bounds.flatMap((x, i) => (x.fixed === null && mentions(t, i) ? [i] : []));
}

/** Binds the lambdas whose inputs are known, and takes bounds from their results; false where none was ready. */
function inferOutputs(b: Binder, pending: readonly Wanted[], done: Set<Wanted>, bounds: Bounds[]): boolean {
  let any = false;
  for (const w of pending) {
    if (done.has(w)) continue;
    const shape = delegateShape(w.type as NamedType);
    if (shape.params.some((p) => unfixedIn(p.type, bounds).length > 0)) continue;
    done.add(w);
    any = true;
    const fixed = bounds.map((x) => x.fixed ?? undefined);
    const params = shape.params.map((p) => substitute(p.type, [], fixed));
    const e = w.arg.value;
    let result: Type | null = null;
    if (e.kind === 'UnboundLambda') {
      if (e.syntax.params !== null && e.syntax.params.length !== params.length) continue;
      result = inferReturn(b, e, params);
    } else if (e.kind === 'MethodGroup') result = b.rules.groupReturn(b, e, params);
    if (result !== null && result !== voidType) lower(result, shape.returns, bounds);
  }
  return any;
}

/** The type that all bounds allow; null where there is none or no single best. */
function fix(x: Bounds): Type | null {
  const all = [...x.exact, ...x.lower, ...x.upper];
  if (all.includes(unknownType)) return unknownType;
  let candidates = all.filter((t, i) => all.findIndex((u) => sameType(u, t)) === i);
  for (const e of x.exact) candidates = candidates.filter((t) => sameType(t, e));
  // user-defined conversions count too: a JToken is found for a JToken and an int
  for (const l of x.lower) candidates = candidates.filter((t) => implicitConversion(l, t) !== null);
  for (const u of x.upper) candidates = candidates.filter((t) => implicitConversion(t, u) !== null);
  const best = candidates.filter((t) => candidates.every((u) => implicitConversion(u, t) !== null));
  return best.length >= 1 ? best[0]! : null;
}

/** The type that the lambda's body gives for these parameters; `void` where it returns nothing, null where there is no one type. */
export function inferReturn(b: Binder, l: UnboundLambda, params: readonly Type[]): Type | null {
  const body = b.rules.lambdaBody(b, l, params, null);
  if (body.returned.length === 0) return voidType;
  const only = body.returned[0]!;
  const typeless =
    only.kind === 'UnboundLambda' ||
    only.kind === 'MethodGroup' ||
    only.kind === 'ThrowExpression' ||
    only.kind === 'DefaultLiteral';
  if (body.returned.length === 1 && !typeless) return only.type === nullType ? null : only.type;
  return bestCommonType(b, body.returned);
}
