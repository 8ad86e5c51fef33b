import type { Span } from '@sluice/parser';
import type { Index, Member as MemberSyntax } from '../syntax/ast.ts';
import type { TypeDef } from '../types/define.ts';
import type { Member } from '../types/member.ts';
import { memberName } from '../types/signature.ts';
import {
  allInterfaces,
  allTypes,
  baseType,
  declaredNames,
  defByFullName,
  isDelegate,
  isInterface,
  isNamespace,
  isNullable,
  isReferenceType,
  isValueType,
  nullable,
  T,
} from '../types/registry.ts';
import { displayName, namedType, nullType, unknownType, voidType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound } from './bound.ts';
import { declaredOn, type Found } from './candidate.ts';
import { apply } from './conversions.ts';
import { elsewhereIn, isElsewhereNamespace, refusedType } from './elsewhere.ts';
import { diag } from './messages.ts';
import { hint } from './names.ts';
import { structuralMember } from './structural.ts';
import { isTypelessTuple } from './typeless.ts';
import { implementation } from './overload.ts';

/** Members: looking them up along base types and interfaces, reading properties, `?.`, and names behind a dot in general. */

/** What a name means on a type. */
interface Named {
  /** Members of this name, the most derived type's first; an override hides what it overrides. */
  readonly own: readonly Found[];
  readonly methods: readonly Found[];
  /** Extension methods that may take a value of the type. */
  readonly extensions: readonly Found[];
}

const named = new WeakMap<Type, Map<string, Named>>();

function namesOn(type: Type, name: string): Named {
  let ofType = named.get(type);
  if (ofType === undefined) named.set(type, (ofType = new Map<string, Named>()));
  let found = ofType.get(name);
  if (found === undefined) {
    const own = find(type, name);
    const methods = own.filter((f) => f.member.kind === 'method');
    const extensions = extensionMethods(name).filter((x) => mayExtend(x, type));
    found = { own, methods, extensions };
    // a name that nothing has comes from outside: it is not remembered
    if (own.length > 0 || extensions.length > 0) ofType.set(name, found);
  }
  return found;
}

/** Members of this name that the type has, its own and inherited. */
export const lookup = (type: Type, name: string): readonly Found[] => namesOn(type, name).own;

