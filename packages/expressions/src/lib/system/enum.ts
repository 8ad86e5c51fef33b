import { generic, typeDef } from '../../types/define.ts';
import { isEnum, T } from '../../types/registry.ts';
import { runtimeName, type NamedType, type Type } from '../../types/type.ts';
import { ClrArray } from '../../values/array.ts';
import { Box, type Ref } from '../../values/clr.ts';
import { convertibleOf } from '../../values/convert-code.ts';
import { enumFormat, parseEnum, readEnum } from '../../values/enum-text.ts';
import { enumMembers, enumToString } from '../../values/enum.ts';
import { argument, argumentNull } from '../../values/exception.ts';
import { runtimeTypeOf } from '../../values/object.ts';
import { RuntimeType } from '../../values/runtime-type.ts';

/**
 * `System.Enum`: what every enum can do. Receivers and `Enum` arguments are boxes; `TEnum` is the bare number. Every
 * enum of the library has Int32 below it.
 */
function enumOf(type: Type): NamedType {
  return isEnum(type) ? type : argument('Type provided must be an Enum.', 'enumType');
}
const named = (enumType: RuntimeType | null): NamedType =>
  enumType === null ? argumentNull('enumType') : enumOf(enumType.type);

const isInt = (value: unknown): value is number => typeof value === 'number';

/** The number of an argument that may be a value of the enum, an int, or (where it may) anything integral. */
function numberOf(type: NamedType, value: unknown): number {
  if (value === null) return argumentNull('value');
  if (isInt(value)) return value;
  if (value instanceof Box) {
    if (value.type === type) return value.value as number;
    if (isEnum(value.type))
      return argument(
        `Object must be the same type as the enum. The type passed in was '${runtimeName(value.type)}'; the enum type was '${runtimeName(type)}'.`,
      );
  }
  return argument(
    `Enum underlying type and the object must be same type or object must be a String. Type passed in was '${runtimeName(runtimeTypeOf(value))}'; the enum underlying type was 'System.Int32'.`,
  );
}

function toObject(enumType: RuntimeType | null, value: number | bigint): Box {
  return new Box(named(enumType), Number(BigInt.asIntN(32, BigInt(value))));
}

function tryParse<V>(
  type: NamedType,
  value: string | null,
  ignoreCase: boolean,
  result: Ref<V>,
  make: (n: number) => V,
  none: V,
): boolean {
  const found = value === null ? 'empty' : readEnum(type.def, value, ignoreCase);
  result.value = typeof found === 'number' ? make(found) : none;
  return typeof found === 'number';
}
const bare = (n: number): number => n;

const nameOf = (type: NamedType, value: number): string | null => enumMembers(type.def).byValue.get(value) ?? null;
const namesOf = (type: NamedType): ClrArray => new ClrArray(T.string(), [...enumMembers(type.def).names]);
const valuesOf = (type: NamedType): ClrArray => {
  const { names, byName } = enumMembers(type.def);
  return new ClrArray(
    type,
    names.map((name) => byName.get(name)!),
  );
};

const numeric = (self: Box): number => self.value as number;

