import { generic, typeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { boxedCursorOf } from '../../values/protocol.ts';
import { cursorOf } from '../../values/sequence.ts';

/** Sequences: every value that `cursorOf` accepts. Seen without a type argument, elements are objects. */
export const IEnumerable = typeDef('System.Collections.IEnumerable', {
  kind: 'interface',
  documented: 'none',
  members: { 'IEnumerator GetEnumerator()': (self) => new Enumerator(boxedCursorOf(self), T.object()) },
});

export const IEnumerableOfT = typeDef('System.Collections.Generic.IEnumerable<out T>', {
  kind: 'interface',
  interfaces: ['IEnumerable'],
  documented: 'all',
  members: {
    'IEnumerator<T> GetEnumerator()': generic((element: Type) => (self) => new Enumerator(cursorOf(self), element)),
  },
});
