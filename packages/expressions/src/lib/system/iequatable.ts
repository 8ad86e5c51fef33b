import { generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { unbox } from '../../values/boxing.ts';
import { equality } from '../../values/object.ts';

/** The receiver stands in an object slot; the other value has the representation of T. */
export const IEquatableOfT = typeDef('System.IEquatable<T>', {
  kind: 'interface',
  documented: 'none',
  members: {
    'bool Equals(T other)': generic((type: Type) => {
      const equal = equality(type);
      return (self, other) => equal(unbox(self), other);
    }),
  },
});
