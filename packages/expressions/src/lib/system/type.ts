import { missing, typeDef } from '../../types/define.ts';
import { baseType, isEnum, isInterface, isNullable, isValueType, T } from '../../types/registry.ts';
import { runtimeName, type Type } from '../../types/type.ts';
import { newArray } from '../../values/array-of.ts';
import { enumMembers } from '../../values/enum.ts';
import { argument } from '../../values/exception.ts';
import { isSubtype } from '../../types/convert.ts';
import { instanceTest } from '../../values/instance-of.ts';
import { hashOf } from '../../values/object.ts';
import { RuntimeType } from '../../values/runtime-type.ts';

/** System.Type: what `typeof(T)` and `GetType()` give. Names are the run-time's: ``List`1``, `Int32[]`. */
const reflect = (t: Type): RuntimeType => new RuntimeType(t);
const suffix = (rank: number): string => `[${','.repeat(rank - 1)}]`;

function nameOf(t: Type): string {
  switch (t.kind) {
    case 'named': {
      const { def } = t;
      const own = def.simpleName.slice(def.simpleName.lastIndexOf('+') + 1);
      return t.args.length > 0 && !def.simpleName.includes('+') ? `${own}\`${t.args.length}` : own;
    }
    case 'array':
      return nameOf(t.element) + suffix(t.rank);
    case 'anonymous':
      return `<>f__AnonymousType0\`${t.fields.length}`;
    default:
      return runtimeName(t);
  }
}

const namespaceOf = (t: Type): string | null =>
  t.kind === 'named' ? t.def.namespace : t.kind === 'array' ? namespaceOf(t.element) : null;

/** As `FullName` writes it: type arguments with their assembly, which only .NET knows, so without it here. */
function fullNameOf(t: Type): string {
  if (t.kind === 'array') return fullNameOf(t.element) + suffix(t.rank);
  return t.kind === 'named' && t.args.length > 0
    ? `${t.def.clrName}[${t.args.map((a) => `[${fullNameOf(a)}]`).join()}]`
    : runtimeName(t);
}

const isClass = (t: Type): boolean => t.kind !== 'named' || ['class', 'static class', 'delegate'].includes(t.def.kind);
const PRIMITIVES = [
  T.bool,
  T.char,
  T.sbyte,
  T.byte,
  T.short,
  T.ushort,
  T.int,
  T.uint,
  T.long,
  T.ulong,
  T.float,
  T.double,
];
const isGenericType = (t: Type): boolean => t.kind === 'named' && t.args.length > 0;
const same = (a: RuntimeType | null, b: RuntimeType | null): boolean =>
  a === null || b === null ? a === b : a.type === b.type;

export const SystemType = typeDef('System.Type', {
  kind: 'class',
  abstract: true,
  documented: 'none',
  key: (self: RuntimeType) => self.type.id,
  members: {
    'string Name { get; }': (self: RuntimeType) => nameOf(self.type),
    'string FullName { get; }': (self: RuntimeType) => fullNameOf(self.type),
    'string Namespace { get; }': (self: RuntimeType) => namespaceOf(self.type),
    'string ToString()': (self: RuntimeType) => self.text,
    'bool Equals(Type o)': same,
    'int GetHashCode()': (self: RuntimeType) => hashOf(self.type.id),
    'static bool operator ==(Type left, Type right)': same,
    'static bool operator !=(Type left, Type right)': (a: RuntimeType | null, b: RuntimeType | null) => !same(a, b),
    'Type BaseType { get; }': (self: RuntimeType) => {
      const base = baseType(self.type);
      return base === null ? null : reflect(base);
    },
    'bool IsValueType { get; }': (self: RuntimeType) => isValueType(self.type),
    'bool IsEnum { get; }': (self: RuntimeType) => isEnum(self.type),
    'bool IsClass { get; }': (self: RuntimeType) => isClass(self.type),
    'bool IsInterface { get; }': (self: RuntimeType) => isInterface(self.type),
    'bool IsArray { get; }': (self: RuntimeType) => self.type.kind === 'array',
    'bool IsPrimitive { get; }': (self: RuntimeType) => PRIMITIVES.some((p) => p() === self.type),
    'bool IsAbstract { get; }': (self: RuntimeType) =>
      isInterface(self.type) || (self.type.kind === 'named' && self.type.def.kind === 'static class'),
    'bool IsGenericType { get; }': (self: RuntimeType) => isGenericType(self.type) || self.type.kind === 'anonymous',
    'bool IsConstructedGenericType { get; }': (self: RuntimeType) => isGenericType(self.type),
    'Type[] GenericTypeArguments { get; }': (self: RuntimeType) => typeArguments(self),
    'Type[] GetGenericArguments()': (self: RuntimeType) => typeArguments(self),
    'Type GetElementType()': (self: RuntimeType) => (self.type.kind === 'array' ? reflect(self.type.element) : null),
    'int GetArrayRank()': (self: RuntimeType) =>
      self.type.kind === 'array' ? self.type.rank : argument('Must be an array type.'),
    'bool IsInstanceOfType(object o)': (self: RuntimeType, o) => instanceTest(self.type)(o),
    'bool IsAssignableFrom(Type c)': (self: RuntimeType, c: RuntimeType | null) =>
      c !== null && isSubtype(c.type, isNullable(self.type) && c.type !== self.type ? self.type.args[0] : self.type),
    'bool IsAssignableTo(Type targetType)': (self: RuntimeType, target: RuntimeType | null) =>
      target !== null && isSubtype(self.type, target.type),
    'bool IsSubclassOf(Type c)': (self: RuntimeType, c: RuntimeType) =>
      self.type !== c.type && !isInterface(c.type) && isSubtype(self.type, c.type),
    'string[] GetEnumNames()': (self: RuntimeType) =>
      isEnum(self.type)
        ? newArray(T.string(), [...enumMembers(self.type.def).names])
        : argument('Type provided must be an Enum.', 'enumType'),
    'static Type GetType(string typeName)': missing,
    'Type GetGenericTypeDefinition()': missing,
    'MemberInfo[] GetMembers()': missing,
    'MethodInfo GetMethod(string name)': missing,
    'MethodInfo[] GetMethods()': missing,
    'PropertyInfo[] GetProperties()': missing,
    'PropertyInfo GetProperty(string name)': missing,
    'FieldInfo[] GetFields()': missing,
    'Type[] GetInterfaces()': missing,
    'Assembly Assembly { get; }': missing,
    'string AssemblyQualifiedName { get; }': missing,
    'Guid GUID { get; }': missing,
  },
});

const typeArguments = (self: RuntimeType): unknown =>
  newArray(T.type(), self.type.kind === 'named' ? self.type.args.map(reflect) : []);
