import { isEnum, isNullable, T } from '../types/registry.ts';
import type { NamedType, Type } from '../types/type.ts';
import { Box } from './clr.ts';

/** Conversions between the representation of a value type and an `object` slot. */

let boxed: ReadonlySet<Type> | undefined;

/** Whether values of the type need a `Box` in an object slot (`int`, `long`, `bool` and classes do not). */
export function needsBox(type: Type): type is NamedType & { readonly boxed?: true } {
  boxed ??= new Set<Type>([
    ...[T.sbyte(), T.byte(), T.short(), T.ushort(), T.uint(), T.ulong()],
    ...[T.float(), T.double(), T.char()],
  ]);
  return boxed.has(type) || isEnum(type);
}

/** From the representation of `type` to an object slot; null where both are the same. */
export function boxer(type: Type): ((value: unknown) => unknown) | null {
  if (isNullable(type)) {
    const inner = boxer(type.args[0]);
    return inner === null ? null : (v) => (v === null ? null : inner(v));
  }
  return needsBox(type) ? (v) => new Box(type, v as number | bigint) : null;
}

export const box = (type: Type, value: unknown): unknown => boxer(type)?.(value) ?? value;

/** The bare representation of a boxed value: what stands in the box. */
export const unbox = (value: unknown): unknown => (value instanceof Box ? value.value : value);
