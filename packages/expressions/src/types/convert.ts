import type { Member } from './member.ts';
import {
  allInterfaces,
  baseType,
  declaredMembers,
  isDelegate,
  isEnum,
  isInterface,
  isNullable,
  isReferenceType,
  isValueType,
  T,
  underlying,
} from './registry.ts';
import { erase, nullType, substitute, unknownType, type NamedType, type Type } from './type.ts';

/**
 * C#'s conversions between types, as data: which one leads from a type to another, and how. Conversions that depend on
 * an expression (constants, lambdas, method groups, tuple literals) are the binder's.
 */
export type Conversion =
  | { readonly kind: 'identity' }
  /** Between numeric types, `char` and enums; the representation changes by `from` and `to`. */
  | { readonly kind: 'numeric'; readonly from: Type; readonly to: Type; readonly implicit: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'reference' }
  /** Down the hierarchy or across interfaces: checked when it runs. */
  | { readonly kind: 'downcast'; readonly to: Type }
  | { readonly kind: 'box'; readonly from: Type }
  | { readonly kind: 'unbox'; readonly to: Type }
  /** Into `T?` from `T` or `S?`: `inner` applied where there is a value. */
  | { readonly kind: 'lift'; readonly inner: Conversion; readonly from: 'value' | 'nullable' }
  /** Out of `T?`: null throws. */
  | { readonly kind: 'unwrap'; readonly inner: Conversion }
  | {
      readonly kind: 'user';
      readonly member: Member;
      readonly owner: NamedType;
      readonly before: Conversion;
      readonly after: Conversion;
      readonly implicit: boolean;
    }
  | { readonly kind: 'tuple'; readonly items: readonly Conversion[]; readonly to: NamedType }
  | { readonly kind: 'unknown' };

export const IDENTITY: Conversion = { kind: 'identity' };
const REFERENCE: Conversion = { kind: 'reference' };
const UNKNOWN: Conversion = { kind: 'unknown' };

/** A conversion is the types' own: what has been found once is known for all expressions. */
type Rule = (from: Type, to: Type) => Conversion | null;

const MOST_REMEMBERED = 50_000;

function remembered(rule: Rule): Rule {
  const found = new Map<Type, Map<Type, Conversion | null>>();
  let count = 0;
  return (from, to) => {
    let conversion = found.get(from)?.get(to);
    if (conversion !== undefined) return conversion;
    conversion = rule(from, to);
    if (++count > MOST_REMEMBERED) {
      found.clear();
      count = 0;
    }
    // looked up again: the rule asks for other conversions on its way
    let ofType = found.get(from);
    if (ofType === undefined) found.set(from, (ofType = new Map<Type, Conversion | null>()));
    ofType.set(to, conversion);
    return conversion;
  };
}

const IMPLICIT_NUMERIC: Readonly<Record<string, readonly string[]>> = {
  sbyte: ['short', 'int', 'long', 'float', 'double', 'decimal'],
  byte: ['short', 'ushort', 'int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'],
  short: ['int', 'long', 'float', 'double', 'decimal'],
  ushort: ['int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'],
  int: ['long', 'float', 'double', 'decimal'],
  uint: ['long', 'ulong', 'float', 'double', 'decimal'],
  long: ['float', 'double', 'decimal'],
  ulong: ['float', 'double', 'decimal'],
  char: ['ushort', 'int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'],
  float: ['double'],
  double: [],
  decimal: [],
};

/** `int` for System.Int32; null where the type is no number and no `char`. */
export const numericKeyword = (t: Type): string | null =>
  t.kind === 'named' && t.def.keyword !== undefined && t.def.keyword in IMPLICIT_NUMERIC ? t.def.keyword : null;

export const sameType = (a: Type, b: Type): boolean => a === b || erase(a) === erase(b);

/** Whether every value of `from` is one of `to` without a change of representation: base classes, interfaces, variance. */
export function isSubtype(from: Type, to: Type): boolean {
  if (sameType(from, to)) return true;
  if (!isReferenceType(from) && from.kind !== 'param') return false;
  if (to === T.object()) return true;
  if (from.kind === 'null') return isReferenceType(to);
  if (from.kind === 'array' && to.kind === 'array')
    return from.rank === to.rank && isReferenceType(from.element) && isSubtype(from.element, to.element);
  for (let at: Type | null = baseType(from); at !== null; at = baseType(at)) if (sameType(at, to)) return true;
  if (isInterface(to)) {
    if (isInterface(from) && varies(from, to)) return true;
    return allInterfaces(from).some(
      (i) => sameType(i, to) || varies(i, to) || (from.kind === 'array' && elementVaries(i, to)),
    );
  }
  if (isDelegate(to) && isDelegate(from)) return varies(from, to);
  return to.kind === 'named' && to.def.name === 'System.Delegate' && isDelegate(from);
}

