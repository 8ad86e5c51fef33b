import { typeDef } from '../../types/define.ts';
import { CLR } from '../../values/clr.ts';
import { hashOf, objectEquals, objectKey, runtimeTypeOf, toText } from '../../values/object.ts';
import { RuntimeType } from '../../values/runtime-type.ts';

/** System.Object: what every value can do. Receivers are in an object slot; the rows dispatch to the run-time type. */
export const SystemObject = typeDef('System.Object', {
  keyword: 'object',
  kind: 'class',
  documented: 'none',
  members: {
    'new()': () => new PlainObject(),
    'string ToString()': toText,
    'bool Equals(object obj)': objectEquals,
    'int GetHashCode()': (self) => hashOf(objectKey(self)),
    'Type GetType()': (self) => new RuntimeType(runtimeTypeOf(self)),
    'static bool Equals(object objA, object objB)': objectEquals,
    'static bool ReferenceEquals(object objA, object objB)': (a, b) =>
      a === b && typeof a !== 'number' && typeof a !== 'bigint' && typeof a !== 'boolean',
  },
});

/** `new object()`: nothing but an identity. */
class PlainObject {
  get [CLR](): string {
    return 'System.Object';
  }
}
