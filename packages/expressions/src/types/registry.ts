import type { Status, TypeDef } from './define.ts';
import { rowParts, type Member, type Param } from './member.ts';
import { memberName, parseSignature, parseTypeSyntax, type TypeSyntax } from './signature.ts';
import {
  arrayType,
  namedType,
  substitute,
  typeParameter,
  unknownType,
  voidType,
  type NamedType,
  type Type,
  type TypeParameter,
} from './type.ts';

/**
 * All library types by name, and their members by name, parsed when first asked for. Filled once, by `lib/index.ts`;
 * it never changes afterwards, so it is shared by every document and every thread of work.
 */
const byFullName = new Map<string, TypeDef>(); // "System.Func`2"
const bySimpleName = new Map<string, TypeDef[]>();
const byKeyword = new Map<string, TypeDef>();
const namespaces = new Set<string>();

const arityKey = (name: string, arity: number): string => (arity > 0 ? `${name}\`${arity}` : name);

export function register(defs: readonly TypeDef[]): void {
  for (const def of defs) {
    byFullName.set(def.clrName, def);
    const same = bySimpleName.get(def.simpleName);
    if (same) same.push(def);
    else bySimpleName.set(def.simpleName, [def]);
    if (def.keyword !== undefined) byKeyword.set(def.keyword, def);
    for (let ns = def.namespace; ns !== ''; ns = ns.slice(0, Math.max(ns.lastIndexOf('.'), 0))) namespaces.add(ns);
  }
}

export const allTypes = (): Iterable<TypeDef> => byFullName.values();
export const isNamespace = (name: string): boolean => namespaces.has(name);
export const defByFullName = (name: string, arity = 0): TypeDef | undefined => byFullName.get(arityKey(name, arity));
export const defsBySimpleName = (name: string): readonly TypeDef[] => bySimpleName.get(name) ?? [];
export const defByKeyword = (keyword: string): TypeDef | undefined => byKeyword.get(keyword);

/** The type of a definition that must exist: `type('System.String')`, `type('System.Func`2', a, b)`. A bug where it does not. */
export function type(clrName: string, ...args: Type[]): NamedType {
  const def = byFullName.get(clrName);
  if (def === undefined) throw new Error(`no such library type: ${clrName}`);
  return namedType(def, args);
}

/** A well-known type, looked up when first used (the library is not loaded yet when modules are evaluated). */
const lazy = (clrName: string): (() => NamedType) => {
  let found: NamedType | undefined;
  return () => (found ??= type(clrName));
};
export const T = {
  object: lazy('System.Object'),
  string: lazy('System.String'),
  bool: lazy('System.Boolean'),
  char: lazy('System.Char'),
  sbyte: lazy('System.SByte'),
  byte: lazy('System.Byte'),
  short: lazy('System.Int16'),
  ushort: lazy('System.UInt16'),
  int: lazy('System.Int32'),
  uint: lazy('System.UInt32'),
  long: lazy('System.Int64'),
  ulong: lazy('System.UInt64'),
  float: lazy('System.Single'),
  double: lazy('System.Double'),
  decimal: lazy('System.Decimal'),
  exception: lazy('System.Exception'),
  type: lazy('System.Type'),
  enumerable: lazy('System.Collections.IEnumerable'),
};

export const nullable = (t: Type): NamedType => type('System.Nullable`1', t);
/** Guards name a subtype, so that their negative branch does not exclude every other named type. */
export type NullableType = NamedType & { readonly args: readonly [Type] };
export type KindOf<K extends TypeDef['kind']> = NamedType & { readonly def: { readonly kind: K } };
/** `T?`; the static class Nullable shares its name. */
export const isNullable = (t: Type): t is NullableType => t.kind === 'named' && t.def.clrName === 'System.Nullable`1';
/** `int` of `int?`; any other type itself. */
export const underlying = (t: Type): Type => (isNullable(t) ? t.args[0] : t);

const isStructKind = (def: TypeDef): boolean => def.kind === 'struct' || def.kind === 'enum';
export const isValueType = (t: Type): boolean => t.kind === 'named' && isStructKind(t.def);
export const isReferenceType = (t: Type): boolean =>
  t.kind === 'array' || t.kind === 'anonymous' || t.kind === 'null' || (t.kind === 'named' && !isStructKind(t.def));
