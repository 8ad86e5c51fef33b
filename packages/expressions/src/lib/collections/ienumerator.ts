import { typeDef } from '../../types/define.ts';
import { box } from '../../values/boxing.ts';
import type { Enumerator } from '../../values/enumerator.ts';
import { clrThrow } from '../../values/exception.ts';

/** Stepping by hand: `MoveNext` and `Current`. A policy mostly writes `foreach` instead. */
export const IEnumerator = typeDef('System.Collections.IEnumerator', {
  kind: 'interface',
  documented: 'none',
  members: {
    'object Current { get; }': (self: Enumerator) => box(self.typeArguments[0]!, self.current),
    'bool MoveNext()': (self: Enumerator) => self.moveNext(),
    'void Reset()': () => clrThrow('System.NotSupportedException', 'Specified method is not supported.'),
  },
});

export const IEnumeratorOfT = typeDef('System.Collections.Generic.IEnumerator<out T>', {
  kind: 'interface',
  interfaces: ['IEnumerator', 'IDisposable'],
  documented: 'all',
  members: { 'T Current { get; }': (self: Enumerator) => self.current },
});
