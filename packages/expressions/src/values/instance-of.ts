import { isSubtype } from '../types/convert.ts';
import { allInterfaces, isEnum, isNullable, isReferenceType, isValueType, T } from '../types/registry.ts';
import { runtimeName, type Type } from '../types/type.ts';
import { needsBox, unbox } from './boxing.ts';
import { Box } from './clr.ts';
import { invalidCast, nullReference } from './exception.ts';
import { runtimeTypeOf } from './object.ts';
import { Lazy } from './sequence.ts';

/** Run-time type tests and casts of values in object slots: decided once per run-time type, then looked up. */

/** `value is T`; null is nothing. */
export function instanceTest(target: Type): (value: unknown) => boolean {
  if (target === T.string()) return (v) => typeof v === 'string';
  if (target === T.int()) return (v) => typeof v === 'number';
  if (target === T.bool()) return (v) => typeof v === 'boolean';
  if (target === T.long()) return (v) => typeof v === 'bigint';
  if (target === T.object()) return (v) => v !== null;
  if (isNullable(target)) return instanceTest(target.args[0]);
  if (needsBox(target)) return (v) => v instanceof Box && v.type === target;
  const known = new Map<Type, boolean>();
  return (value) => {
    if (value === null) return false;
    if (typeof value === 'function') return delegateTest(value, target);
    // what a lazy sequence holds is not in its run-time type
    if (value instanceof Lazy) return target.kind === 'named' && SEQUENCES.has(target.def.simpleName);
    const type = runtimeTypeOf(value);
    let is = known.get(type);
    if (is === undefined) known.set(type, (is = isInstance(type, target)));
    return is;
  };
}

const SEQUENCES: ReadonlySet<string> = new Set(['IEnumerable', 'IOrderedEnumerable']);

/** A lambda boxed into an object keeps its delegate type; one that comes from the library has none, and is taken at its word. */
function delegateTest(value: object, target: Type): boolean {
  const type = 'clrType' in value ? (value.clrType as Type) : undefined;
  if (type !== undefined) return isSubtype(type, target);
  return target.kind === 'named' && target.def.kind === 'delegate';
}

function isInstance(type: Type, target: Type): boolean {
  if (type === target) return true;
  if (!isValueType(type)) return isSubtype(type, target);
  if (target.kind !== 'named') return false;
  const base = target.def.name;
  return (
    base === 'System.ValueType' || (base === 'System.Enum' && isEnum(type)) || allInterfaces(type).includes(target)
  );
}

const cannotCast = (value: unknown, to: Type): never =>
  invalidCast(`Unable to cast object of type '${runtimeName(runtimeTypeOf(value))}' to type '${runtimeName(to)}'.`);

/** `(T)reference`: null passes, another type throws InvalidCastException. */
export function downcaster(to: Type): (value: unknown) => unknown {
  const test = instanceTest(to);
  return (value) => (value === null || test(value) ? value : cannotCast(value, to));
}

/** `(T)object` for a value type: the value out of its box; null throws NullReferenceException. */
export function unboxer(to: Type): (value: unknown) => unknown {
  if (isEnum(to) || to === T.int()) {
    // an enum and its Int32 unbox into each other
    return (value) => {
      if (typeof value === 'number') return value;
      if (value instanceof Box && (value.type === to || (to === T.int() && isEnum(value.type)))) return value.value;
      return value === null ? nullReference() : cannotCast(value, to);
    };
  }
  const test = instanceTest(to);
  return (value) => (value === null ? nullReference() : test(value) ? unbox(value) : cannotCast(value, to));
}

/** `(T)value` for any T, as `Cast<T>()` does it: the value in T's representation. */
export function caster(to: Type): (value: unknown) => unknown {
  if (isReferenceType(to)) return downcaster(to);
  if (!isNullable(to)) return unboxer(to);
  const inner = unboxer(to.args[0]);
  return (value) => (value === null ? null : inner(value));
}