/** An array of strings is an `IList<object>` too: arrays are covariant, whatever the interface says. */
const elementVaries = (i: NamedType, to: NamedType): boolean =>
  i.def === to.def && i.args.length === 1 && isReferenceType(i.args[0]!) && isSubtype(i.args[0]!, to.args[0]!);

/** `IEnumerable<string>` is an `IEnumerable<object>`: arguments convert by reference in the parameters' direction. */
function varies(from: NamedType, to: NamedType): boolean {
  if (from.def !== to.def || from.args.length === 0) return false;
  return from.def.typeParams.every((p, i) => {
    const a = from.args[i]!;
    const b = to.args[i]!;
    if (sameType(a, b)) return true;
    if (!isReferenceType(a) || !isReferenceType(b)) return false;
    return p.variance === 'out' ? isSubtype(a, b) : p.variance === 'in' ? isSubtype(b, a) : false;
  });
}

/** The standard implicit conversion, user-defined ones left out; null where there is none. */
export const standardImplicit: Rule = remembered((from, to) => {
  if (from === unknownType || to === unknownType) return UNKNOWN;
  if (sameType(from, to)) return IDENTITY;
  if (from === nullType) return isReferenceType(to) || isNullable(to) ? { kind: 'null' } : null;
  const fromKey = numericKeyword(from);
  const toKey = numericKeyword(to);
  if (fromKey !== null && toKey !== null)
    return IMPLICIT_NUMERIC[fromKey]!.includes(toKey) ? { kind: 'numeric', from, to, implicit: true } : null;
  if (isNullable(to)) {
    const inner = standardImplicit(underlying(from), to.args[0]);
    if (inner === null || inner.kind === 'box' || inner.kind === 'reference') return null;
    return { kind: 'lift', inner, from: isNullable(from) ? 'nullable' : 'value' };
  }
  if (isTuple(from) && isTuple(to) && from.args.length === to.args.length) {
    const items = from.args.map((a, i) => standardImplicit(a, to.args[i]!));
    return items.every((c) => c !== null) ? { kind: 'tuple', items, to } : null;
  }
  if (isValueType(from) && isReferenceType(to)) {
    const boxesTo =
      to === T.object() ||
      supertypes(underlying(from)).some((t) => sameType(t, to)) ||
      (isInterface(to) && allInterfaces(underlying(from)).some((i) => sameType(i, to) || varies(i, to)));
    return boxesTo ? { kind: 'box', from } : null;
  }
  return isSubtype(from, to) ? REFERENCE : null;
});

export const isTuple = (t: Type): t is NamedType & { readonly tuple?: true } =>
  t.kind === 'named' && t.def.name === 'System.ValueTuple' && t.args.length > 1;

function supertypes(t: Type): readonly Type[] {
  const out: Type[] = [];
  for (let at = baseType(t); at !== null; at = baseType(at)) out.push(at);
  return out;
}

/** An implicit conversion, user-defined ones included. */
export const implicitConversion = remembered(
  (from, to) => standardImplicit(from, to) ?? userConversion(from, to, false),
);

/** A standard explicit conversion (implicit ones included). */
const standardExplicit: Rule = remembered((from, to) => {
  const implicit = standardImplicit(from, to);
  if (implicit !== null) return implicit;
  const fromNumber = numericKeyword(from) !== null || isEnum(from);
  const toNumber = numericKeyword(to) !== null || isEnum(to);
  if (fromNumber && toNumber) return { kind: 'numeric', from, to, implicit: false };
  if (isNullable(to)) {
    const inner = standardExplicit(underlying(from), to.args[0]);
    if (isReferenceType(from)) return inner?.kind === 'unbox' ? { kind: 'lift', inner, from: 'nullable' } : null;
    return inner === null ? null : { kind: 'lift', inner, from: isNullable(from) ? 'nullable' : 'value' };
  }
  if (isNullable(from)) {
    if (isReferenceType(to)) return null;
    const inner = standardExplicit(from.args[0], to);
    return inner === null ? null : { kind: 'unwrap', inner };
  }
  if (isReferenceType(from) && isValueType(to)) {
    const unboxes = from === T.object() || (from.kind === 'named' && standardImplicit(to, from)?.kind === 'box');
    return unboxes ? { kind: 'unbox', to } : null;
  }
  if (isReferenceType(from) && isReferenceType(to)) {
    if (isSubtype(to, from)) return { kind: 'downcast', to };
    // between interfaces and unsealed classes anything may be; sealed ones must implement the interface
    if (isInterface(from) && (isInterface(to) || !isSealed(to))) return { kind: 'downcast', to };
    if (isInterface(to) && !isSealed(from)) return { kind: 'downcast', to };
    if (from.kind === 'array' && to.kind === 'array' && from.rank === to.rank)
      return standardExplicit(from.element, to.element)?.kind === 'downcast' ? { kind: 'downcast', to } : null;
    // `(object[])IEnumerable<object>` and the like
    if (from.kind === 'named' && from.def.kind === 'interface' && to.kind === 'array') return { kind: 'downcast', to };
  }
  return null;
});

