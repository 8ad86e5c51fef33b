import type { OperationView } from '../../context.ts';
import { typeDef } from '../../types/define.ts';

/** The operation whose URL template the request matched. */
export const IOperation = typeDef('Sluice.IOperation', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'string Id { get; }': (self: OperationView) => self.id,
    'string Method { get; }': (self: OperationView) => self.method,
    'string Name { get; }': (self: OperationView) => self.name,
    'string UrlTemplate { get; }': (self: OperationView) => self.urlTemplate,
  },
});
