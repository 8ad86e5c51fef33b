import { allTypes, baseType, defByFullName, isEnum, isNullable, T, type as typeNamed } from '../types/registry.ts';
import type { Fn, TypeDef } from '../types/define.ts';
import { arrayType, namedType, nullType, runtimeName, typeParameter, type Type } from '../types/type.ts';
import { ClrArray } from './array.ts';
import { box } from './boxing.ts';
import { Box, CLR, type ClrObject } from './clr.ts';
import { enumToString } from './enum.ts';
import { ClrException } from './exception.ts';
import { AnonymousObject } from './anonymous.ts';

/**
 * What every .NET object can do: its run-time type, ToString, Equals, GetHashCode, CompareTo. Each is read from the
 * one definition of the type in `lib/` (its rows, `key`, `compare`), so nothing here knows a single library type.
 */

/** The run-time type of a value in an object slot (null has none: `nullType`). */
export function runtimeTypeOf(value: unknown): Type {
  switch (typeof value) {
    case 'number':
      return T.int();
    case 'string':
      return T.string();
    case 'boolean':
      return T.bool();
    case 'bigint':
      return T.long();
    case 'function':
      return (value as { readonly clrType?: Type }).clrType ?? typeNamed('System.Delegate');
    default:
  }
  if (value === null || value === undefined) return nullType;
  if (value instanceof Box) return value.type;
  if (value instanceof ClrArray) return arrayType(value.element, value.lengths?.length ?? 1);
  if (value instanceof Uint8Array) return arrayType(T.byte());
  if (value instanceof AnonymousObject) return value.type;
  const object = value as ClrObject;
  const args = object.typeArguments ?? [];
  const def = defByFullName(object[CLR], args.length);
  if (def === undefined) {
    if (value instanceof ClrException) return T.exception();
    throw new Error(`an object of the unknown type ${object[CLR]} reached the evaluator`);
  }
  return namedType(def, args);
}

const virtuals = new Map<TypeDef, Map<string, Fn | null>>();

/** The most derived row of a virtual member, by its exact signature; null where only System.Object has it. */
export function virtual(type: Type, signature: string): Fn | null {
  if (type.kind !== 'named') return null;
  let table = virtuals.get(type.def);
  if (table === undefined) virtuals.set(type.def, (table = new Map<string, Fn | null>()));
  let found = table.get(signature);
  if (found === undefined) {
    found = null;
    for (let at: Type | null = type; at?.kind === 'named' && at.def.name !== 'System.Object'; at = baseType(at)) {
      const row = at.def.members[signature];
      if (typeof row === 'function') {
        found = row;
        break;
      }
    }
    table.set(signature, found);
  }
  return found;
}

let overrides: ReadonlySet<string> | undefined;

/** Whether a class derived from `def` has a row of its own for the member: a call must then look at the run-time type. */
export function isOverridden(def: TypeDef, signature: string): boolean {
  if (overrides === undefined) {
    const found = new Set<string>();
    for (const derived of allTypes()) {
      if (derived.kind !== 'class') continue;
      for (let at = baseType(typeOfDef(derived)); at?.kind === 'named'; at = baseType(at))
        for (const key of Object.keys(derived.members))
          if (key in at.def.members) found.add(`${at.def.clrName}/${key}`);
    }
    overrides = found;
  }
  return overrides.has(`${def.clrName}/${signature}`);
}

const typeOfDef = (def: TypeDef): Type =>
  namedType(
    def,
    def.typeParams.map((p, i) => typeParameter('type', i, p.name)),
  );

const isNamedObject = (value: unknown): value is ClrObject =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Box || value instanceof ClrArray || value instanceof AnonymousObject) &&
  (value as Partial<ClrObject>)[CLR] !== undefined &&
  (value as ClrObject).typeArguments === undefined;

/** A member that derived classes override, as one function that picks the receiver's own. */
export function dispatching(signature: string, declared: Fn): Fn {
  // one place in the code mostly sees objects of one class: its name tells, where there are no type arguments
  let known: string | null = null;
  let own = declared;
  const find = (self: unknown): Fn => {
    const found = virtual(runtimeTypeOf(self), signature) ?? declared;
    if (isNamedObject(self)) {
      known = self[CLR];
      own = found;
    }
    return found;
  };
  return (self: ClrObject, ...args: unknown[]) => (self[CLR] === known ? own : find(self))(self, ...args);
}

/** `ToString()` of a value in an object slot; null gives the empty text, as in concatenation. */
export function toText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
  }
  if (value === null || value === undefined) return '';
  const type = runtimeTypeOf(value);
  return textOfType(type, value instanceof Box ? value.value : value);
}

function textOfType(type: Type, value: unknown): string {
  if (isEnum(type)) return enumToString(type.def, value as number);
  const row = virtual(type, 'string ToString()');
  if (row !== null) return row(value) as string;
  if (value instanceof AnonymousObject)
    return `{ ${value.type.fields.map((f, i) => `${f.name} = ${toText(box(f.type, value.values[i]))}`).join(', ')} }`;
  return runtimeName(type);
}

