import type { TypeDef } from './define.ts';

/**
 * The static types of C#, as the binder sees them. Types are interned: two types are the same exactly when they are
 * the same object, so `===` is C#'s identity (tuple names aside, see `erase`).
 */
export type Type = NamedType | ArrayType | TypeParameter | AnonymousType | SpecialType;

/** A type with a definition in `lib/`, with its type arguments: `string`, `List<int>`, `int?`, `(int a, string b)`. */
export interface NamedType {
  readonly kind: 'named';
  readonly id: number;
  readonly def: TypeDef;
  readonly args: readonly Type[];
  /** Element names of a tuple type; null for every other type and for tuples without names. */
  readonly names: readonly (string | null)[] | null;
  readonly known: Known;
}

export interface ArrayType {
  readonly kind: 'array';
  readonly id: number;
  readonly element: Type;
  readonly rank: number;
  readonly known: Known;
}

/** What has been worked out about a type: binding asks for the same few things again and again. */
export interface Known {
  /** It has type parameters in it. */
  open: boolean;
  erased: Type | null;
  /** `baseType`, `allInterfaces`; undefined before they are asked for. */
  base: Type | null | undefined;
  interfaces: readonly NamedType[] | undefined;
}
const known = (parts: readonly Type[]): Known => ({
  open: parts.some(hasParameters),
  erased: null,
  base: undefined,
  interfaces: undefined,
});

/** A type parameter of a generic type or method in `lib/`; never the type of an expression, except of an open method group. */
export interface TypeParameter {
  readonly kind: 'param';
  readonly id: number;
  readonly name: string;
  readonly owner: 'type' | 'method';
  readonly index: number;
}

/** `new { A = 1 }`: the same names with the same types in the same order are the same type. */
export interface AnonymousType {
  readonly kind: 'anonymous';
  readonly id: number;
  readonly fields: readonly { readonly name: string; readonly type: Type }[];
}

/**
 * `null`: the type of the literal. `void`: of a call without a value. `unknown`: of a node that already has a diagnostic, or of a
 * named value or placeholder whose text is not known: every operation on it is allowed and gives `unknown`, so one
 * mistake costs one diagnostic.
 */
export interface SpecialType {
  readonly kind: 'null' | 'void' | 'unknown';
  readonly id: number;
}

let nextId = 1;
const special = (kind: SpecialType['kind']): SpecialType => ({ kind, id: nextId++ });
export const nullType = special('null');
export const voidType = special('void');
export const unknownType = special('unknown');

const interned = new Map<string, Type>();
function intern<T extends Type>(key: string, make: (id: number) => T): T {
  let type = interned.get(key);
  if (type === undefined) interned.set(key, (type = make(nextId++)));
  return type as T;
}

const ids = (types: readonly Type[]): string => types.map((t) => t.id).join();

export function namedType(
  def: TypeDef,
  args: readonly Type[] = [],
  names: readonly (string | null)[] | null = null,
): NamedType {
  if (args.length === 0) return (def.plain ??= newType(def, args, null));
  const named = names !== null && names.some((n) => n !== null) ? names : null;
  const made = (def.made ??= new Map<number | string, NamedType>());
  // most have one argument
  const key = args.length === 1 && named === null ? args[0]!.id : `${ids(args)}${named ? `#${named.join()}` : ''}`;
  let type = made.get(key);
  if (type === undefined) made.set(key, (type = newType(def, args, named)));
  return type;
}

const newType = (def: TypeDef, args: readonly Type[], names: NamedType['names']): NamedType => ({
  kind: 'named',
  id: nextId++,
  def,
  args,
  names,
  known: known(args),
});

const arrays = new Map<number | string, ArrayType>();

export function arrayType(element: Type, rank = 1): ArrayType {
  const key = rank === 1 ? element.id : `${element.id},${rank}`;
  let type = arrays.get(key);
  if (type === undefined) {
    type = { kind: 'array', id: nextId++, element, rank, known: known([element]) };
    arrays.set(key, type);
  }
  return type;
}

export const typeParameter = (owner: 'type' | 'method', index: number, name: string): TypeParameter =>
  intern(`!${owner}${index}${name}`, (id) => ({ kind: 'param', id, name, owner, index }));

export const anonymousType = (fields: AnonymousType['fields']): AnonymousType =>
  intern(`{${fields.map((f) => `${f.name}:${f.type.id}`).join()}}`, (id) => ({ kind: 'anonymous', id, fields }));

/** The type with type parameters replaced by arguments; a parameter without an argument stays. */
export function substitute(
  type: Type,
  typeArgs: readonly Type[],
  methodArgs: readonly (Type | undefined)[] = [],
): Type {
  switch (type.kind) {
    case 'param':
      return (type.owner === 'type' ? typeArgs : methodArgs)[type.index] ?? type;
    case 'array':
      return type.known.open ? arrayType(substitute(type.element, typeArgs, methodArgs), type.rank) : type;
    case 'named':
      return !type.known.open
        ? type
        : namedType(
            type.def,
            type.args.map((a) => substitute(a, typeArgs, methodArgs)),
            type.names,
          );
    default:
      return type;
  }
}

/** The type without tuple names: what identity conversions compare. */
export function erase(type: Type): Type {
  if (type.kind === 'array') return (type.known.erased ??= arrayType(erase(type.element), type.rank));
  if (type.kind === 'named' && type.args.length > 0)
    return (type.known.erased ??= namedType(type.def, type.args.map(erase)));
  return type;
}

export const hasParameters = (type: Type): boolean =>
  type.kind === 'param' || ((type.kind === 'array' || type.kind === 'named') && type.known.open);

/** As C# writes it: `int`, `string[]`, `Dictionary<string, int?>`. */
export function displayName(type: Type): string {
  switch (type.kind) {
    case 'named': {
      const { def, args, names } = type;
      if (def.clrName === 'System.Nullable`1') return `${displayName(args[0]!)}?`;
      if (def.name === 'System.ValueTuple' && args.length > 1)
        return `(${args.map((a, i) => (names?.[i] ? `${displayName(a)} ${names[i]}` : displayName(a))).join(', ')})`;
      if (def.keyword !== undefined) return def.keyword;
      const short = def.simpleName.replaceAll('+', '.');
      return args.length > 0 ? `${short}<${args.map(displayName).join(', ')}>` : short;
    }
    case 'array':
      return `${displayName(type.element)}[${','.repeat(type.rank - 1)}]`;
    case 'param':
      return type.name;
    case 'anonymous':
      return `<anonymous type: ${type.fields.map((f) => `${displayName(f.type)} ${f.name}`).join(', ')}>`;
    case 'null':
      return '<null>';
    case 'void':
      return 'void';
    case 'unknown':
      return '?';
  }
}

/** As `Type.ToString()` writes it: ``System.Collections.Generic.List`1[System.Int32]``. */
export function runtimeName(type: Type): string {
  switch (type.kind) {
    case 'named': {
      const { def, args } = type;
      if (args.length === 0) return def.name;
      // the arity stands at the type that declares the parameters: Dictionary`2+KeyCollection
      const clrName = def.name.includes('+') ? def.name.replace('+', `\`${args.length}+`) : def.clrName;
      return `${clrName}[${args.map(runtimeName).join(',')}]`;
    }
    case 'array':
      return `${runtimeName(type.element)}[${','.repeat(type.rank - 1)}]`;
    case 'param':
      return type.name;
    case 'anonymous':
      return 'anonymous';
    case 'null':
    case 'unknown':
      return 'System.Object';
    case 'void':
      return 'System.Void';
  }
}
