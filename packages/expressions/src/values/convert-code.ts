import { isEnum } from '../types/registry.ts';
import { Box } from './clr.ts';
import { DateTime } from './date-time.ts';
import { Decimal } from './decimal.ts';

/** What `Convert` sees of a value: `IConvertible`'s TypeCode and the value behind it. */
export const TypeCode = {
  Empty: 0,
  Object: 1,
  DBNull: 2,
  Boolean: 3,
  Char: 4,
  SByte: 5,
  Byte: 6,
  Int16: 7,
  UInt16: 8,
  Int32: 9,
  UInt32: 10,
  Int64: 11,
  UInt64: 12,
  Single: 13,
  Double: 14,
  Decimal: 15,
  DateTime: 16,
  String: 18,
} as const;
export type CodeName = keyof typeof TypeCode;

/**
 * A class that implements `IConvertible` by another value (JValue: by what it holds) answers here with that value, in
 * an object slot; `Convert` then works on it.
 */
export const CONVERTS_AS = Symbol('IConvertible');

/** The types that implement `IConvertible` themselves. Null for every other, and for null. */
export type ConvertibleName = Exclude<CodeName, 'Empty' | 'Object' | 'DBNull'>;

export function convertibleOf(value: unknown): ConvertibleName | null {
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'number':
      return 'Int32';
    case 'bigint':
      return 'Int64';
    case 'boolean':
      return 'Boolean';
    default:
  }
  if (value instanceof Box) return isEnum(value.type) ? 'Int32' : (value.type.def.simpleName as ConvertibleName);
  if (value instanceof Decimal) return 'Decimal';
  return value instanceof DateTime ? 'DateTime' : null;
}

/** The value that converts: of a class that converts as another, that other. */
export function convertible(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(CONVERTS_AS in value)) return value;
  return (value as { readonly [CONVERTS_AS]: unknown })[CONVERTS_AS];
}

export function typeCodeOf(value: unknown): number {
  const plain = convertible(value);
  if (plain === null) return TypeCode.Empty;
  const name = convertibleOf(plain);
  return name === null ? TypeCode.Object : TypeCode[name];
}