const SEALED = new Set(['System.String', 'System.Uri', 'System.Version']);
const isSealed = (t: Type): boolean =>
  t.kind === 'array' ||
  t.kind === 'anonymous' ||
  (t.kind === 'named' && (t.def.kind === 'delegate' || t.def.kind === 'static class' || SEALED.has(t.def.name)));

export const explicitConversion = remembered(
  (from, to) => standardExplicit(from, to) ?? userConversion(from, to, true),
);

/** `op_Implicit` and `op_Explicit` of both types and their bases, C#'s most specific one. */
export function userConversion(from: Type, to: Type, explicit: boolean): Conversion | null {
  const source = underlying(from);
  const target = underlying(to);
  if (isInterface(source) || isInterface(target) || source === T.object() || target === T.object()) return null;
  const standard = explicit ? standardExplicit : standardImplicit;
  const found: {
    member: Member;
    owner: NamedType;
    param: Type;
    result: Type;
    before: Conversion;
    after: Conversion;
    implicit: boolean;
  }[] = [];
  for (const owner of conversionOwners(source, target)) {
    for (const name of explicit ? ['implicit', 'explicit'] : ['implicit']) {
      for (const member of declaredMembers(owner.def, name)) {
        const param = substitute(member.params[0]!.type, owner.args);
        const result = substitute(member.returns, owner.args);
        const before =
          standard(from, param) ??
          (isNullable(from) && !isNullable(param) && !isReferenceType(param) ? standard(source, param) : null);
        const after = standard(result, to);
        if (before === null || after === null || member.get === null) continue;
        found.push({ member, owner, param, result, before, after, implicit: name === 'implicit' });
      }
    }
  }
  if (found.length === 0) return null;
  const sourceType = mostSpecific(
    found.map((f) => f.param),
    from,
    explicit,
    'source',
  );
  const resultType = mostSpecific(
    found.map((f) => f.result),
    to,
    explicit,
    'target',
  );
  const best = found.filter((f) => sameType(f.param, sourceType) && sameType(f.result, resultType));
  const pick = best.length > 1 ? (best.find((f) => f.implicit) ?? best[0]!) : best[0];
  if (pick === undefined) return null;
  const user: Conversion = {
    kind: 'user',
    member: pick.member,
    owner: pick.owner,
    before: standard(from, pick.param) ?? pick.before,
    after: pick.after,
    implicit: pick.implicit,
  };
  // lifted: `T?` whose operator takes `T`
  if (isNullable(from) && standard(from, pick.param) === null) {
    const plain: Conversion = { ...user, before: pick.before };
    return isNullable(to) || isReferenceType(to)
      ? { kind: 'lift', inner: plain, from: 'nullable' }
      : { kind: 'unwrap', inner: plain };
  }
  return user;
}

function conversionOwners(source: Type, target: Type): NamedType[] {
  const owners: NamedType[] = [];
  for (const start of [source, target])
    for (let at: Type | null = start; at !== null; at = baseType(at))
      if (at.kind === 'named' && !owners.includes(at)) owners.push(at);
  return owners;
}

/** C#'s "most specific source / target type" among the candidates' types. */
function mostSpecific(types: readonly Type[], wanted: Type, explicit: boolean, side: 'source' | 'target'): Type {
  const exact = types.find((t) => sameType(t, wanted));
  if (exact !== undefined) return exact;
  const converts = (a: Type, b: Type): boolean => standardImplicit(a, b) !== null;
  // the most encompassed type among those that encompass `wanted` (source), or the other way round (target)
  const encompassing = types.filter((t) => converts(wanted, t));
  const encompassed = types.filter((t) => converts(t, wanted));
  const narrowest = (ts: readonly Type[]): Type | undefined => ts.find((t) => ts.every((u) => converts(t, u)));
  const widest = (ts: readonly Type[]): Type | undefined => ts.find((t) => ts.every((u) => converts(u, t)));
  if (side === 'source')
    return (encompassing.length > 0 ? narrowest(encompassing) : explicit ? widest(types) : undefined) ?? types[0]!;
  return (encompassed.length > 0 ? widest(encompassed) : explicit ? narrowest(types) : undefined) ?? types[0]!;
}

/** Whether a conversion from `a` is better than one from `b`: used where C# compares types (`better conversion target`). */
export function isBetterTarget(a: Type, b: Type): boolean {
  if (implicitConversion(a, b) !== null && implicitConversion(b, a) === null) return true;
  const signed = numericKeyword(underlying(a));
  const unsigned = numericKeyword(underlying(b));
  const pairs: Readonly<Record<string, readonly string[]>> = {
    sbyte: ['byte', 'ushort', 'uint', 'ulong'],
    short: ['ushort', 'uint', 'ulong'],
    int: ['uint', 'ulong'],
    long: ['ulong'],
  };
  return signed !== null && unsigned !== null && (pairs[signed]?.includes(unsigned) ?? false);
}