export const isEnum = (t: Type): t is KindOf<'enum'> => t.kind === 'named' && t.def.kind === 'enum';
export const isDelegate = (t: Type): t is KindOf<'delegate'> => t.kind === 'named' && t.def.kind === 'delegate';
export const isInterface = (t: Type): t is KindOf<'interface'> => t.kind === 'named' && t.def.kind === 'interface';

// ---- resolving the type names of signatures

function resolveIn(def: TypeDef, methodParams: readonly TypeParameter[], s: TypeSyntax): Type {
  let t = resolveName(def, methodParams, s);
  for (const suffix of s.suffixes) {
    if (suffix === '?') t = isReferenceType(t) ? t : nullable(t);
    else if (suffix === '*') t = unknownType;
    else t = arrayType(t, suffix.length - 1);
  }
  return t;
}

function resolveName(def: TypeDef, methodParams: readonly TypeParameter[], s: TypeSyntax): Type {
  if (s.args.length === 0) {
    if (s.name === 'void') return voidType;
    const own = methodParams.find((p) => p.name === s.name);
    if (own) return own;
    const index = def.typeParams.findIndex((p) => p.name === s.name);
    if (index >= 0) return typeParameter('type', index, s.name);
    const keyword = byKeyword.get(s.name);
    if (keyword) return namedType(keyword);
  }
  const args = s.args.map((a) => resolveIn(def, methodParams, a));
  const found =
    byFullName.get(arityKey(s.name, args.length)) ??
    bySimpleName.get(s.name)?.find((d) => d.typeParams.length === args.length) ??
    // nested types: `Dictionary.KeyCollection<K, V>` stands under `Dictionary+KeyCollection`
    bySimpleName.get(s.name.replaceAll('.', '+'))?.find((d) => d.typeParams.length === args.length);
  // a type that no expression can have (spans, tasks): nothing converts to it
  return found ? namedType(found, args, s.names ?? null) : voidType;
}

/** A base type or interface of a definition, in terms of its own type parameters. */
const related = new Map<TypeDef, { base: Type | null; interfaces: readonly NamedType[] }>();
function relations(def: TypeDef): { base: Type | null; interfaces: readonly NamedType[] } {
  let r = related.get(def);
  if (r === undefined) {
    const resolve = (text: string): Type => resolveIn(def, [], parseTypeSyntax(text));
    const implied = {
      class: 'object',
      'static class': 'object',
      struct: 'System.ValueType',
      enum: 'System.Enum',
      delegate: 'System.Delegate',
      interface: null,
    }[def.kind];
    const baseText = def.base ?? implied;
    const base = baseText === null || def.name === 'System.Object' ? null : resolve(baseText);
    const interfaces = (def.interfaces ?? []).map(resolve).filter((t): t is NamedType => t.kind === 'named');
    related.set(def, (r = { base, interfaces }));
  }
  return r;
}

export function baseType(t: Type): Type | null {
  if (t.kind === 'anonymous') return T.object();
  if (t.kind !== 'named' && t.kind !== 'array') return null;
  if (t.known.base === undefined) t.known.base = t.kind === 'array' ? type('System.Array') : declaredBase(t);
  return t.known.base;
}

function declaredBase(t: NamedType): Type | null {
  const { base } = relations(t.def);
  return base === null ? null : substitute(base, t.args);
}

/** Every interface the type has, its own and inherited, most derived first. */
export function allInterfaces(t: Type): readonly NamedType[] {
  if (t.kind !== 'named' && t.kind !== 'array') return [];
  return (t.known.interfaces ??= findInterfaces(t));
}

function findInterfaces(t: Type): readonly NamedType[] {
  const out: NamedType[] = [];
  const add = (i: NamedType): void => {
    if (out.includes(i)) return;
    out.push(i);
    for (const next of relations(i.def).interfaces) add(substitute(next, i.args) as NamedType);
  };
  for (let at: Type | null = t; at !== null; at = baseType(at)) {
    if (at.kind === 'array' && at.rank === 1) {
      for (const name of ARRAY_INTERFACES) if (byFullName.has(name)) add(type(name, at.element));
    }
    if (at.kind === 'named') for (const i of relations(at.def).interfaces) add(substitute(i, at.args) as NamedType);
  }
  return out;
}
const ARRAY_INTERFACES = ['System.Collections.Generic.IList`1', 'System.Collections.Generic.IReadOnlyList`1'] as const;

