import { generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { unbox } from '../../values/boxing.ts';
import { comparison, objectCompare } from '../../values/object.ts';

/** Values of interface types stand in an object slot; the other one has the representation of T. */
export const IComparableOfT = typeDef('System.IComparable<in T>', {
  kind: 'interface',
  documented: 'none',
  members: {
    'int CompareTo(T other)': generic((type: Type) => {
      const compare = comparison(type);
      return (self, other) => compare(unbox(self), other);
    }),
  },
});

export const IComparable = typeDef('System.IComparable', {
  kind: 'interface',
  documented: 'none',
  members: { 'int CompareTo(object obj)': objectCompare },
});