function find(type: Type, name: string): readonly Found[] {
  const found: Found[] = [];
  const seen = new Set<string>();
  const add = (owner: Type): void => {
    if (owner.kind !== 'named') return;
    for (const f of declaredOn(owner, name)) {
      if (f.types.includes(voidType)) continue; // takes what no expression can have: spans, tasks
      const key = `${f.types.map((t) => t.id).join()}/${f.typeParamCount}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(f);
    }
  };
  for (let at: Type | null = type; at !== null; at = baseType(at)) add(at);
  if (isInterface(type)) {
    for (const i of allInterfaces(type)) add(i);
    add(T.object());
  }
  return found;
}

/** Which static classes have extension methods of a name; their signatures are read when one is asked for. */
let extensionClasses: ReadonlyMap<string, ReadonlySet<TypeDef>> | undefined;
const extensionsByName = new Map<string, readonly Found[]>();

/** Extension methods of this name; every static class of the library that expressions can see. */
export function extensionMethods(name: string): readonly Found[] {
  let found = extensionsByName.get(name);
  if (found === undefined) {
    extensionClasses ??= classesWithExtensions();
    found = [...(extensionClasses.get(name) ?? [])].flatMap((def) =>
      declaredOn(namedType(def), name).filter((f) => f.member.extension && !f.types.includes(voidType)),
    );
    if (found.length > 0) extensionsByName.set(name, found);
  }
  return found;
}

function classesWithExtensions(): ReadonlyMap<string, ReadonlySet<TypeDef>> {
  const index = new Map<string, Set<TypeDef>>();
  for (const def of allTypes()) {
    if (def.kind !== 'static class') continue;
    for (const signature of Object.keys(def.members)) {
      if (!signature.includes('(this ')) continue;
      const method = memberName(signature);
      const classes = index.get(method);
      if (classes === undefined) index.set(method, new Set([def]));
      else classes.add(def);
    }
  }
  return index;
}

/** Where C# reports a member: with its type arguments and, in `a?.b`, with its dot. */
export function placeOf(
  receiver: Bound | null,
  { span, nameSpan }: { readonly span: Span; readonly nameSpan: Span },
  generic: boolean,
): Span {
  const dot = receiver?.kind === 'Receiver' && span.start < nameSpan.start ? 1 : 0;
  return { start: nameSpan.start - dot, end: generic ? span.end : nameSpan.end };
}

export function bindMember(b: Binder, e: MemberSyntax, called = false): Bound {
  return memberOf(b, b.rules.any(b, e.target), e, called);
}

/**
 * `target.name`, for a target that is bound. Where it is called, a property that is no delegate is passed over for the
 * methods of its name, as C# does.
 */
export function memberOf(b: Binder, target: Bound, e: MemberSyntax, called = false): Bound {
  const { name, nameSpan, span } = e;
  if (name === '') return b.error(span);
  switch (target.kind) {
    case 'Error':
      return target;
    case 'NamespaceRef':
      return inNamespace(b, target.name, e);
    case 'TypeRef':
      return staticMember(b, target.type, e);
    case 'MethodGroup':
      return b.fail(
        diag('CS0119', placeOf(target.receiver, target, target.typeArgs !== null), {
          name: target.name,
          kind: 'method',
        }),
      );
    case 'UnboundLambda':
      return b.fail(diag('CS0023', span, { operator: '.', type: 'lambda expression' }));
    case 'DefaultLiteral':
      return b.fail(diag('CS8716', target.span));
    default:
  }
  const { type } = target;
  if (isTypelessTuple(target)) return b.fail(diag('CS0117', nameSpan, { type: displayName(type), name, hint: '' }));
  if (type === unknownType)
    return {
      kind: 'Convert',
      type: unknownType,
      operand: target,
      conversion: { kind: 'unknown' },
      checked: false,
      span,
    };
  if (type === nullType || type === voidType)
    return b.fail(diag('CS0023', span, { operator: '.', type: displayName(type) }));
  const field = structuralMember(target, e.name, e.nameSpan, span);
  if (field !== null) return field;
  const { own, methods, extensions } = namesOn(type, name);
  const passOver =
    called &&
    (methods.length > 0 || extensions.length > 0) &&
    own.some((f) => f.member.kind !== 'method' && !isDelegate(f.member.returns));
  const found = passOver ? methods : own;
  const typeArgs = e.typeArgs?.map((t) => b.rules.type(b, t)) ?? null;
  if (found.length === 0 && extensions.length === 0)
    return noSuchMember(b, type, name, placeOf(target, e, typeArgs !== null));
  const first = found[0];
  if (first !== undefined && first.member.kind !== 'method') {
    if (first.member.static) return b.fail(diag('CS0176', span, { member: `${displayName(first.owner)}.${name}` }));
    if (typeArgs) return b.fail(diag('CS0307', nameSpan, { kind: 'property', name }));
    return property(b, target, first, [], span, nameSpan);
  }
  return {
    kind: 'MethodGroup',
    type: voidType,
    span,
    name,
    nameSpan,
    receiver: target,
    methods: found,
    extensions,
    typeArgs,
    local: null,
  };
}

/** A cheap refusal: an extension whose first parameter can't be of this type at all. */
function mayExtend(x: Found, type: Type): boolean {
  const first = x.member.params[0]!.type;
  if (first.kind === 'param' || first.kind !== 'named') return true;
  if (first.def.kind === 'interface') {
    return type.kind === 'named' && type.def === first.def
      ? true
      : allInterfaces(type).some((i) => i.def === first.def) || first.def.name === 'System.Collections.IEnumerable';
  }
  for (let at: Type | null = type; at !== null; at = baseType(at))
    if (at.kind === 'named' && at.def === first.def) return true;
  return false;
}

function noSuchMember(b: Binder, type: Type, name: string, span: Span): Bound {
  return b.fail(diag('CS1061', span, { type: displayName(type), name, hint: hint(name, memberNames(type)) }));
}

export function* memberNames(type: Type): Iterable<string> {
  for (let at: Type | null = type; at !== null; at = baseType(at))
    if (at.kind === 'named') yield* ordinary(declaredNames(at.def));
  for (const i of allInterfaces(type)) yield* ordinary(declaredNames(i.def));
}
function* ordinary(names: Iterable<string>): Iterable<string> {
  for (const n of names) if (/^\w+$/.test(n) && n !== 'implicit' && n !== 'explicit') yield n;
}

function inNamespace(b: Binder, namespace: string, e: MemberSyntax): Bound {
  const args = e.typeArgs?.map((t) => b.rules.type(b, t)) ?? [];
  const full = namespace === '' ? e.name : `${namespace}.${e.name}`;
  const def = defByFullName(full, args.length);
  if (def) return { kind: 'TypeRef', type: namedType(def, args), span: e.span };
  if (isNamespace(full) || isElsewhereNamespace(full))
    return { kind: 'NamespaceRef', type: unknownType, name: full, span: e.span };
  const elsewhere = elsewhereIn([namespace], e.name);
  if (elsewhere !== null) return b.fail(refusedType(e.span, elsewhere));
  if (namespace === '') return b.fail(diag('CS0400', e.nameSpan, { name: e.name }));
  return b.fail(diag('CS0234', e.span, { name: e.name, namespace }));
}

function staticMember(b: Binder, type: Type, e: MemberSyntax): Bound {
  const { name, nameSpan, span } = e;
  if (type === unknownType) return b.error(span);
  const found = lookup(type, name);
  const typeArgs = e.typeArgs?.map((t) => b.rules.type(b, t)) ?? null;
  if (found.length === 0) {
    const inner = type.kind === 'named' ? defByFullName(`${type.def.name}+${name}`) : undefined;
    if (inner) return { kind: 'TypeRef', type: namedType(inner), span };
    return b.fail(
      diag('CS0117', placeOf(null, e, typeArgs !== null), {
        type: displayName(type),
        name,
        hint: hint(name, memberNames(type)),
      }),
    );
  }
  const first = found[0]!;
  if (first.member.kind === 'method')
    return {
      kind: 'MethodGroup',
      type: voidType,
      span,
      name,
      nameSpan,
      receiver: null,
      methods: found,
      extensions: [],
      typeArgs,
      local: null,
    };
  if (!first.member.static) return b.fail(diag('CS0120', span, { member: `${displayName(type)}.${name}` }));
  if (first.member.constant)
    return {
      kind: 'Const',
      type: first.returns,
      value: first.member.constant.value,
      span,
      member: first.member,
    };
  return property(b, null, first, [], span, nameSpan);
}

/** A property or indexer as a node; `args` are the indexer's, converted. */
export function property(
  b: Binder,
  target: Bound | null,
  found: Found,
  args: readonly Bound[],
  span: Span,
  nameSpan: Span,
): Bound {
  const { member, owner } = found;
  if (member.get === null)
    return b.fail(diag('APIM2903', nameSpan, { signature: member.signature, type: owner.def.name }));
  const receiver = target === null ? null : receiverFor(b, target, member);
  return {
    kind: 'Property',
    type: found.returns,
    member,
    get: implementation(member.get, owner, []),
    set: member.set,
    receiver,
    args,
    nameSpan,
    span,
    item: -1,
  };
}

/** A value type's receiver for a member of a reference type (`object.ToString`, `Enum.HasFlag`) is boxed. */
export function receiverFor(b: Binder, target: Bound, member: Member): Bound {
  const ownerIsReference = member.owner.kind === 'class' || member.owner.kind === 'interface';
  if (!ownerIsReference || !isValueType(target.type)) return target;
  return apply(b, target, { kind: 'box', from: target.type }, T.object());
}

// ---- indexers

/** `target[…]` for a target and arguments that are bound: arrays here, library indexers by overload resolution in `invoke.ts`. */
export function arrayElement(b: Binder, target: Bound, indices: readonly Bound[], e: Index): Bound {
  if (target.type.kind !== 'array') return b.error(e.span);
  if (indices.length !== target.type.rank) return b.fail(diag('CS0022', e.span, { count: target.type.rank }));
  const converted = indices.map((i) => indexValue(b, i));
  const first = converted[0];
  if (first?.kind === 'Const' && typeof first.value === 'number' && first.value < 0)
    b.report(diag('CS0251', first.span));
  return { kind: 'ArrayElement', type: target.type.element, array: target, indices: converted, span: e.span };
}

/** An index may be any integral type; the long ones stay what they are. */
export function indexValue(b: Binder, i: Bound): Bound {
  for (const t of [T.int(), T.uint(), T.long(), T.ulong()])
    if (b.rules.converts(b, i, t)) return b.rules.convert(b, i, t);
  return b.rules.convert(b, i, T.int());
}

// ---- conditional access

/** The type of `a?.b`: nullable where `b` is a value. */
export function conditionalType(t: Type): Type {
  return t === voidType || t === unknownType || isReferenceType(t) || isNullable(t) ? t : nullable(t);
}