// ---- members

interface Index {
  /** Signature texts by member name. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly parsed: Map<string, readonly Member[]>;
}
const indexes = new Map<TypeDef, Index>();

function indexOf(def: TypeDef): Index {
  let index = indexes.get(def);
  if (index === undefined) {
    const texts = new Map<string, string[]>();
    for (const signature of Object.keys(def.members)) {
      const name = memberName(signature);
      const list = texts.get(name);
      if (list) list.push(signature);
      else texts.set(name, [signature]);
    }
    indexes.set(def, (index = { texts, parsed: new Map() }));
  }
  return index;
}

/** The members of this name that the definition itself declares (not those it inherits). */
export function declaredMembers(def: TypeDef, name: string): readonly Member[] {
  const index = indexOf(def);
  let members = index.parsed.get(name);
  if (members === undefined) {
    members = (index.texts.get(name) ?? []).map((s) => makeMember(def, s));
    index.parsed.set(name, members);
  }
  return members;
}

export const declaredNames = (def: TypeDef): Iterable<string> => indexOf(def).texts.keys();

function makeMember(def: TypeDef, signature: string): Member {
  const s = parseSignature(signature);
  const typeParams = s.typeParams.map((name, i) => typeParameter('method', i, name));
  const resolve = (t: TypeSyntax): Type => resolveIn(def, typeParams, t);
  const params = s.params.map((p): Param => {
    const paramType = resolve(p.type);
    return {
      name: p.name,
      type: paramType,
      mode: p.mode === 'out' || p.mode === 'ref' || p.mode === 'params' ? p.mode : 'value',
      default: p.default === null ? null : { value: defaultValue(p.default, paramType) },
    };
  });
  const self = namedType(
    def,
    def.typeParams.map((p, i) => typeParameter('type', i, p.name)),
  );
  return {
    owner: def,
    kind: s.kind,
    name: s.name,
    static: s.static,
    extension: s.params[0]?.mode === 'this',
    constraint:
      s.typeParams.length > 0 && def.constraints?.[s.name] !== undefined
        ? resolve(parseTypeSyntax(def.constraints[s.name]!))
        : null,
    typeParams,
    params,
    returns: s.returns === null ? self : resolve(s.returns),
    signature,
    status: statusOf(def, s.kind, s.name),
    settable: s.settable,
    ...rowParts(def.members[signature]!),
  };
}

function defaultValue(text: string, t: Type): unknown {
  if (text === 'null' || text === 'default') return defaultOf(t);
  if (text === 'true' || text === 'false') return text === 'true';
  if (text.startsWith('"')) return text.slice(1, -1);
  if (text.startsWith("'")) return text.charCodeAt(1);
  const name = text.split('.').at(-1)!;
  if (isEnum(t) && !/^-?\d/.test(text)) return declaredMembers(t.def, name)[0]?.constant?.value ?? 0;
  return t === T.long() || t === T.ulong() ? BigInt(text) : Number(text);
}

/** `default(T)` in the representation of T. */
export function defaultOf(t: Type): unknown {
  if (t.kind !== 'named' || !isStructKind(t.def) || isNullable(t)) return null;
  const { zero } = t.def;
  if (zero === undefined) return 0;
  return typeof zero === 'function' ? (zero as (...args: readonly Type[]) => unknown)(...t.args) : zero;
}

function statusOf(def: TypeDef, kind: Member['kind'], member: string): Status {
  // the list calls an indexer Item; of operators and conversions it names none, and policies use them all
  const name = kind === 'indexer' ? 'Item' : member;
  const named = kind !== 'operator' && kind !== 'conversion';
  if (def.extension) return 'extension';
  const d = def.documented;
  if (d === 'all') return 'documented';
  if (d === 'none') return 'framework';
  if (!named) return 'documented';
  if ('except' in d) return d.except.includes(name) ? 'framework' : 'documented';
  return d.includes(name) ? 'documented' : 'framework';
}