/** `ToString()` for a static type: picked once, at bind time. Null gives the empty text. */
export function texter(type: Type): (value: unknown) => string {
  if (isNullable(type)) {
    const inner = texter(type.args[0]);
    return (v) => (v === null ? '' : inner(v));
  }
  if (type === T.string()) return (v) => (v === null ? '' : (v as string));
  if (type === T.int() || type === T.long()) return String;
  if (type === T.char()) return (v) => String.fromCharCode(v as number);
  if (type.kind === 'named' && (type.def.kind === 'struct' || type.def.kind === 'enum')) {
    if (isEnum(type)) return (v) => enumToString(type.def, v as number);
    const row = virtual(type, 'string ToString()');
    return row === null ? () => runtimeName(type) : (v) => row(v) as string;
  }
  return toText;
}

/** A Map key for a static type: the same key exactly when `EqualityComparer<T>.Default` says equal. */
export function keyer(type: Type): (value: unknown) => unknown {
  if (isNullable(type)) {
    const inner = keyer(type.args[0]);
    return (v) => (v === null ? null : inner(v));
  }
  if (type.kind === 'named' && type.def.key) {
    const { key } = type.def;
    return (v) => (v === null ? null : key(v, type.args));
  }
  const plain = type.kind === 'named' && (type.def.kind === 'enum' || type.def.kind === 'struct');
  return plain || type === T.string() ? (v) => v : objectKey;
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;
function identity(o: object): number {
  let id = identities.get(o);
  if (id === undefined) identities.set(o, (id = nextIdentity++));
  return id;
}

/** A key made of keys, for tuples and anonymous objects. */
export function compositeKey(parts: readonly unknown[]): string {
  let out = '\u0001';
  for (const p of parts) {
    const text =
      typeof p === 'object' && p !== null
        ? `#${identity(p)}`
        : typeof p === 'function'
          ? `f${identity(p)}`
          : `${typeof p}:${String(p)}`;
    out += `${text.length}\u0002${text}`;
  }
  return out;
}

/** The key of a value in an object slot: values of different run-time types never share one. */
export function objectKey(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('\u0001') ? `\u0001s${value}` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Box) return `\u0001b${value.type.id}:${String(keyer(value.type)(value.value))}`;
  if (value instanceof AnonymousObject)
    return compositeKey([value.type.id, ...value.values.map((v, i) => keyer(value.type.fields[i]!.type)(v))]);
  const type = runtimeTypeOf(value);
  if (type.kind === 'named') {
    for (let at: Type | null = type; at?.kind === 'named'; at = baseType(at)) {
      if (!at.def.key) continue;
      const key = at.def.key(value, at.args);
      return key === value ? value : compositeKey([at.def.name, key]);
    }
  }
  return value;
}

/** `EqualityComparer<T>.Default.Equals` for a static type. */
export function equality(type: Type): (a: unknown, b: unknown) => boolean {
  const key = keyer(type);
  return (a, b) => a === b || Object.is(key(a), key(b));
}

/** `object.Equals(a, b)` of two values in object slots. */
export const objectEquals = (a: unknown, b: unknown): boolean => a === b || Object.is(objectKey(a), objectKey(b));

/** `GetHashCode()`: stable within and across runs (.NET randomises strings, so nobody may rely on a value). */
export function hashOf(key: unknown): number {
  switch (typeof key) {
    case 'number':
      return Number.isInteger(key) ? key | 0 : hashText(String(key));
    case 'boolean':
      return key ? 1 : 0;
    case 'bigint':
      return Number(BigInt.asIntN(32, key ^ (key >> 32n)));
    case 'string':
      return hashText(key);
    default:
      return key === null ? 0 : identity(key as object);
  }
}
function hashText(text: string): number {
  let h = 5381;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 33) ^ text.charCodeAt(i)) | 0;
  return h;
}

/** `Comparer<T>.Default` for a static type; throws where the values can't be compared. */
export function comparison(type: Type): (a: unknown, b: unknown) => number {
  if (isNullable(type)) {
    const inner = comparison(type.args[0]);
    return (a, b) => (a === null ? (b === null ? 0 : -1) : b === null ? 1 : inner(a, b));
  }
  if (type.kind === 'named') {
    if (isEnum(type)) return (a, b) => (a as number) - (b as number);
    for (let at: Type | null = type; at?.kind === 'named'; at = baseType(at)) {
      const { compare } = at.def;
      const { args } = at;
      if (compare) return (a, b) => (a === null ? (b === null ? 0 : -1) : b === null ? 1 : compare(a, b, args));
    }
  }
  return objectCompare;
}

/** `Comparer<object>.Default.Compare`. */
export function objectCompare(a: unknown, b: unknown): number {
  if (a === null) return b === null ? 0 : -1;
  if (b === null) return 1;
  const type = runtimeTypeOf(a);
  if (type.kind === 'named' && type.def.name !== 'System.Object') {
    for (let at: Type | null = type; at?.kind === 'named'; at = baseType(at)) {
      if (!at.def.compare) continue;
      if (runtimeTypeOf(b) !== type && typeof a !== 'object')
        throw new ClrException('System.ArgumentException', `Object must be of type ${type.def.simpleName}.`);
      return at.def.compare(a instanceof Box ? a.value : a, b instanceof Box ? b.value : b, at.args);
    }
  }
  throw new ClrException('System.ArgumentException', 'At least one object must implement IComparable.');
}
