import { generic, typeDef, type Fn } from '../../types/define.ts';
import { defaultOf, isNullable } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { box } from '../../values/boxing.ts';
import { argumentNull, invalidOperation } from '../../values/exception.ts';
import { comparison, equality, hashOf, keyer, objectEquals, texter } from '../../values/object.ts';
import { RuntimeType } from '../../values/runtime-type.ts';

/** `T?` of a value type: the value or null, so here, alone among the types, the receiver may be null. */
export const NullableOfT = typeDef('System.Nullable<T>', {
  kind: 'struct',
  documented: 'none',
  members: {
    'new(T value)': (value) => value,
    'bool HasValue { get; }': (self) => self !== null,
    'T Value { get; }': valueOf,
    'T GetValueOrDefault()': generic((type: Type) => {
      const zero = defaultOf(type);
      return (self) => self ?? zero;
    }),
    'T GetValueOrDefault(T defaultValue)': (self, defaultValue) => self ?? defaultValue,
    'bool Equals(object other)': generic(
      (type: Type) => (self, other) =>
        self === null ? other === null : other !== null && objectEquals(box(type, self), other),
    ),
    'int GetHashCode()': generic((type: Type): Fn => {
      const key = keyer(type);
      return (self) => (self === null ? 0 : hashOf(key(self)));
    }),
    'string ToString()': generic((type: Type): Fn => {
      const text = texter(type);
      return (self) => (self === null ? '' : text(self));
    }),
  },
});

function valueOf(self: unknown): unknown {
  return self ?? invalidOperation('Nullable object must have a value.');
}

/** The static helpers of nullable values. */
export const SystemNullable = typeDef('System.Nullable', {
  kind: 'static class',
  documented: 'all',
  members: {
    'static int Compare<T>(T? n1, T? n2)': generic((type: Type): Fn => {
      const compare = comparison(type);
      return (a, b) => (a === null ? (b === null ? 0 : -1) : b === null ? 1 : compare(a, b));
    }),
    'static bool Equals<T>(T? n1, T? n2)': generic((type: Type): Fn => {
      const equal = equality(type);
      return (a, b) => (a === null || b === null ? a === b : equal(a, b));
    }),
    'static Type GetUnderlyingType(Type nullableType)': (nullableType: RuntimeType | null) => {
      if (nullableType === null) return argumentNull('nullableType');
      return isNullable(nullableType.type) ? new RuntimeType(nullableType.type.args[0]) : null;
    },
  },
});
