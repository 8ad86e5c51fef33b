import { typeDef } from '../../types/define.ts';
import { Enumerator } from '../../values/enumerator.ts';

/** `IDisposable`: what `using` needs. Nothing in an expression holds a resource but an iterator that waits to go on. */
export const IDisposable = typeDef('System.IDisposable', {
  kind: 'interface',
  documented: 'none',
  members: { 'void Dispose()': (self: unknown) => (self instanceof Enumerator ? self.cursor.dispose?.() : undefined) },
});
