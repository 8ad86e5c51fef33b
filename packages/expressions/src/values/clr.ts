import type { NamedType, Type } from '../types/type.ts';

/**
 * How a .NET object is held in JavaScript, and how its run-time type is found. Where the static type is known a value
 * needs no tag: an `int` is a number, a `long` a bigint, a `char` a number, a `bool` a boolean, a `string` a string,
 * an enum its number, `null` is null (`undefined` never enters). In an `object` slot a bare number is an Int32, a bare
 * bigint an Int64, and the other primitives and enums stand in a `Box`.
 */
export const CLR = Symbol('clr');

/** Objects carry their .NET type's name on the prototype, and their type arguments, if any, on the instance. */
export interface ClrObject {
  readonly [CLR]: string;
  readonly typeArguments?: readonly Type[];
}

/** A boxed value type that JavaScript alone can't tell apart: char, double, byte, an enum … */
export class Box {
  readonly type: NamedType;
  readonly value: number | bigint;

  constructor(type: NamedType, value: number | bigint) {
    this.type = type;
    this.value = value;
  }
}

/** The place an `out` or `ref` argument names. The library writes `value`; the binder copies it back. */
export interface Ref<T = unknown> {
  value: T;
}