export const SystemEnum = typeDef('System.Enum', {
  kind: 'class',
  abstract: true,
  base: 'System.ValueType',
  interfaces: ['IComparable', 'IConvertible', 'IFormattable'],
  documented: ['Parse', 'TryParse', 'ToString'],
  members: {
    'string ToString()': (self: Box) => enumToString(self.type.def, numeric(self)),
    'string ToString(string format)': (self: Box, format: string | null) =>
      enumFormat(self.type.def, numeric(self), format),
    'TypeCode GetTypeCode()': () => 9,
    'bool Equals(object obj)': (self: Box, obj) =>
      obj instanceof Box && obj.type === self.type && obj.value === self.value,
    'int GetHashCode()': numeric,
    'int CompareTo(object target)': (self: Box, target) => {
      if (target === null) return 1;
      if (target instanceof Box && target.type === self.type) return Math.sign(numeric(self) - numeric(target));
      return argument(
        `Object must be the same type as the enum. The type passed in was '${runtimeName(runtimeTypeOf(target))}'; the enum type was '${runtimeName(self.type)}'.`,
      );
    },
    'bool HasFlag(Enum flag)': (self: Box, flag: Box | null) => {
      if (flag === null) return argumentNull('flag');
      if (flag.type !== self.type)
        return argument(
          `The argument type, '${runtimeName(flag.type)}', is not the same as the enum type '${runtimeName(self.type)}'.`,
        );
      return (numeric(self) & numeric(flag)) === numeric(flag);
    },

    'static TEnum Parse<TEnum>(string value)': generic(
      (type: Type) => (value: string | null) => parseEnum(enumOf(type).def, value, false),
    ),
    'static TEnum Parse<TEnum>(string value, bool ignoreCase)': generic(
      (type: Type) => (value: string | null, ignoreCase: boolean) => parseEnum(enumOf(type).def, value, ignoreCase),
    ),
    'static object Parse(Type enumType, string value)': (enumType: RuntimeType | null, value: string | null) =>
      new Box(named(enumType), parseEnum(named(enumType).def, value, false)),
    'static object Parse(Type enumType, string value, bool ignoreCase)': (
      enumType: RuntimeType | null,
      value: string | null,
      ignoreCase: boolean,
    ) => new Box(named(enumType), parseEnum(named(enumType).def, value, ignoreCase)),
    'static bool TryParse<TEnum>(string value, out TEnum result)': generic(
      (type: Type) => (value: string | null, result: Ref<number>) =>
        tryParse(enumOf(type), value, false, result, bare, 0),
    ),
    'static bool TryParse<TEnum>(string value, bool ignoreCase, out TEnum result)': generic(
      (type: Type) => (value: string | null, ignoreCase: boolean, result: Ref<number>) =>
        tryParse(enumOf(type), value, ignoreCase, result, bare, 0),
    ),
    'static bool TryParse(Type enumType, string value, out object result)': (
      enumType: RuntimeType | null,
      value: string | null,
      result: Ref,
    ) => tryParse<unknown>(named(enumType), value, false, result, (n) => new Box(named(enumType), n), null),
    'static bool TryParse(Type enumType, string value, bool ignoreCase, out object result)': (
      enumType: RuntimeType | null,
      value: string | null,
      ignoreCase: boolean,
      result: Ref,
    ) => tryParse<unknown>(named(enumType), value, ignoreCase, result, (n) => new Box(named(enumType), n), null),

    'static string[] GetNames(Type enumType)': (enumType: RuntimeType | null) => namesOf(named(enumType)),
    'static string[] GetNames<TEnum>()': generic((type: Type) => () => namesOf(enumOf(type))),
    'static Array GetValues(Type enumType)': (enumType: RuntimeType | null) => valuesOf(named(enumType)),
    'static TEnum[] GetValues<TEnum>()': generic((type: Type) => () => valuesOf(enumOf(type))),
    'static string GetName(Type enumType, object value)': (enumType: RuntimeType | null, value) => {
      const type = named(enumType);
      if (value !== null && !(value instanceof Box && isEnum(value.type)) && !isIntegral(value))
        return argument(
          'The value passed in must be an enum base or an underlying type for an enum, such as an Int32.',
          'value',
        );
      return nameOf(
        type,
        isIntegral(value) ? Number(value instanceof Box ? value.value : value) : numberOf(type, value),
      );
    },
    'static string GetName<TEnum>(TEnum value)': generic(
      (type: Type) => (value: number) => nameOf(enumOf(type), value),
    ),
    'static bool IsDefined(Type enumType, object value)': (enumType: RuntimeType | null, value) => {
      const type = named(enumType);
      if (typeof value === 'string') return enumMembers(type.def).byName.has(value);
      return nameOf(type, numberOf(type, value)) !== null;
    },
    'static bool IsDefined<TEnum>(TEnum value)': generic(
      (type: Type) => (value: number) => nameOf(enumOf(type), value) !== null,
    ),
    'static Type GetUnderlyingType(Type enumType)': (enumType: RuntimeType | null) => {
      named(enumType);
      return new RuntimeType(T.int());
    },
    'static string Format(Type enumType, object value, string format)': (
      enumType: RuntimeType | null,
      value,
      format: string | null,
    ) => {
      const type = named(enumType);
      const number = numberOf(type, value);
      return format === null ? argumentNull('format') : enumFormat(type.def, number, format);
    },
    'static object ToObject(Type enumType, object value)': (enumType: RuntimeType | null, value) => {
      if (value === null) return argumentNull('value');
      const inner = value instanceof Box ? value.value : value;
      if (typeof inner !== 'number' && typeof inner !== 'bigint' && typeof inner !== 'boolean')
        return argument(
          'The value passed in must be an enum base or an underlying type for an enum, such as an Int32.',
          'value',
        );
      return toObject(enumType, BigInt(inner));
    },
    ...Object.fromEntries(
      ['byte', 'int', 'long', 'sbyte', 'short', 'uint', 'ulong', 'ushort'].map((t) => [
        `static object ToObject(Type enumType, ${t} value)`,
        toObject,
      ]),
    ),
  },
});

const INTEGRAL: ReadonlySet<string> = new Set([
  'SByte',
  'Byte',
  'Int16',
  'UInt16',
  'Int32',
  'UInt32',
  'Int64',
  'UInt64',
]);
function isIntegral(value: unknown): boolean {
  if (value instanceof Box && isEnum(value.type)) return false;
  const name = convertibleOf(value);
  return name !== null && INTEGRAL.has(name);
}
