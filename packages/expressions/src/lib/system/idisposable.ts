import { typeDef } from '../../types/define.ts';

/** `IDisposable`: what `using` needs. Nothing in an expression holds a resource, so disposing does nothing. */
export const IDisposable = typeDef('System.IDisposable', {
  kind: 'interface',
  documented: 'none',
  members: { 'void Dispose()': () => undefined },
});
